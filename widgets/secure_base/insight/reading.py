"""Reading answers for a drawing: tolerant of gaps, of changed worksheets, of odd values.

A worksheet may have changed since an entry was written. An answer that no longer fits is
left out of the drawing; it stays in the entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from secure_base.insight.charts import Entry
from secure_base.program.language import _


@dataclass(frozen=True)
class Sheet:
    """One entry laid out for drawing: when it happened, and what was answered."""

    at: datetime
    """Local time without a zone: the answer to ``when``, else the first writing."""
    timed: bool
    """Whether the hour was given by the person rather than taken from the writing."""
    answers: Mapping[str, Any]

    def number(self, name: str) -> float | None:
        """Give the number answered to *name*, or None."""
        return number_in(self.answers, name)

    def word(self, name: str) -> str | None:
        """Give the line or the choice answered to *name*, or None."""
        return word_in(self.answers, name)

    def words(self, name: str) -> list[str]:
        """Give the words answered to *name*: a list, or a body's words."""
        value = self.answers.get(name)
        if isinstance(value, Mapping):
            value = value.get("words")
        if not isinstance(value, list):
            return []
        return [word for word in value if isinstance(word, str) and word.strip()]


def number_in(answers: Mapping[str, Any], name: str) -> float | None:
    """Give a number, leaving out what is none (and True, which Python counts as 1)."""
    value = answers.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if value == value and abs(value) != float("inf") else None


def word_in(answers: Mapping[str, Any], name: str) -> str | None:
    """Give a line of words, or None when it is empty."""
    value = answers.get(name)
    return value.strip() or None if isinstance(value, str) else None


def moment(text: object) -> datetime | None:
    """Read ``2026-03-14`` or ``2026-03-14T19:05``; None for anything else."""
    if not isinstance(text, str):
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def local(when: datetime) -> datetime:
    """Turn a moment of writing into this machine's local time, without a zone."""
    if when.tzinfo is None:
        return when
    try:
        return when.astimezone().replace(tzinfo=None)
    except (OverflowError, ValueError, OSError):
        return when.replace(tzinfo=None)


def sheets(entries: Iterable[Entry], when: str = "when") -> list[Sheet]:
    """Lay entries out oldest first, each at the moment it happened."""
    laid = []
    for entry in entries:
        given = entry.answers.get(when)
        at = moment(given)
        timed = at is not None and "T" in str(given)
        laid.append(Sheet(at or local(entry.first_at), timed, entry.answers))
    return sorted(laid, key=lambda sheet: sheet.at)


def fields_of(exercise: Any, *kinds: str) -> list[str]:
    """Name the worksheet's fields of these kinds, in print order."""
    return [name for name, field in exercise.fields.items() if kind_of(field) in kinds]


def kind_of(field: Any) -> str:
    """Name a field's kind."""
    return str(getattr(field, "kind", ""))


def options_of(exercise: Any, name: str) -> dict[str, str]:
    """Give a choice's keys with the words people read."""
    field = exercise.fields.get(name)
    options = getattr(field, "options", None)
    return {str(key): _(str(text)) for key, text in options.items()} if options else {}


def ask_of(exercise: Any, name: str) -> str:
    """Give a field's question without its question mark, for a title."""
    field = exercise.fields.get(name)
    ask = getattr(field, "ask", None)
    return (_(str(ask)) if ask else name.replace("_", " ")).rstrip(" ?.:")
