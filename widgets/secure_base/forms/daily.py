"""`Daily`: the small pages for the days between, opened one after the other by the evenings."""

from __future__ import annotations

from secure_base.forms.home import HomePart
from secure_base.forms.part import Buffers, Message
from secure_base.forms.path import NEXT, standing
from secure_base.program import Program, Session
from secure_base.program.language import _

PAGE = "daily"
"""The notebook of the daily pages, for what stands on no evening's page."""


class Daily(HomePart):
    """The list of daily pages, over one journal."""

    name = "daily"

    @classmethod
    def shape_for(cls, program: Program) -> Message:
        """Every daily page there is, in the order the evenings open them."""
        pages: dict[str, Message] = {}
        for session in program.sessions:
            for name in session.opens:
                exercise = program.exercises.get(name)
                if exercise is None or name in pages:
                    continue
                pages[name] = {
                    "exercise": name,
                    "title": _(exercise.title),
                    "minutes": exercise.minutes,
                    "notebook": _notebook(name, session, program),
                    "opens": session.n,
                }
        return {"pages": list(pages.values())}

    def on_hello(self, _request: Message, _buffers: Buffers) -> Message:
        """The number of the latest evening that was begun, or none."""
        states = standing(self._program.sessions, self._journal.entries())
        begun = [n for n, state in states.items() if state != NEXT]
        return {"type": "daily", "reached": max(begun, default=None)}


def _notebook(name: str, session: Session, program: Program) -> str:
    """The page that holds an exercise: its evening's, any evening's, or the daily page."""
    for one in (session, *program.sessions):
        if name in one.exercises:
            return one.notebook
    return PAGE
