"""The parts every figure is made of: panels one under the other, lines, bars, and words.

A figure is a plain dict in Plotly's form. Panels share one column, because most people read
on a phone. Colours are the page's variables; the page puts their values in when it draws, so
one figure serves light and dark. Nothing is told by colour alone: lines differ by dash and
mark as well, and each bar carries its number.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from textwrap import wrap
from typing import Any

PEN, SOFT, RULE, LAMP, LEAF = (f"var(--{name})" for name in ("pen", "soft", "rule", "lamp", "leaf"))

DASHES = ("solid", "dot", "dash", "dashdot")
MARKS = ("circle", "square", "diamond", "triangle-up")

_HEAD = 34
"""Pixels above a panel, for its title."""
_FOOT = 34
"""Pixels below a panel, for the words under its axis."""
_TITLE = 42
"""Characters of a title on one line, as a phone shows them."""
_LINE = 18
"""Pixels for each further line of a title."""
_ROW = 30
"""Pixels for one horizontal bar."""
_LABEL = 26
"""Characters of a label before it is cut; the table has it whole."""

Trace = dict[str, Any]


def label(words: str) -> str:
    """Make a person's own words safe and short enough to stand beside a bar."""
    line = " ".join(words.split())
    if len(line) > _LABEL:
        line = line[: _LABEL - 1].rstrip() + "…"
    return html.escape(line, quote=False)


class Panels:
    """Panels stacked in one column; ``figure()`` gives the finished specification."""

    def __init__(self) -> None:
        self._traces: list[Trace] = []
        self._panels: list[dict[str, Any]] = []

    def lines(
        self,
        title: str,
        series: Sequence[tuple[str, Sequence[Any], Sequence[float]]],
        *,
        ticks: tuple[Sequence[Any], Sequence[str]] | None = None,
        low: float = 0,
        high: float = 10,
        date: bool = False,
        size: int = 150,
    ) -> None:
        """Add a panel of lines: each ``(name, xs, ys)``, on a scale from *low* to *high*."""
        across: dict[str, Any] = {"showgrid": False, "zeroline": False}
        if date:
            across["type"] = "date"
        if ticks is not None:
            across |= {"tickvals": list(ticks[0]), "ticktext": list(ticks[1])}
        middle = (low + high) / 2
        up = {
            "range": [low - (high - low) * 0.06, high + (high - low) * 0.08],
            "tickvals": [low, middle, high],
            "ticktext": [number(low), number(middle), number(high)],
            "gridcolor": RULE,
            "zeroline": False,
        }
        traces = [
            {
                "type": "scatter",
                "mode": "lines+markers",
                "name": html.escape(name, quote=False),
                "x": list(xs),
                "y": list(ys),
                "line": {"color": PEN, "width": 2, "dash": DASHES[at % len(DASHES)]},
                "marker": {"color": PEN, "size": 8, "symbol": MARKS[at % len(MARKS)]},
                "cliponaxis": False,
            }
            for at, (name, xs, ys) in enumerate(series)
        ]
        self._add(title, size, across, up, traces)

    def bars(self, title: str, rows: Sequence[tuple[str, float]], *, suffix: str = "") -> None:
        """Add a panel of lying bars, the first row on top, each with its number at its end."""
        values = [value for _, value in rows]
        places = list(range(len(rows)))
        across = {
            "range": [0, (max(values, default=0) or 1) * 1.18],
            "showgrid": False,
            "zeroline": False,
            "showticklabels": False,
        }
        up = {
            "range": [len(rows) - 0.4, -0.6],
            "tickvals": places,
            "ticktext": [label(name) for name, _ in rows],
            "showgrid": False,
            "zeroline": False,
            "automargin": True,
            "ticklen": 6,
            "tickcolor": "rgba(0,0,0,0)",
        }
        trace = {
            "type": "bar",
            "orientation": "h",
            "x": values,
            "y": places,
            "text": [number(value) + suffix for value in values],
            "textposition": "outside",
            "textfont": {"color": SOFT},
            "cliponaxis": False,
            "marker": {"color": PEN},
            "width": 0.55,
        }
        self._add(title, _ROW * len(rows), across, up, [trace], foot=6)

    def plain(
        self,
        title: str,
        size: int,
        across: dict[str, Any],
        up: dict[str, Any],
        traces: Sequence[Trace],
    ) -> None:
        """Add a panel drawn by hand."""
        self._add(title, size, across, up, traces)

    def _add(
        self,
        title: str,
        size: int,
        across: dict[str, Any],
        up: dict[str, Any],
        traces: Sequence[Trace],
        foot: int = _FOOT,
    ) -> None:
        nth = len(self._panels) + 1
        ending = "" if nth == 1 else str(nth)
        for trace in traces:
            self._traces.append({**trace, "xaxis": f"x{ending}", "yaxis": f"y{ending}"})
        self._panels.append(
            {"title": title, "size": size, "foot": foot, "x": across, "y": up, "ending": ending}
        )

    def figure(self) -> dict[str, Any]:
        """Give the specification, with each panel in its place from top to bottom."""
        titles = [wrap(panel["title"], _TITLE) for panel in self._panels]
        heads = [_HEAD + _LINE * (len(title) - 1) if title else 8 for title in titles]
        height = sum(
            head + int(panel["size"]) + int(panel["foot"])
            for head, panel in zip(heads, self._panels, strict=True)
        )
        layout: dict[str, Any] = {
            "height": height,
            "margin": {"l": 32, "r": 20, "t": 0, "b": 0},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": "var(--tool)", "size": 14, "color": SOFT},
            "showlegend": False,
            "hovermode": False,
            "dragmode": False,
            "annotations": [],
        }
        top = float(height)
        for title, head, panel in zip(titles, heads, self._panels, strict=True):
            start = top - head
            end = start - panel["size"]
            fixed = {"fixedrange": True, "linecolor": RULE}
            layout[f"xaxis{panel['ending']}"] = {
                **fixed,
                **panel["x"],
                "anchor": f"y{panel['ending']}",
            }
            layout[f"yaxis{panel['ending']}"] = {
                **fixed,
                **panel["y"],
                "anchor": f"x{panel['ending']}",
                "domain": [max(end / height, 0.0), min(start / height, 1.0)],
            }
            if title:
                layout["annotations"].append(
                    {
                        "text": "<br>".join(html.escape(line, quote=False) for line in title),
                        "align": "left",
                        "xref": "paper",
                        "yref": "paper",
                        "x": 0,
                        "xanchor": "left",
                        "y": start / height,
                        "yanchor": "bottom",
                        "yshift": 6,
                        "showarrow": False,
                    }
                )
            top = end - panel["foot"]
        return {"data": self._traces, "layout": layout}


def number(value: float) -> str:
    """Write a number as a person would: no trailing zero, at most one decimal."""
    return str(int(value)) if float(value).is_integer() else f"{value:.1f}"
