"""`HomePart`: a part over the whole workbook, of which a page has one.

The suggestion for today, the path, the lines to see again: each shows what is kept elsewhere, so
each asks anew when something was written. What they show is the subclasses'.
"""

from __future__ import annotations

from typing import ClassVar

from secure_base.forms import changes
from secure_base.forms.part import Message, Part
from secure_base.journal import Journal
from secure_base.program import Program


class HomePart(Part):
    """A part named `name`, over one journal and the whole program."""

    name: ClassVar[str]

    def __init__(self, journal: Journal, program: Program) -> None:
        super().__init__(self.name, self.key_for(), self.shape_for(program))
        self._journal = journal
        self._program = program
        changes.follow(self)

    @classmethod
    def shape_for(cls, _program: Program) -> Message:
        """Nothing about a person stands in the page."""
        return {}

    @classmethod
    def key_for(cls) -> str:
        """The part's name within a page, which has one of it."""
        return cls.name

    def changed(self, _exercise: str) -> None:
        """Ask the page to look again."""
        self.tell({"type": "changed"})
