"""`Path`: the evenings in order, and which of them are begun or done.

Begun means that something of the evening was written; done means that its check-out was. It is
a way to find one's place, never a measure: there is no share, no count, nothing left red.
"""

from __future__ import annotations

from collections.abc import Iterable

from secure_base.forms.home import HomePart
from secure_base.forms.part import Buffers, Message
from secure_base.journal import Entry
from secure_base.program import Program, Session
from secure_base.program.language import _

CHECK_OUT = "check-out"
BEGUN, DONE, NEXT = "begun", "done", "next"


class Path(HomePart):
    """The way through the evenings, over one journal."""

    name = "path"

    @classmethod
    def shape_for(cls, program: Program) -> Message:
        """The evenings, the same for everyone."""
        return {
            "sessions": [
                {"n": session.n, "notebook": session.notebook, "title": _(session.title)}
                for session in program.sessions
            ]
        }

    def on_hello(self, _request: Message, _buffers: Buffers) -> Message:
        """Where each evening stands, by its number."""
        states = standing(self._program.sessions, self._journal.entries())
        return {"type": "path", "states": {str(n): state for n, state in states.items()}}


def standing(sessions: Iterable[Session], entries: Iterable[Entry]) -> dict[int, str]:
    """Say which evenings are begun or done, and which comes next; the others are left out."""
    sessions = list(sessions)
    entries = list(entries)
    states: dict[int, str] = {}
    for session in sessions:
        own = [entry for entry in entries if belongs(entry, session)]
        if own:
            left = any(entry.exercise == CHECK_OUT for entry in own)
            states[session.n] = DONE if left else BEGUN
    if states:
        after = [session.n for session in sessions if session.n > max(states)]
        if after:
            states[after[0]] = NEXT
    return states


def belongs(entry: Entry, session: Session) -> bool:
    """Whether an entry was written on this evening's page, or at home for it."""
    if entry.session is not None:
        return entry.session == session.n
    return entry.exercise in session.exercises
