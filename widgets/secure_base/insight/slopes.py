"""The same thing rated at two or three moments: one thin line per entry, the middle one bold."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any

from secure_base.insight.figure import DASHES, PEN, RULE, SOFT, Panels, number

MIDDLE_FROM = 3
"""From this many complete lines on a middle line is drawn too. Own choice."""


def middles(lines: Sequence[Sequence[float | None]]) -> list[float | None]:
    """Give the middle value at each moment, None where nobody rated."""
    columns = [
        [value for value in column if value is not None] for column in zip(*lines, strict=True)
    ]
    return [median(column) if column else None for column in columns]


def add_slopes(
    panels: Panels,
    title: str,
    moments: Sequence[str],
    lines: Sequence[Sequence[float | None]],
    *,
    low: float = 0,
    high: float = 10,
) -> None:
    """Add a panel with one line per entry from moment to moment."""
    many = len(lines) >= MIDDLE_FROM
    places = list(range(len(moments)))
    traces: list[dict[str, Any]] = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "x": places,
            "y": list(line),
            "connectgaps": True,
            "cliponaxis": False,
            "line": {"color": SOFT if many else PEN, "width": 1 if many else 2,
                     "dash": DASHES[1] if many else DASHES[at % len(DASHES)]},
            "marker": {"color": SOFT if many else PEN, "size": 6 if many else 8},
            "opacity": 0.55 if many else 1,
        }
        for at, line in enumerate(lines)
    ]  # fmt: skip
    if many:
        middle = middles(lines)
        traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers",
                "x": places,
                "y": middle,
                "connectgaps": True,
                "cliponaxis": False,
                "line": {"color": PEN, "width": 3},
                "marker": {"color": PEN, "size": 10},
            }
        )
    across = {
        "range": [-0.25, len(moments) - 0.75],
        "tickvals": places,
        "ticktext": list(moments),
        "showgrid": False,
        "zeroline": False,
    }
    up = {
        "range": [low - (high - low) * 0.06, high + (high - low) * 0.12],
        "tickvals": [low, (low + high) / 2, high],
        "ticktext": [number(low), number((low + high) / 2), number(high)],
        "gridcolor": RULE,
        "zeroline": False,
    }
    panels.plain(title, 190, across, up, traces)


def written(value: float | None) -> str:
    """Write a figure for the table; a gap stays empty."""
    return "" if value is None else number(value)
