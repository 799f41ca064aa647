"""How strong it was, over time: one line, with the pull beside each figure in the table."""

from __future__ import annotations

from typing import Any

from secure_base.insight import phrases
from secure_base.insight.charts import Drawing, Entry, nothing
from secure_base.insight.figure import Panels, number
from secure_base.insight.reading import Sheet, options_of, sheets
from secure_base.program.language import _, ngettext


def strength_over_time(entries: list[Entry], exercise: Any) -> Drawing:
    """Draw the answers to ``strength``, oldest first."""
    log = [sheet for sheet in sheets(entries) if sheet.number("strength") is not None]
    if not log:
        return nothing(_("Nothing to draw yet. Once a sheet says how strong it was, it is here."))
    panels = Panels()
    add_strength(panels, log, title="")
    options = options_of(exercise, "pull")
    written = phrases.days([sheet.at.date() for sheet in log])
    pulled = any(sheet.word("pull") for sheet in log)
    rows = []
    for on, sheet in zip(written, log, strict=True):
        row = [on, number(sheet.number("strength") or 0)]
        if pulled:
            pull = sheet.word("pull") or ""
            row.append(options.get(pull, pull))
        rows.append(row)
    head = [_("Day"), _("Strength")] + ([_("Pull")] if pulled else [])
    return {
        "sentence": _sentence(log),
        "figure": panels.figure(),
        "table": {"caption": _("The same figures"), "head": head, "rows": rows},
    }


def add_strength(panels: Panels, log: list[Sheet], title: str | None = None) -> None:
    """Add the panel of strength over time, where anything was rated."""
    rated = [sheet for sheet in log if sheet.number("strength") is not None]
    if not rated:
        return
    whens = [sheet.at for sheet in rated]
    panels.lines(
        _("How strong, over time") if title is None else title,
        [
            (
                _("Strength"),
                [phrases.stamp(when) for when in whens],
                [sheet.number("strength") or 0 for sheet in rated],
            )
        ],
        ticks=phrases.ticks(whens),
        date=True,
    )


def _sentence(log: list[Sheet]) -> str:
    values = [sheet.number("strength") or 0 for sheet in log]
    count = len(values)
    said = [
        ngettext("{Count} sheet {span}.", "{Count} sheets {span}.", count).format(
            Count=phrases.sentence(phrases.in_words(count)),
            span=phrases.span([sheet.at for sheet in log]),
        )
    ]
    if count == 1:
        said.append(_("The strength was {high}.").format(high=number(values[0])))
    else:
        said.append(_("The strongest was {high}.").format(high=number(max(values))))
        since = values[len(values) - values[::-1].index(max(values)) :]
        if 1 <= len(since) <= 3:
            said[-1] = ngettext(
                "The strongest was {high}; the one since then was {since}.",
                "The strongest was {high}; those since then were {since}.",
                len(since),
            ).format(
                high=number(max(values)), since=phrases.listed([number(value) for value in since])
            )
    said.append(phrases.direction(values))
    return " ".join(said)
