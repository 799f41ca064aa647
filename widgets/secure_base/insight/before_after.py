"""Before and after: a belief looked at twice, or what a practice left behind.

Reads every pair of fields a worksheet has: ``before`` with ``after``, ``X_before`` with
``X_after``, ``X`` with ``X_after``. Where ``after`` is a choice (calmer, more present,
unchanged, more stirred) the answers are counted, none above another.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from secure_base.insight import phrases
from secure_base.insight.charts import Drawing, Entry, nothing
from secure_base.insight.figure import Panels, number
from secure_base.insight.reading import Sheet, ask_of, kind_of, options_of, sheets
from secure_base.insight.slopes import MIDDLE_FROM, add_slopes, middles, written
from secure_base.program.language import _, ngettext

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
    return _counted(log, exercise)


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


def _counted(log: list[Sheet], exercise: Any) -> Drawing:
    options = options_of(exercise, "after")
    answered = [sheet for sheet in log if sheet.word("after")]
    if not options or not answered:
        return nothing(
            _("Nothing to draw yet. Once a before and an after are there, they stand here.")
        )
    counts = Counter(sheet.word("after") for sheet in answered)
    others = [key for key in counts if key not in options]
    shown = [(options.get(key or "", key or ""), counts[key]) for key in [*options, *others]]
    panels = Panels()
    panels.bars("", shown)
    rows = [[_("All"), name, str(count)] for name, count in shown if count]
    by_practice: dict[str, Counter[str]] = {}
    practices = options_of(exercise, "practice")
    for sheet in answered:
        practice = sheet.word("practice")
        if practice:
            key = sheet.word("after") or ""
            by_practice.setdefault(practices.get(practice, practice), Counter())[
                options.get(key, key)
            ] += 1
    for practice, after in sorted(by_practice.items()):
        rows += [[practice, name, str(after[name])] for name, _count in shown if after[name]]
    total = len(answered)
    parts = [f"{phrases.times(count)} {_small(name)}" for name, count in shown if count]
    said = ngettext("{Count} practice noted: {parts}.", "{Count} practices noted: {parts}.", total)
    return {
        "sentence": said.format(
            Count=phrases.sentence(phrases.in_words(total)), parts=phrases.listed(parts)
        )
        + " "
        + _("Each of these is as good to know as the others."),
        "figure": panels.figure(),
        "table": {
            "caption": _("The same figures"),
            "head": [_("Practice"), _("Afterwards"), _("Times")],
            "rows": rows,
        },
    }


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


def _bound(field: Any, name: str, known: float) -> float:
    given = getattr(field, name, None)
    if isinstance(given, bool) or not isinstance(given, int | float):
        given = 0 if name == "min" else 10
    return min(given, known) if name == "min" else max(given, known)
