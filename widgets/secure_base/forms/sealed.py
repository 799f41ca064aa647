"""A sheet that was closed until a day: a letter to oneself, and when it may be read.

Closed, its words are not brought to the page before the day it names. That is a promise of the page
and not a lock: the person can open it at once, and it stands in the file and in every export.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from secure_base.forms.part import Message
from secure_base.forms.told import told
from secure_base.journal import Entry, Journal
from secure_base.program import Exercise

NOTE = "sealed"
"""The name of the sealed note: the ids of the sheets that were closed."""


def until(journal: Journal, exercise: Exercise, entry: Entry, today: date) -> date | None:
    """The day a closed sheet opens; None for one that is open."""
    if exercise.sealed_until is None or not journal.recall(NOTE).get(entry.id):
        return None
    return opens(exercise, entry, today)


def opens(exercise: Exercise, entry: Entry, today: date) -> date | None:
    """The day a sheet names to be opened on, while that is still to come."""
    try:
        day = date.fromisoformat(str(entry.answers.get(exercise.sealed_until or "")))
    except ValueError:
        return None
    return day if day > today else None


def mark(journal: Journal, entry: Entry, *, closed: bool) -> None:
    """Close a sheet, or open it."""
    kept: dict[str, Any] = {**journal.recall(NOTE), entry.id: True if closed else None}
    journal.remember(NOTE, kept)


def shown(journal: Journal, exercise: Exercise, entry: Entry, today: date) -> Message:
    """An entry as the page may have it: of a closed one its day alone."""
    day = until(journal, exercise, entry, today)
    if day is None:
        return told(entry)
    name = exercise.sealed_until or ""
    return {**told(entry), "answers": {name: entry.answers[name]}, "sealed": day.isoformat()}
