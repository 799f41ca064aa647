"""What reassurance brought: relief at once, after an hour, the next day."""

from __future__ import annotations

from typing import Any

from secure_base.insight import phrases
from secure_base.insight.charts import Drawing, Entry, nothing
from secure_base.insight.figure import Panels, number
from secure_base.insight.reading import sheets
from secure_base.insight.slopes import MIDDLE_FROM, add_slopes, middles, written
from secure_base.program.language import _, ngettext

RELIEF = ("relief_now", "relief_hour", "relief_day")


def fading(entries: list[Entry], exercise: Any) -> Drawing:
    """Draw how relief went, a line for each time something was asked for."""
    log = [
        sheet for sheet in sheets(entries) if any(sheet.number(name) is not None for name in RELIEF)
    ]
    if not log:
        return nothing(_("Nothing to draw yet. Once you have rated some relief, it is here."))
    lines = [[sheet.number(name) for name in RELIEF] for sheet in log]
    moments = [_("at once"), _("after an hour"), _("the next day")]
    panels = Panels()
    add_slopes(panels, "", moments, lines)
    count = len(log)
    said = [
        ngettext("Relief rated once.", "Relief rated {times}.", count).format(
            times=phrases.times(count)
        )
    ]
    shown = middles(lines) if count >= MIDDLE_FROM else lines[-1]
    given = [
        f"{number(value)} {moment}"
        for value, moment in zip(shown, moments, strict=True)
        if value is not None
    ]
    lead = _("In the middle it was {parts}.") if count >= MIDDLE_FROM else _("It was {parts}.")
    if 1 < count < MIDDLE_FROM:
        lead = _("The latest was {parts}.")
    said.append(lead.format(parts=phrases.listed(given)))
    if any(value is None for line in lines for value in line):
        said.append(_("Some ratings are not there; the line goes past them."))
    said.append(_("Wanting comfort is human, whatever the line does."))
    written_days = phrases.days([sheet.at.date() for sheet in log])
    return {
        "sentence": " ".join(said),
        "figure": panels.figure(),
        "table": {
            "caption": _("The same figures"),
            "head": [_("Day"), *(phrases.sentence(moment) for moment in moments)],
            "rows": [
                [on, *(written(value) for value in line)]
                for on, line in zip(written_days, lines, strict=True)
            ],
        },
    }
