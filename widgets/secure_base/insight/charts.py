"""The list of pictures by name, and ``draw``, which makes one.

A drawing is ``{"sentence": str, "figure": dict | None, "table": dict | None}``. The figure is
a Plotly specification whose colours are the page's own (``var(--pen)``); the table is
``{"caption", "head", "rows"}`` in words ready to read. Without anything to draw, figure and
table are None and the sentence says so calmly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from importlib import import_module
from typing import Any, Protocol, TypedDict


class Table(TypedDict):
    """The figures of a drawing, row by row, in words."""

    caption: str
    head: list[str]
    rows: list[list[str]]


class Drawing(TypedDict):
    """What a chart says, shows and lists."""

    sentence: str
    figure: dict[str, Any] | None
    table: Table | None


class Entry(Protocol):
    """What a drawing needs of a journal's entry."""

    @property
    def first_at(self) -> datetime: ...
    @property
    def answers(self) -> Mapping[str, Any]: ...


class Field(Protocol):
    """What a drawing needs of a worksheet's field."""

    @property
    def kind(self) -> str: ...


class Exercise(Protocol):
    """What a drawing needs of a worksheet."""

    @property
    def fields(self) -> Mapping[str, Any]: ...


Draw = Callable[[list[Entry], Any], Drawing]

CHARTS: dict[str, str] = {
    "themes": "triggers",
    "strength-over-time": "strength",
    "by-pull": "triggers",
    "fading": "fading",
    "wave": "wave",
    "before-after": "before_after",
    "what-suits": "what_suits",
    "plane-map": "plane_map",
    "own-line": "own_line",
    "reliability": "reliability",
    "tries": "tries",
}
"""The module that draws each chart; the function is the chart's name with underscores."""


class UnknownChart(LookupError):
    """A worksheet or a notebook named a chart that does not exist."""

    def __init__(self, name: str) -> None:
        self.sentence = f"There is no chart called {name!r}. The charts are: {', '.join(CHARTS)}."
        super().__init__(self.sentence)


def draw(name: str, entries: Iterable[Entry], exercise: Any) -> Drawing:
    """Draw the chart called *name* from *entries*, in whatever order they come."""
    try:
        module = CHARTS[name]
    except KeyError:
        raise UnknownChart(name) from None
    function: Draw = getattr(import_module(f"{__package__}.{module}"), name.replace("-", "_"))
    return function(list(entries), exercise)


def nothing(sentence: str) -> Drawing:
    """Nothing to draw yet, said in one calm sentence."""
    return {"sentence": sentence, "figure": None, "table": None}
