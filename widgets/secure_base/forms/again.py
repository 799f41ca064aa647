"""`Again`: the lines a person asked to see again, each until it is put away."""

from __future__ import annotations

from secure_base.forms.home import HomePart
from secure_base.forms.part import Buffers, Message, Refusal
from secure_base.journal import Shown
from secure_base.program.language import _


class Again(HomePart):
    """One's own lines on the home page, over one journal."""

    name = "again"

    def on_hello(self, _request: Message, _buffers: Buffers) -> Message:
        """The lines, the latest asked for first."""
        lines = [self._told(line) for line in self._journal.shown_again()]
        return {"type": "lines", "lines": [line for line in lines if line["text"]]}

    def on_put_away(self, request: Message, buffers: Buffers) -> Message:
        """Take a line off the home page; it stays where it was written."""
        entry, field = request.get("entry"), request.get("field")
        marked = {(line.entry.id, line.field) for line in self._journal.shown_again()}
        if (entry, field) not in marked:
            raise Refusal(_("This line was put away already."))
        self._journal.put_away(str(entry), str(field))
        return self.on_hello(request, buffers)

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
