"""`Later`: "How is it now?" A question that a worksheet wants to ask once more, some time after.

Which fields, and after how long, a worksheet says itself (`ask_again`). A question is offered when
its time has come and its field is still empty; it is answered in place, put to tomorrow, or left
empty for good. That choice is a sealed note of its own, so the entry keeps no mark of it. How the
question looks is JavaScript's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from secure_base.forms import changes
from secure_base.forms.form import revision_of
from secure_base.forms.home import HomePart
from secure_base.forms.part import Buffers, Message, Refusal
from secure_base.forms.today import day_of
from secure_base.forms.told import saved, standing
from secure_base.journal import Entry
from secure_base.program import Exercise, Program
from secure_base.program.afterwards import AskAgain
from secure_base.program.kinds.field import blank
from secure_base.program.language import _

NOTE = "later"
"""The name of the sealed note: for each question, the day it may come back, or `LEFT`."""
LEFT = "left"

MOST = 2
"""Questions at once: more would be a pile. Own choice."""
STANDS = 7
"""A question that comes after a day stands for seven days, one that comes after three for three
weeks: later it could not be answered truly, and after a gap nobody is met by a pile. Own choice."""
AT_LEAST = timedelta(days=2)
"""How long a question stands at least, so that one look a day meets it. Own choice."""


@dataclass(frozen=True)
class Due:
    """One question whose time has come."""

    entry: Entry
    exercise: Exercise
    again: AskAgain

    @property
    def name(self) -> str:
        """What it is called in the note."""
        return f"{self.entry.id}.{self.again.field}"

    @property
    def since(self) -> datetime:
        """When its time has come: hours are hours in every time zone."""
        return self.entry.first_at + timedelta(hours=self.again.after_hours)


class Later(HomePart):
    """The questions that are due, over one journal."""

    name = "later"

    def on_hello(self, request: Message, _buffers: Buffers) -> Message:
        """The questions for now, one of a sheet, those that have waited longest first."""
        today = day_of(request)
        note = self._journal.recall(NOTE)
        found = due(self._program, self._journal.entries(), datetime.now(UTC), note)
        waiting = [one for one in found if not _resting(note.get(one.name), today)]
        first: dict[str, Due] = {}
        for one in waiting:
            first.setdefault(one.entry.id, one)
        asked = list(first.values())
        return {"type": "later", "asked": [_told(one) for one in asked[:MOST]]}

    def on_save(self, request: Message, _buffers: Buffers) -> Message:
        """Keep the answer in the entry it belongs to; everything else in it stays."""
        entry, exercise = self._entry(request)
        answers = request.get("answers")
        for field in answers if isinstance(answers, dict) else {}:
            _question(exercise, field)
        readable = exercise.check(answers if isinstance(answers, dict) else {})
        base = revision_of(request.get("base"))
        kept = self._journal.write(entry.id, exercise.id, readable, base=base)
        changes.tell(exercise.id)
        return {**saved(kept.entry), "others": kept.others}

    def on_not_now(self, request: Message, buffers: Buffers) -> Message:
        """Put a question to tomorrow."""
        self._note(request, (day_of(request) + timedelta(days=1)).isoformat())
        return self.on_hello(request, buffers)

    def on_leave_empty(self, request: Message, buffers: Buffers) -> Message:
        """Ask this of this entry never again."""
        self._note(request, LEFT)
        return self.on_hello(request, buffers)

    def on_after_all(self, request: Message, buffers: Buffers) -> Message:
        """Bring back a question that was just put off or left."""
        self._note(request, None)
        return self.on_hello(request, buffers)

    def _entry(self, request: Message) -> tuple[Entry, Exercise]:
        entry = self._journal.entry(str(request.get("entry")))
        exercise = self._program.exercises.get(entry.exercise)
        if entry.deleted or exercise is None:
            raise Refusal(_("That sheet was deleted, so there is nothing left to ask about it."))
        return entry, exercise

    def _note(self, request: Message, until: str | None) -> None:
        entry, exercise = self._entry(request)
        again = _question(exercise, request.get("field"))
        name = Due(entry, exercise, again).name
        self._journal.remember(NOTE, {**self._journal.recall(NOTE), name: until})


def due(
    program: Program, entries: list[Entry], now: datetime, note: Mapping[str, Any] | None = None
) -> list[Due]:
    """The questions whose time has come and whose field is empty, the longest waiting first.

    One that was put off stands as long again from the day it was put to.
    """
    found = [one for entry in entries for one in _of(program, entry, now, note or {})]
    return sorted(found, key=lambda one: (one.since, one.entry.id, one.again.after_hours))


def _of(program: Program, entry: Entry, now: datetime, note: Mapping[str, Any]) -> Iterator[Due]:
    exercise = program.exercises.get(entry.exercise)
    for again in exercise.ask_again if exercise else ():
        if exercise and _open(exercise, again.field, entry.answers):
            one = Due(entry, exercise, again)
            if _timely(one, now, note.get(one.name)):
                yield one


def _timely(one: Due, now: datetime, put_to: Any) -> bool:
    """Whether a question's time has come and is not over."""
    try:
        stands = max(STANDS * timedelta(hours=one.again.after_hours), AT_LEAST)
        ends = one.since + stands
        if isinstance(put_to, str) and put_to != LEFT:
            ends = max(ends, datetime.fromisoformat(put_to).replace(tzinfo=UTC) + stands)
    except (OverflowError, ValueError):  # an entry from the end of time
        return False
    return one.since <= now <= ends


def _open(exercise: Exercise, name: str, answers: dict[str, Any]) -> bool:
    """Whether a field is there, is asked after these answers, and has none itself."""
    return name in exercise.answerable and blank(answers.get(name)) and _asked(
        exercise, name, answers, frozenset()
    )  # fmt: skip


def _asked(exercise: Exercise, name: str, answers: dict[str, Any], seen: frozenset[str]) -> bool:
    """Whether the sheet shows a field: what it waits for was answered so, and is shown itself."""
    field = exercise.fields.get(name)
    if field is None or name in seen:
        return False
    return all(
        _given(answers.get(other)) & {str(one) for one in wanted}
        and _asked(exercise, other, answers, seen | {name})
        for other, wanted in field.show_when.items()
    )


def _given(answer: Any) -> set[str]:
    if isinstance(answer, dict | list):
        return {str(one) for one in answer}
    return set() if answer is None else {str(answer)}


def _resting(kept: Any, today: date) -> bool:
    return kept == LEFT or (isinstance(kept, str) and kept > today.isoformat())


def _question(exercise: Exercise, field: Any) -> AskAgain:
    for again in exercise.ask_again:
        if again.field == field and field in exercise.answerable:
            return again
    raise Refusal(_("This page is older than the program behind it. Reload the page."))


def _told(one: Due) -> Message:
    entry, again = one.entry, one.again
    return {
        "entry": entry.id,
        "exercise": one.exercise.id,
        "title": _(one.exercise.title),
        "field": again.field,
        "say": _(again.say) if again.say else "",
        "fields": one.exercise.shape()["fields"],
        **standing(entry),
    }
