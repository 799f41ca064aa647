"""Before and after: the same thing rated twice, such as a belief or how tense one is.

Reads every pair of fields a worksheet has: ``before`` with ``after``, ``X_before`` with
``X_after``, ``X`` with ``X_after``.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from secure_base.insight import phrases
from secure_base.insight.charts import Drawing, Entry, nothing
from secure_base.insight.figure import Panels, number
from secure_base.insight.reading import Sheet, ask_of, kind_of, sheets
from secure_base.insight.slopes import MIDDLE_FROM, add_slopes, middles, written
from secure_base.program.language import _

_NUMBERS = ("scale", "number")


def before_after(entries: list[Entry], exercise: Any) -> Drawing:
    """Draw each pair that has answers; the first pair gives the sentence."""
    log = sheets(entries)
    panels = Panels()
    said: list[str] = []
    rows: list[list[str]] = []
    for first, second in pairs(exercise):
        numbers = [
            (sheet, [sheet.number(first), sheet.number(second)])
            for sheet in log
            if sheet.number(first) is not None and sheet.number(second) is not None
        ]
        if numbers:
            said.append(_add_pair(panels, exercise, first, numbers))
            on = phrases.days([sheet.at.date() for sheet, _pair in numbers])
            rows += [
                [day, written(pair[0]), written(pair[1])]
                for day, (_sheet, pair) in zip(on, numbers, strict=True)
            ]
    if said:
        return {
            "sentence": " ".join(said),
            "figure": panels.figure(),
            "table": {
                "caption": _("The same figures"),
                "head": [_("Day"), _("Before"), _("After")],
                "rows": rows,
            },
        }
    return nothing(_("Nothing to draw yet. Once a before and an after are there, they stand here."))


def pairs(exercise: Any) -> list[tuple[str, str]]:
    """Find the worksheet's pairs of numbers asked before and after."""
    names = list(exercise.fields)
    found = []
    for second in names:
        if second != "after" and not second.endswith("_after"):
            continue
        stem = second.removesuffix("after").removesuffix("_")
        for first in (f"{stem}_before" if stem else "before", stem):
            if (
                first in names
                and kind_of(exercise.fields[first]) in _NUMBERS
                and kind_of(exercise.fields[second]) in _NUMBERS
            ):
                found.append((first, second))
                break
    return found


def _add_pair(
    panels: Panels, exercise: Any, first: str, numbers: list[tuple[Sheet, list[float | None]]]
) -> str:
    field = exercise.fields[first]
    lines = [pair for _sheet, pair in numbers]
    known = [value for pair in lines for value in pair if value is not None]
    low = _bound(field, "min", min(known))
    high = _bound(field, "max", max(known))
    title = ask_of(exercise, first) if len(pairs(exercise)) > 1 else ""
    add_slopes(panels, title, [_("before"), _("after")], lines, low=low, high=max(high, low + 1))
    count = len(lines)
    went = Counter((pair[1] or 0) - (pair[0] or 0) > 0 for pair in lines if pair[0] != pair[1])
    same = sum(pair[0] == pair[1] for pair in lines)
    parts = [
        _("{times} lower").format(times=phrases.times(went[False])) if went[False] else "",
        _("{times} the same").format(times=phrases.times(same)) if same else "",
        _("{times} higher").format(times=phrases.times(went[True])) if went[True] else "",
    ]
    if count == 1:
        said = _("Before it was {before}, after it {after}.").format(
            before=written(lines[0][0]), after=written(lines[0][1])
        )
    else:
        said = _("{Entries} with both: afterwards {parts}.").format(
            Entries=phrases.sentence(phrases.entries(count)),
            parts=phrases.listed([part for part in parts if part]),
        )
    if count >= MIDDLE_FROM:
        before, after = middles(lines)
        said += " " + _("The middle went from {before} to {after}.").format(
            before=number(before or 0), after=number(after or 0)
        )
    if first.startswith("belief"):
        said += " " + _(
            "Sometimes the worry is right. The point is to look, not to talk yourself out of it."
        )
    return said


def _bound(field: Any, name: str, known: float) -> float:
    given = getattr(field, name, None)
    if isinstance(given, bool) or not isinstance(given, int | float):
        given = 0 if name == "min" else 10
    return min(given, known) if name == "min" else max(given, known)
