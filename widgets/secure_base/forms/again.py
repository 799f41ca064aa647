"""`Again`: what comes back on the home page.

The lines a person asked to see again, each until it is put away; and what a worksheet asks once
more, later, each until it is answered or left.
"""

from __future__ import annotations

from secure_base.forms import asking, changes
from secure_base.forms.part import Buffers, Message, Part, Refusal
from secure_base.journal import Journal, Shown
from secure_base.program import Program
from secure_base.program.language import _


class Again(Part):
    """One's own lines on the home page, over one journal."""

    def __init__(self, journal: Journal, program: Program) -> None:
        super().__init__("again", self.key_for(), self.shape_for(program))
        self._journal = journal
        self._program = program
        changes.follow(self)

    @classmethod
    def shape_for(cls, _program: Program) -> Message:
        """Nothing about a person stands in the page."""
        return {}

    @classmethod
    def key_for(cls) -> str:
        """The lines' name within a page."""
        return "again"

    def changed(self, _exercise: str) -> None:
        """Ask the page to look again."""
        self.tell({"type": "changed"})

    def on_hello(self, _request: Message, _buffers: Buffers) -> Message:
        """What is asked now, and the lines, the latest asked for first."""
        lines = [self._told(line) for line in self._journal.shown_again()]
        return {
            "type": "lines",
            "lines": [line for line in lines if line["text"]],
            "asked": [self._asked(one) for one in asking.due(self._journal, self._program)],
        }

    def on_answer(self, request: Message, buffers: Buffers) -> Message:
        """Keep a late answer in the entry it belongs to."""
        one = self._one(request)
        field = one.asked.field
        value = one.exercise.fields[field].check(request.get("value"))
        self._journal.write(one.entry.id, one.exercise.id, {field: value})
        changes.tell(one.exercise.id)
        return self.on_hello(request, buffers)

    def on_leave(self, request: Message, buffers: Buffers) -> Message:
        """Do not ask this one again."""
        one = self._one(request)
        asking.leave(self._journal, one.entry.id, one.asked.field)
        return self.on_hello(request, buffers)

    def on_put_away(self, request: Message, buffers: Buffers) -> Message:
        """Take a line off the home page; it stays where it was written."""
        entry, field = request.get("entry"), request.get("field")
        marked = {(line.entry.id, line.field) for line in self._journal.shown_again()}
        if (entry, field) not in marked:
            raise Refusal(_("This line was put away already."))
        self._journal.put_away(str(entry), str(field))
        return self.on_hello(request, buffers)

    def _one(self, request: Message) -> asking.Due:
        wanted = (request.get("entry"), request.get("field"))
        for one in asking.due(self._journal, self._program):
            if (one.entry.id, one.asked.field) == wanted:
                return one
        raise Refusal(_("This is not asked any more. The sheet itself can still be changed."))

    def _asked(self, one: asking.Due) -> Message:
        (field,) = (
            field for field in one.exercise.shape()["fields"] if field["name"] == one.asked.field
        )
        return {
            "entry": one.entry.id,
            "field": field,
            "title": _(one.exercise.title),
            "say": _(one.asked.say) if one.asked.say else None,
            "at": one.entry.first_at.isoformat(),
        }

    def _told(self, line: Shown) -> Message:
        exercise = self._program.exercises.get(line.entry.exercise)
        field = exercise.fields.get(line.field) if exercise else None
        answer = line.entry.answers.get(line.field)
        return {
            "entry": line.entry.id,
            "field": line.field,
            "title": _(exercise.title) if exercise else line.entry.exercise,
            "ask": _(field.ask) if field and field.ask else "",
            "text": field.text(answer) if field else str(answer or ""),
            "at": line.entry.first_at.isoformat(),
        }
