"""An entry in the words of the channel, the same for every part that tells a page of one."""

from __future__ import annotations

from secure_base.forms.part import Message
from secure_base.journal import Entry


def told(entry: Entry) -> Message:
    """An entry as it stands: its id, its revision and times, its answers."""
    return {"id": entry.id, **standing(entry)}


def saved(entry: Entry) -> Message:
    """What a page is told once an entry is kept."""
    return {"type": "saved", "entry": entry.id, **standing(entry), "others": False}


def standing(entry: Entry) -> Message:
    """How far an entry is, and what stands in it."""
    return {
        "revision": entry.revision,
        "at": entry.at.isoformat(),
        "first_at": entry.first_at.isoformat(),
        "answers": entry.answers,
    }
