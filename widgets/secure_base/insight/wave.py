"""A feeling rated minute by minute: the latest wave, with earlier ones behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from secure_base.insight import phrases
from secure_base.insight.charts import Drawing, Entry, nothing
from secure_base.insight.figure import PEN, RULE, SOFT, Panels, number
from secure_base.insight.reading import Sheet, fields_of, number_in, sheets
from secure_base.program.language import _, ngettext

EARLIER = 4
"""Earlier waves drawn behind the latest. More would be a thicket. Own choice."""

Points = list[tuple[float, float]]


def wave(entries: list[Entry], exercise: Any) -> Drawing:
    """Draw the worksheet's first field of ratings."""
    names = fields_of(exercise, "ratings")
    log = [
        (sheet, points)
        for sheet in sheets(entries)
        if names and (points := ratings(sheet, names[0]))
    ]
    if not log:
        return nothing(_("Nothing to draw yet. The first wave you rate will stand here."))
    panels = Panels()
    _add_waves(panels, [points for _sheet, points in log[-EARLIER - 1 :]])
    written = phrases.days([sheet.at.date() for sheet, _points in log])
    if len(log) == 1:
        head = [_("Minute"), _("Rating")]
        rows = [[number(minute), number(rating)] for minute, rating in log[0][1]]
    else:
        head = [_("Day"), _("At first"), _("Highest"), _("At the end"), _("Minutes")]
        rows = [
            [
                on,
                number(points[0][1]),
                number(max(rating for _minute, rating in points)),
                number(points[-1][1]),
                number(points[-1][0]),
            ]
            for on, (_sheet, points) in zip(written, log, strict=True)
        ]
    return {
        "sentence": _sentence(log[-1][1], len(log)),
        "figure": panels.figure(),
        "table": {"caption": _("The same figures"), "head": head, "rows": rows},
    }


def ratings(sheet: Sheet, name: str) -> Points:
    """Read ratings in the order of their minutes; the later one of a minute counts."""
    value = sheet.answers.get(name)
    points: dict[float, float] = {}
    for rated in value if isinstance(value, list) else []:
        if not isinstance(rated, Mapping):
            continue
        minute, rating = number_in(rated, "minute"), number_in(rated, "rating")
        if minute is not None and rating is not None:
            points[minute] = rating
    return sorted(points.items())


def _sentence(points: Points, count: int) -> str:
    first, last = points[0], points[-1]
    top = max(points, key=lambda point: point[1])
    if len(points) == 1:
        said = _("One rating: {rating}.").format(rating=number(first[1]))
    else:
        said = _(
            "It began at {first}, was highest at {top} in minute {minute}, "
            "and stood at {last} in minute {end}."
        ).format(
            first=number(first[1]),
            top=number(top[1]),
            minute=number(top[0]),
            last=number(last[1]),
            end=number(last[0]),
        )
    if count > 1:
        earlier = min(count - 1, EARLIER)
        said = (
            _("The latest wave.")
            + f" {said} "
            + ngettext(
                "The dotted line is the one before.",
                "The dotted lines are the {count} before.",
                earlier,
            ).format(count=phrases.in_words(earlier))
        )
    return said


def _add_waves(panels: Panels, waves: list[Points]) -> None:
    latest = len(waves) - 1
    longest = max(points[-1][0] for points in waves) or 1
    traces = [
        {
            "type": "scatter",
            "mode": "lines+markers" if at == latest else "lines",
            "x": [minute for minute, _rating in points],
            "y": [rating for _minute, rating in points],
            "cliponaxis": False,
            "line": {"color": PEN, "width": 3}
            if at == latest
            else {"color": SOFT, "width": 1.5, "dash": "dot"},
            "marker": {"color": PEN, "size": 8},
        }
        for at, points in enumerate(waves)
    ]
    across = {
        "range": [-longest * 0.03, longest * 1.03],
        "tickvals": [0, longest],
        "ticktext": [_("start"), _("minute {minute}").format(minute=number(longest))],
        "showgrid": False,
        "zeroline": False,
    }
    up = {
        "range": [-0.6, 10.8],
        "tickvals": [0, 5, 10],
        "gridcolor": RULE,
        "zeroline": False,
    }
    panels.plain("", 200, across, up, traces)
