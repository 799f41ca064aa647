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
_LABEL = 19
"""Characters of a label on one line; it has two, and the table has it whole."""
_LETTER = 8
"""Pixels a letter takes at most, on the average of a line, at the figure's size of type."""
_UNDER = 24
"""Pixels for words under an axis."""
_RIGHT = 32
_PHONE = 350
"""Pixels across a chart on a phone 390 pixels wide."""

Trace = dict[str, Any]


def label(words: str) -> str:
    """Make a person's own words safe and short enough to stand beside a bar, on two lines."""
    lines = wrap(" ".join(words.split()), _LABEL, max_lines=2, placeholder=" …")
    return "<br>".join(html.escape(line, quote=False) for line in lines)


def width(labels: Sequence[str]) -> int:
    """Say how many pixels these labels need."""
    longest = max(
        (len(html.unescape(line)) for one in labels for line in one.split("<br>")), default=0
    )
    return round(longest * _LETTER) + 16


class Panels:
    """Panels stacked in one column; ``figure()`` gives the finished specification."""

    def __init__(self) -> None:
        self._traces: list[Trace] = []
        self._panels: list[dict[str, Any]] = []
        self._left = 32
        self._legend = False

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
        several = len(series) > 1
        self._legend = self._legend or several
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
                "showlegend": several,
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
        labels = [label(name) for name, _ in rows]
        self._left = max(self._left, width(labels))
        row = _ROW + (10 if any("<br>" in one for one in labels) else 0)
        across = {
            "range": [0, (max(values, default=0) or 1) * 1.18],
            "showgrid": False,
            "zeroline": False,
            "showticklabels": False,
        }
        up = {
            "range": [len(rows) - 0.4, -0.6],
            "tickvals": places,
            "ticktext": labels,
            "showgrid": False,
            "zeroline": False,
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
        self._add(title, row * len(rows), across, up, [trace], foot=6)

    def plain(
        self,
        title: str,
        size: int,
        across: dict[str, Any],
        up: dict[str, Any],
        traces: Sequence[Trace],
        *,
        under: str = "",
        labels: Sequence[str] = (),
    ) -> None:
        """Add a panel drawn by hand: words under its axis, labels that need room beside it."""
        self._left = max(self._left, width(labels))
        self._add(title, size, across, up, traces, _FOOT + (_UNDER if under else 0), under)

    def _add(
        self,
        title: str,
        size: int,
        across: dict[str, Any],
        up: dict[str, Any],
        traces: Sequence[Trace],
        foot: int = _FOOT,
        under: str = "",
    ) -> None:
        nth = len(self._panels) + 1
        ending = "" if nth == 1 else str(nth)
        for trace in traces:
            self._traces.append({**trace, "xaxis": f"x{ending}", "yaxis": f"y{ending}"})
        self._panels.append(
            {
                "title": title,
                "size": size,
                "foot": foot,
                "under": under,
                "x": across,
                "y": up,
                "ending": ending,
            }
        )

    def figure(self) -> dict[str, Any]:
        """Give the specification, with each panel in its place from top to bottom."""
        titles = [wrap(panel["title"], _TITLE) for panel in self._panels]
        heads = [_HEAD + _LINE * (len(title) - 1) if title else 8 for title in titles]
        if self._legend:
            heads[0] += _UNDER
        height = sum(
            head + int(panel["size"]) + int(panel["foot"])
            for head, panel in zip(heads, self._panels, strict=True)
        )
        layout: dict[str, Any] = {
            "height": height,
            "margin": {"l": self._left, "r": _RIGHT, "t": 0, "b": 0, "autoexpand": False},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": "var(--tool)", "size": 14, "color": SOFT},
            "showlegend": self._legend,
            "hovermode": False,
            "dragmode": False,
            "annotations": [],
        }
        if self._legend:
            layout["legend"] = {
                "orientation": "h",
                "x": 0,
                "xanchor": "left",
                "y": 1,
                "yanchor": "top",
                "itemclick": False,
                "itemdoubleclick": False,
                "bgcolor": "rgba(0,0,0,0)",
            }
        top = float(height)
        for title, head, panel in zip(titles, heads, self._panels, strict=True):
            start = top - head
            end = start - panel["size"]
            fixed = {"fixedrange": True, "linecolor": RULE, "ticklabeloverflow": "allow"}
            layout[f"xaxis{panel['ending']}"] = {
                **fixed,
                **self._thinned(panel["x"]),
                "anchor": f"y{panel['ending']}",
            }
            layout[f"yaxis{panel['ending']}"] = {
                **fixed,
                **panel["y"],
                "anchor": f"x{panel['ending']}",
                "domain": [max(end / height, 0.0), min(start / height, 1.0)],
            }
            if title:
                words = "<br>".join(html.escape(line, quote=False) for line in title)
                beside = {"x": 0, "xanchor": "left", "xshift": -self._left, "align": "left"}
                layout["annotations"].append(
                    _note(words, start / height, **beside, yanchor="bottom", yshift=6)
                )
            if panel["under"]:
                words = html.escape(panel["under"], quote=False)
                layout["annotations"].append(
                    _note(words, end / height, x=1, xanchor="right", yanchor="top", yshift=-26)
                )
            top = end - panel["foot"]
        return {"data": self._traces, "layout": layout}

    def _thinned(self, across: dict[str, Any]) -> dict[str, Any]:
        """Words under an axis lie flat: where they would touch, only the first and last stay."""
        words, values = across.get("ticktext", []), across.get("tickvals", [])
        inner = sum(map(len, words)) - sum(map(len, words[:1] + words[-1:])) / 2
        room = _PHONE - self._left - _RIGHT
        if len(words) > 2 and inner * _LETTER + 12 * len(words) > room:
            words, values = [words[0], words[-1]], [values[0], values[-1]]
        return (
            {**across, "ticktext": words, "tickvals": values, "tickangle": 0} if words else across
        )


def _note(words: str, y: float, **more: Any) -> dict[str, Any]:
    return {"text": words, "xref": "paper", "yref": "paper", "y": y, "showarrow": False, **more}


def number(value: float) -> str:
    """Write a number as a person would: no trailing zero, at most one decimal."""
    return str(int(value)) if float(value).is_integer() else f"{value:.1f}"
