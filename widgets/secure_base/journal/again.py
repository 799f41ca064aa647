"""Lines a person wants to see again: one sealed note of its own for each line.

A mark is not part of the entry it points at, so marking makes no revision of the entry and
disturbs no page that has it open. Its id follows from entry and field: marking a line twice, or
on two phones, is one mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from secure_base.journal.entries import Entry

if TYPE_CHECKING:
    from secure_base.journal.journal import Journal

MARK = ".again"


@dataclass(frozen=True, slots=True)
class Shown:
    """A line that stands on the home page: its entry, the field, and since when."""

    entry: Entry
    field: str
    since: datetime


def mark(
    journal: Journal, entry_id: str, field: str, *, shown: bool, at: datetime | None = None
) -> None:
    """Ask for a line to be shown again, or put it away."""
    journal.entry(entry_id)
    content = {"entry": entry_id, "field": field, "shown": shown}
    journal.write(journal.own_id("again", entry_id, field), MARK, content, at=at)


def shown(journal: Journal) -> list[Shown]:
    """The marked lines whose entry is still there and has something in that field."""
    standing = {entry.id: entry for entry in journal.entries()}
    lines = [
        Shown(standing[note.answers["entry"]], note.answers["field"], note.at)
        for note in journal.entries(MARK)
        if note.answers.get("shown") and note.answers.get("entry") in standing
    ]
    lines = [line for line in lines if line.field in line.entry.answers]
    return sorted(lines, key=lambda line: line.since, reverse=True)


def marks_on(journal: Journal, entry_id: str) -> list[bytes]:
    """The raw ids of the marks that point at an entry."""
    notes = journal.entries(MARK)
    return [bytes.fromhex(note.id) for note in notes if note.answers.get("entry") == entry_id]
