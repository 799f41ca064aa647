"""Tries at a ladder's steps: discomfort before, at its peak, and after, try by try."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from secure_base.insight import phrases
from secure_base.insight.charts import Drawing, Entry, nothing
from secure_base.insight.figure import Panels
from secure_base.insight.reading import fields_of, moment, number_in, sheets, word_in
from secure_base.insight.slopes import written
from secure_base.program.language import _, ngettext

RATED = ("before", "peak", "after")


def tries(entries: list[Entry], exercise: Any) -> Drawing:
    """Draw ``before``, ``peak`` and ``after`` of each try, in the order they were made."""
    made = [
        (name, on, [number_in(one, rated) for rated in RATED])
        for name, on, one in _tries(entries, exercise)
        if any(number_in(one, rated) is not None for rated in RATED)
    ]
    if not made:
        return nothing(_("Nothing to draw yet. The first try you rate will stand here."))
    names = [_("before"), _("at its peak"), _("after")]
    series = []
    for at, name in enumerate(names):
        points = [
            (nth, value)
            for nth, (_name, _on, values) in enumerate(made, start=1)
            if (value := values[at]) is not None
        ]
        series.append((name, [nth for nth, _value in points], [value for _nth, value in points]))
    count = len(made)
    shown = [1, count] if count > 1 else [1]
    panels = Panels()
    panels.lines(
        "",
        series,
        ticks=(shown, [_("try {count}").format(count=nth) for nth in shown]),
        size=200,
    )
    peaks = [values[1] for _name, _on, values in made if values[1] is not None]
    said = [
        ngettext("{Count} try rated.", "{Count} tries rated.", count).format(
            Count=phrases.sentence(phrases.in_words(count))
        )
    ]
    if len(peaks) > 1:
        said.append(
            _("The peak was {first} the first time and {last} the latest.").format(
                first=written(peaks[0]), last=written(peaks[-1])
            )
        )
    said.append(_("A try that stayed hard is a try."))
    return {
        "sentence": " ".join(said),
        "figure": panels.figure(),
        "table": {
            "caption": _("The same figures"),
            "head": [_("Try"), _("Step"), *(phrases.sentence(name) for name in names)],
            "rows": [
                [on or str(nth), name, *(written(value) for value in values)]
                for nth, (name, on, values) in enumerate(made, start=1)
            ],
        },
    }


def _tries(entries: list[Entry], exercise: Any) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Give every try: the items of a ``steps`` field, or else whole entries."""
    lists = [name for name in fields_of(exercise, "steps") if _rates(exercise.fields[name])]
    for sheet in sheets(entries):
        if not lists:
            yield (sheet.word("step") or "", phrases.day(sheet.at.date()), sheet.answers)
            continue
        for name in lists:
            value = sheet.answers.get(name)
            for one in value if isinstance(value, list) else []:
                if isinstance(one, Mapping):
                    at = moment(one.get("when") or one.get("date"))
                    yield (
                        word_in(one, "step") or "",
                        phrases.day(at.date()) if at else "",
                        one,
                    )


def _rates(field: Any) -> bool:
    of = getattr(field, "of", None)
    return isinstance(of, Mapping) and "peak" in of
