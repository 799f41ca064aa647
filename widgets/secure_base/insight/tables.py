"""Entries as a pandas table: for authors, and for a person who likes to count.

Pandas is loaded here and only when a table is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from secure_base.insight.charts import Entry

if TYPE_CHECKING:
    import pandas

WRITTEN = "written"
"""The column that says when an entry was begun."""


def frame(exercise: Any, entries: Iterable[Entry]) -> pandas.DataFrame:
    """Lay the entries out oldest first, a column for each field.

    A field that holds several things gives several columns (``steps`` gives ``steps_1_what``);
    what was written in a field that the worksheet no longer has stands in columns at the end.
    """
    import pandas

    columns = [WRITTEN, *(name for name, _cell in _cells(exercise, {}))]
    rows = []
    for entry in sorted(entries, key=lambda entry: entry.first_at):
        row = {WRITTEN: entry.first_at, **dict(_cells(exercise, entry.answers))}
        row |= {name: value for name, value in entry.answers.items() if name not in exercise.fields}
        columns += [name for name in row if name not in columns]
        rows.append(row)
    return pandas.DataFrame(rows, columns=columns)


def _cells(exercise: Any, answers: Any) -> list[tuple[str, Any]]:
    return [
        (f"{name}_{suffix}" if suffix else name, cell)
        for name, field in exercise.fields.items()
        if field.kind != "note"
        for suffix, cell in field.columns(answers.get(name))
    ]
