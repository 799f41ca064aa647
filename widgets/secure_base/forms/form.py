"""`Form`: an exercise as a form whose answers are kept in a journal.

Each change arrives as the fields that changed, is checked against the worksheet and written; what
could not be read is told by field while the rest is kept. How a form looks and when it saves is
JavaScript's.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from secure_base.forms import changes, sealed
from secure_base.forms.part import Buffers, Message, Part, Refusal
from secure_base.forms.told import saved, told
from secure_base.journal import Answers, Entry, Journal, NotPossible
from secure_base.program import Exercise, Program
from secure_base.program.kinds.field import Unreadable, blank
from secure_base.program.language import _

KEPT = {"saved", "deleted", "shown", "away", "sealed", "erased"}
"""Replies after which the file holds something that it did not hold before."""

_ENTRY = re.compile(r"[0-9a-f]{32}")


class Form(Part):
    """The form of one exercise, over one journal."""

    def __init__(self, journal: Journal, exercise: Exercise, *, session: int | None = None) -> None:
        super().__init__("form", self.key_for(exercise.id), exercise.shape())
        self._exercise = exercise
        self._journal = journal
        self._session = exercise.session if session is None else session
        changes.follow(self)

    @classmethod
    def shape_for(cls, program: Program, exercise: str, _session: int | None = None) -> Message:
        """What the page needs to draw the form before any kernel runs."""
        return program.exercise(exercise).shape()

    @classmethod
    def key_for(cls, exercise: str, _session: int | None = None) -> str:
        """The form's name within a page."""
        return f"form:{exercise}"

    def changed(self, exercise: str) -> None:
        """Bring the page up to date when entries came from elsewhere: a file was taken in."""
        if exercise == changes.EVERYTHING:
            self.tell(self.on_hello({}, []))

    def on_hello(self, request: Message, _buffers: Buffers) -> Message:
        """Everything kept of this exercise, and earlier answers that a field may take over."""
        again = self._shown_again()
        reply: Message = {"type": "entries"}
        kept = self._journal.entries(self._exercise.id)
        if self._exercise.entries == "one":
            reply["id"] = kept[0].id if kept else self._journal.single_id(self._exercise.id)
            kept = kept[:1]
        today = _today(request)
        reply["entries"] = [self._shown(entry, again.get(entry.id, []), today) for entry in kept]
        carried = self._carried(kept)
        lying = self._in_the_bin()
        return {
            **reply,
            **({"carried": carried} if carried else {}),
            **({"bin": lying} if lying else {}),
        }

    def on_save(self, request: Message, _buffers: Buffers) -> Message:
        """Keep the fields that changed; those that cannot be read are named and left out."""
        readable, mistakes = self._read(request.get("answers"))
        if mistakes and not readable:
            field, sentence = next(iter(mistakes.items()))
            raise Refusal(sentence, field)
        kept = self._journal.write(
            self._entry(request), self._exercise.id, readable,
            base=revision_of(request.get("base")), session=self._session,
        )  # fmt: skip
        reply = {**saved(kept.entry), "others": kept.others}
        return {**reply, "mistakes": mistakes} if mistakes else reply

    def on_undo(self, request: Message, _buffers: Buffers) -> Message:
        """Go back by one change, unless the entry has changed since the page looked."""
        entry = self._own(request)
        base = revision_of(request.get("base"))
        if base is not None and base < entry.revision:
            return {**saved(entry), "others": True}
        earlier = self._journal.undo(entry.id)
        return _deleted(earlier) if earlier.deleted else saved(earlier)

    def on_delete(self, request: Message, _buffers: Buffers) -> Message:
        """Put an entry in the bin."""
        return _deleted(self._journal.delete(self._own(request).id))

    def on_restore(self, request: Message, _buffers: Buffers) -> Message:
        """Bring an entry back from the bin."""
        return saved(self._journal.restore(self._own(request).id))

    def on_erase(self, request: Message, _buffers: Buffers) -> Message:
        """Delete an entry for good, out of the bin."""
        asked = self._entry(request)
        try:
            entry = self._own(request)
        except NotPossible:  # asked twice: it is gone
            return {"type": "erased", "entry": asked}
        if not entry.deleted:
            raise Refusal(_("This entry was brought back in another window. Put it in the bin."))
        self._journal.erase(entry.id)
        return {"type": "erased", "entry": asked}

    def on_history(self, request: Message, _buffers: Buffers) -> Message:
        """Every revision of an entry, the newest first."""
        entry = self._own(request)
        shown = self._shown(entry, [], _today(request))
        if "sealed" in shown:
            return {"type": "history", "revisions": [shown]}
        revisions = self._journal.history(entry.id)
        return {"type": "history", "revisions": [told(one) for one in revisions]}

    def on_seal(self, request: Message, _buffers: Buffers) -> Message:
        """Close a sheet until the day it names."""
        entry = self._own(request)
        if sealed.opens(self._exercise, entry, _today(request)) is None:
            raise Refusal(_("Choose a day that is still to come. Until then it stays open."))
        sealed.mark(self._journal, entry, closed=True)
        return {"type": "sealed", "sheet": self._shown(entry, [], _today(request))}

    def on_unseal(self, request: Message, _buffers: Buffers) -> Message:
        """Open a closed sheet before its day: it is the person's own."""
        entry = self._own(request)
        sealed.mark(self._journal, entry, closed=False)
        return {"type": "sealed", "sheet": told(entry)}

    def on_show_again(self, request: Message, _buffers: Buffers) -> Message:
        """Let a line of an entry stand on the home page."""
        self._journal.show_again(self._own(request).id, self._field(request))
        return {"type": "shown"}

    def on_put_away(self, request: Message, _buffers: Buffers) -> Message:
        """Take the line off the home page."""
        self._journal.put_away(self._own(request).id, self._field(request))
        return {"type": "away"}

    def answer(self, request: Message, buffers: Buffers) -> tuple[Message, Buffers]:
        """As every part; and what follows this exercise is told when something was kept."""
        message, attached = super().answer(request, buffers)
        if message.get("type") in KEPT:
            changes.tell(self._exercise.id)
        return message, attached

    def _read(self, answers: Any) -> tuple[Answers, dict[str, str]]:
        readable: Answers = {}
        mistakes: dict[str, str] = {}
        for name, value in (answers if isinstance(answers, dict) else {}).items():
            field = self._exercise.answerable.get(name)
            if field is None:
                raise Refusal(_("This page is older than the program behind it. Reload the page."))
            try:
                readable[name] = field.check(value)
            except Unreadable as fault:
                mistakes[name] = fault.sentence
        return readable, mistakes

    def _entry(self, request: Message) -> str:
        entry = request.get("entry")
        if not isinstance(entry, str) or not _ENTRY.fullmatch(entry):
            raise Refusal(_("This sheet lost its name tag. Copy your words, then reload the page."))
        return entry

    def _own(self, request: Message) -> Entry:
        """The entry that is asked for, if it is one of this exercise."""
        entry = self._journal.entry(self._entry(request))
        if entry.exercise != self._exercise.id:
            raise Refusal(_("This entry belongs to another exercise."))
        return entry

    def _shown(self, entry: Entry, again: list[str], today: date) -> Message:
        """An entry as the page may have it, and which of its lines are shown again."""
        shown = sealed.shown(self._journal, self._exercise, entry, today)
        return {**shown, "again": again} if again else shown

    def _field(self, request: Message) -> str:
        field = request.get("field")
        if field not in self._exercise.answerable:
            raise Refusal(_("This page is older than the program behind it. Reload the page."))
        return str(field)

    def _in_the_bin(self) -> list[Message]:
        """What was deleted and can be brought back: when it was, and none of its words."""
        timing = [n for n, f in self._exercise.answerable.items() if f.kind in {"moment", "date"}]
        lying = []
        binned = self._journal.deleted(self._exercise.id)
        for entry in sorted(binned, key=lambda one: one.at, reverse=True):
            history = self._journal.history(entry.id) if timing else []
            before = next((one.answers for one in history if not one.deleted), {})
            days = {name: before[name] for name in timing if name in before}
            lying.append({**told(entry), "answers": days})
        return lying

    def _shown_again(self) -> dict[str, list[str]]:
        shown: dict[str, list[str]] = {}
        for line in self._journal.shown_again():
            shown.setdefault(line.entry.id, []).append(line.field)
        return shown

    def _carried(self, own: list[Entry]) -> dict[str, Message]:
        """An earlier answer for each field that may take one over, all from one latest sheet.

        What happened on one day is not put beside what was made of another.
        """
        wanted: dict[str, set[str]] = {}
        for field in self._exercise.fields.values():
            exercise, _dot, source = (field.carry or "").partition(".")
            wanted.setdefault(exercise, set()).add(source)
        carried: dict[str, Message] = {}
        for name, field in self._exercise.fields.items():
            if not field.carry:
                continue
            exercise, _dot, source = field.carry.partition(".")
            same = exercise == self._exercise.id
            entries = own if same else self._journal.entries(exercise)
            found = next(
                (e for e in entries if not all(blank(e.answers.get(w)) for w in wanted[exercise])),
                None,
            )
            if found and not blank(found.answers.get(source)):
                carried[name] = {"value": found.answers[source], "at": found.first_at.isoformat()}
        return carried


def _deleted(entry: Entry) -> Message:
    return {"type": "deleted", "entry": entry.id}


def _today(request: Message) -> date:
    """The person's own day, where the page tells it; else the day it is here."""
    try:
        return date.fromisoformat(str(request.get("day")))
    except ValueError:
        return date.today()


def revision_of(base: Any) -> int | None:
    """The revision a page says it had in front of it, if it says one."""
    return base if isinstance(base, int) and not isinstance(base, bool) and base > 0 else None
