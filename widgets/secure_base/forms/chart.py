"""`Chart`: a picture of one's own entries, with its sentence and its table.

What is drawn is computed by `insight`; this part carries it to the page, and hands out the
drawing library where the page has no address for it.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from secure_base import insight
from secure_base.forms import changes
from secure_base.forms.part import STATIC, Buffers, Message, Part, Refusal
from secure_base.journal import Journal
from secure_base.program import Exercise, Program
from secure_base.program.language import _

LIBRARY = "plotly-basic.js"


class Chart(Part):
    """One chart of one exercise, over one journal."""

    def __init__(self, journal: Journal, exercise: Exercise, name: str) -> None:
        if name not in insight.CHARTS:
            raise insight.UnknownChart(name)
        key = self.key_for(exercise.id, name)
        super().__init__("chart", key, {"exercise": exercise.id, "name": name})
        self._journal = journal
        self._exercise = exercise
        self._name = name
        changes.follow(self)

    @classmethod
    def shape_for(cls, program: Program, exercise: str, name: str) -> Message:
        """What the page needs to hold a place for the chart."""
        if name not in insight.CHARTS:
            raise insight.UnknownChart(name)
        return {"exercise": program.exercise(exercise).id, "name": name}

    @classmethod
    def key_for(cls, exercise: str, name: str) -> str:
        """The chart's name within a page."""
        return f"chart:{exercise}:{name}"

    def changed(self, exercise: str) -> None:
        """Ask the page to draw again when an entry of this exercise has changed."""
        if exercise in (self._exercise.id, changes.EVERYTHING):
            self.tell({"type": "changed"})

    def on_hello(self, _request: Message, _buffers: Buffers) -> Message:
        """The sentence, the figure and the table, from everything kept of the exercise."""
        drawn = insight.draw(self._name, self._journal.entries(self._exercise.id), self._exercise)
        return {"type": "chart", **drawn}

    def on_library(self, request: Message, _buffers: Buffers) -> tuple[Message, list[Any]]:
        """The drawing library's bytes, for a page that has no address for it."""
        if request.get("name") != LIBRARY:
            raise Refusal(_("This page is older than the program behind it. Reload the page."))
        return {"type": "library"}, [_library()]


@cache
def _library() -> bytes:
    return (STATIC / LIBRARY).read_bytes()
