"""What a worksheet asks once more, later: how much relief is left after an hour, how it went.

It is asked on the home page, kindly and for a while: until it is answered, left, or too old to
be remembered well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from secure_base.journal import Entry, Journal
from secure_base.program import Exercise, Program
from secure_base.program.exercise import AskAgain
from secure_base.program.kinds.field import blank

STANDS = 2
"""A question that comes after a week stands until the second week is over. Own choice."""

AT_LEAST = timedelta(hours=3)
"""How long a question stands at least, once it has come. Own choice."""

LEFT = "left"


@dataclass(frozen=True, slots=True)
class Due:
    """A field of an entry that may be asked now."""

    exercise: Exercise
    entry: Entry
    asked: AskAgain


def due(journal: Journal, program: Program, now: datetime | None = None) -> list[Due]:
    """List what may be asked now, the oldest entry first."""
    moment = now or datetime.now(UTC)
    found = [one for one in _all(journal, program) if _is_due(one, moment)]
    found = [one for one in found if not journal.recall(note(one.entry.id, one.asked.field))]
    return sorted(found, key=lambda one: one.entry.first_at)


def leave(journal: Journal, entry: str, field: str) -> None:
    """Do not ask this again."""
    journal.remember(note(entry, field), {LEFT: True})


def note(entry: str, field: str) -> str:
    """The name of the sealed note that says a question was left."""
    return f"asked {entry} {field}"


def _all(journal: Journal, program: Program) -> Iterator[Due]:
    for exercise in program.exercises.values():
        if exercise.ask_again:
            for entry in journal.entries(exercise.id):
                yield from (Due(exercise, entry, asked) for asked in exercise.ask_again)


def _is_due(one: Due, now: datetime) -> bool:
    after = timedelta(hours=one.asked.after_hours)
    begins = one.entry.first_at + after
    ends = max(one.entry.first_at + STANDS * after, begins + AT_LEAST)
    return begins <= now < ends and blank(one.entry.answers.get(one.asked.field))
