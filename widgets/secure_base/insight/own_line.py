"""A person's own line: each rated thing over time, beside nobody else's.

Serves the weekly pulse, the two-dial check and the signs of growth. Every field with a
number gets a panel; a plane gives two.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from secure_base.insight import phrases
from secure_base.insight.charts import Drawing, Entry, nothing
from secure_base.insight.figure import Panels
from secure_base.insight.plane_map import dial
from secure_base.insight.reading import Sheet, ask_of, fields_of, kind_of, number_in, sheets
from secure_base.insight.slopes import written
from secure_base.program.language import _, ngettext

Thing = tuple[str, float, float, list[float | None]]
"""A title, the ends of its scale, and its value at each sheet."""

WIDEST = 4
"""Columns beside the day that a phone can show. Measured at 390 pixels."""


def own_line(entries: list[Entry], exercise: Any) -> Drawing:
    """Draw one panel per rated thing, oldest first."""
    log = sheets(entries)
    things = [
        (title, low, high, values)
        for title, low, high, values in _things(log, exercise)
        if any(value is not None for value in values)
    ]
    if not things:
        return nothing(_("Nothing to draw yet. Your own line begins with the first rating."))
    kept = [
        at
        for at in range(len(log))
        if any(values[at] is not None for _title, _low, _high, values in things)
    ]
    whens = [log[at].at for at in kept]
    marks = phrases.ticks(whens)
    panels = Panels()
    for title, low, high, values in things:
        points = [
            (phrases.stamp(log[at].at), value) for at in kept if (value := values[at]) is not None
        ]
        panels.lines(
            title,
            [(title, [when for when, _v in points], [value for _w, value in points])],
            ticks=marks,
            low=low,
            high=high,
            date=True,
            size=90,
        )
    days = phrases.days([when.date() for when in whens])
    head, rows = _table(things, list(zip(days, kept, strict=True)))
    return {
        "sentence": _sentence(len(kept), phrases.span(whens)),
        "figure": panels.figure(),
        "table": {"caption": _("The same figures"), "head": head, "rows": rows},
    }


def _table(things: list[Thing], days: list[tuple[str, int]]) -> tuple[list[str], list[list[str]]]:
    """A column for each thing; where they are too many for a phone, a row for each rating."""
    if len(things) <= WIDEST:
        head = [_("Day"), *(thing[0] for thing in things)]
        return head, [[on, *(written(values[at]) for *_t, values in things)] for on, at in days]
    rows = [
        [on, title, written(values[at])]
        for on, at in days
        for title, _low, _high, values in things
        if values[at] is not None
    ]
    return [_("Day"), _("What"), _("Rating")], rows


def _sentence(count: int, span: str) -> str:
    said = ngettext("Rated {times}, {span}.", "Rated {times} {span}.", count).format(
        times=phrases.times(count), span=span
    )
    if count < phrases.FEW:
        said += " " + _("{Count} is too few to call it a direction.").format(
            Count=phrases.sentence(phrases.in_words(count))
        )
    return said + " " + _("This is your own line; nobody else's stands beside it.")


def _things(log: list[Sheet], exercise: Any) -> list[Thing]:
    things: list[Thing] = []
    for name in fields_of(exercise, "scale", "number", "plane"):
        field = exercise.fields[name]
        if kind_of(field) == "plane":
            for axis in ("across", "up"):
                values = [
                    number_in(value, axis)
                    if isinstance(value := sheet.answers.get(name), Mapping)
                    else None
                    for sheet in log
                ]
                things.append((dial(field, axis), 0, 10, values))
            continue
        values = [sheet.number(name) for sheet in log]
        known = [value for value in values if value is not None] or [0]
        low, high = _end(field, "min"), _end(field, "max")
        low = min([*known, low if low is not None else 0])
        high = max([*known, high if high is not None else low + 1])
        things.append((ask_of(exercise, name), low, high, values))
    return things


def _end(field: Any, name: str) -> float | None:
    given = getattr(field, name, None)
    if isinstance(given, bool) or not isinstance(given, int | float):
        return ({"min": 0.0, "max": 10.0}[name]) if kind_of(field) == "scale" else None
    return float(given)
