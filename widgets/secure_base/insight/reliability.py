"""Commitments: kept, told in time, or missed. To tell someone in time is as good as to keep."""

from __future__ import annotations

from collections import Counter
from typing import Any

from secure_base.insight import phrases
from secure_base.insight.charts import Drawing, Entry, nothing
from secure_base.insight.figure import MARKS, PEN, RULE, Panels, label
from secure_base.insight.reading import Sheet, fields_of, moment, options_of, sheets
from secure_base.program.language import _, ngettext

KEPT, TOLD = "kept", "told"


def reliability(entries: list[Entry], exercise: Any) -> Drawing:
    """Draw what became of each commitment, over time."""
    outcome = next(
        (name for name in fields_of(exercise, "choice") if KEPT in options_of(exercise, name)),
        None,
    )
    log = sheets(entries)
    due = fields_of(exercise, "date", "moment")
    settled = [
        (_when(sheet, due), word) for sheet in log if outcome and (word := sheet.word(outcome))
    ]
    still = len(log) - len(settled)
    if not settled:
        return nothing(_("Nothing to draw yet. Once you note how a commitment went, it is here."))
    settled.sort()
    assert outcome is not None
    options = options_of(exercise, outcome)
    keys = [*options, *sorted({word for _at, word in settled} - set(options))]
    counts = Counter(word for _at, word in settled)
    panels = Panels()
    _add_dots(panels, settled, keys, options)
    good = counts[KEPT] + counts[TOLD]
    total = len(settled)
    said = [
        ngettext(
            "{Count} commitment looked back on.", "{Count} commitments looked back on.", total
        ).format(Count=phrases.sentence(phrases.in_words(total))),
        _("Kept, or told in time, which counts the same here: {good} of {total}.").format(
            good=phrases.in_words(good), total=phrases.in_words(total)
        ),
    ]
    if still > 0:
        said.append(_("Still open: {count}.").format(count=phrases.in_words(still)))
    written = phrases.days([at.date() for at, _word in settled])
    return {
        "sentence": " ".join(said),
        "figure": panels.figure(),
        "table": {
            "caption": _("The same figures"),
            "head": [_("Day"), _("How it went")],
            "rows": [
                [on, options.get(word, word)]
                for on, (_at, word) in zip(written, settled, strict=True)
            ],
        },
    }


def _when(sheet: Sheet, due: list[str]) -> Any:
    for name in due:
        if (at := moment(sheet.answers.get(name))) is not None:
            return at
    return sheet.at


def _add_dots(
    panels: Panels, settled: list[tuple[Any, str]], keys: list[str], options: dict[str, str]
) -> None:
    places = {key: at for at, key in enumerate(keys)}
    whens = [at for at, _word in settled]
    values, words = phrases.ticks(whens)
    traces = [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [phrases.stamp(at) for at, word in settled if word == key],
            "y": [places[key] for _at, word in settled if word == key],
            "cliponaxis": False,
            "marker": {
                "color": PEN,
                "size": 11,
                "symbol": MARKS[places[key] % len(MARKS)]
                + ("" if key in (KEPT, TOLD) else "-open"),
            },
        }
        for key in keys
    ]
    labels = [label(options.get(key, key)) for key in keys]
    up = {
        "range": [len(keys) - 0.5, -0.5],
        "tickvals": list(places.values()),
        "ticktext": labels,
        "gridcolor": RULE,
        "zeroline": False,
        "ticklen": 8,
        "tickcolor": "rgba(0,0,0,0)",
    }
    across = {
        "type": "date", "tickvals": values, "ticktext": words, "showgrid": False, "zeroline": False,
    }  # fmt: skip
    panels.plain("", 44 * len(keys), across, up, traces, labels=labels)
