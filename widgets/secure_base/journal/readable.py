"""An entry beside its worksheet: questions and answers in the order they are asked.

An exercise whose file has changed or gone still shows everything that was written in it: a field
that is not asked any more comes after the others, under its own name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from secure_base.journal.entries import Entry
from secure_base.program import Exercise, Program
from secure_base.program.kinds.field import plain
from secure_base.program.language import _


@dataclass(frozen=True, slots=True)
class Line:
    """One answered question: the field's name, the question, the answer in words and as kept."""

    field: str
    question: str
    text: str
    value: Any


def title(entry: Entry, program: Program) -> str:
    """The exercise's title, or its id where the exercise has gone."""
    exercise = program.exercises.get(entry.exercise)
    return _(exercise.title) if exercise else entry.exercise


def lines(entry: Entry, program: Program) -> list[Line]:
    """The answered questions of an entry."""
    exercise = program.exercises.get(entry.exercise)
    return [_line(name, entry.answers[name], exercise) for name in _order(entry, exercise)]


def oldest_first(entries: Iterable[Entry]) -> list[Entry]:
    """Entries as they were begun."""
    return sorted(entries, key=lambda entry: (entry.first_at, entry.id))


def _order(entry: Entry, exercise: Exercise | None) -> list[str]:
    asked = [name for name in exercise.fields if name in entry.answers] if exercise else []
    return asked + [name for name in entry.answers if name not in asked]


def _line(name: str, value: Any, exercise: Exercise | None) -> Line:
    field = exercise.fields.get(name) if exercise else None
    if field is None:
        return Line(name, name, plain(value), value)
    return Line(name, _(field.ask) or name, field.text(value), value)
