"""`Earlier`: a person's own latest entries of an exercise, closed, to look back at.

What is written here is read, not changed: changing belongs to the exercise's own form.
"""

from __future__ import annotations

from datetime import date

from secure_base.forms import changes, sealed
from secure_base.forms.part import Buffers, Message, Part
from secure_base.journal import Journal
from secure_base.program import Exercise, Program

MOST = 3
"""Entries shown. An evening looks back at the last few; the form has them all. Own choice."""


class Earlier(Part):
    """The latest entries of one exercise, over one journal."""

    def __init__(self, journal: Journal, exercise: Exercise) -> None:
        super().__init__("earlier", self.key_for(exercise.id), exercise.shape())
        self._journal = journal
        self._exercise = exercise
        changes.follow(self)

    @classmethod
    def shape_for(cls, program: Program, exercise: str) -> Message:
        """The exercise's own shape: its questions stand beside the answers."""
        return program.exercise(exercise).shape()

    @classmethod
    def key_for(cls, exercise: str) -> str:
        """The part's name within a page."""
        return f"earlier:{exercise}"

    def changed(self, exercise: str) -> None:
        """Ask the page to look again."""
        if exercise in (self._exercise.id, changes.EVERYTHING):
            self.tell({"type": "changed"})

    def on_hello(self, _request: Message, _buffers: Buffers) -> Message:
        """The latest entries, newest first."""
        journal, exercise, today = self._journal, self._exercise, date.today()
        entries = journal.entries(exercise.id)
        return {
            "type": "earlier",
            "more": len(entries) > MOST,
            "entries": [sealed.shown(journal, exercise, one, today) for one in entries[:MOST]],
        }
