"""Everything in a workbook as JSON, for other programs; `read` brings it back as it was."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from secure_base.journal.entries import Answers, Entry
from secure_base.journal.readable import oldest_first, title
from secure_base.program import Program

FORMAT = "secure-base entries 1"


def write(entries: Iterable[Entry], program: Program) -> str:
    """The entries, oldest first, each with the exercise's title and its answers as kept."""
    told = [_told(entry, program) for entry in oldest_first(entries)]
    content = {"format": FORMAT, "entries": told}
    text = json.dumps(content, ensure_ascii=False, indent=1)
    try:
        text.encode()
    except UnicodeEncodeError:  # half an emoji, kept by an older page: written as an escape
        text = json.dumps(content, ensure_ascii=True, indent=1)
    return text + "\n"


def read(text: str) -> dict[str, Answers]:
    """Entry id to answers; raises ValueError for a file that is no export."""
    content = json.loads(text)
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise ValueError("not an export of this program")
    return {entry["id"]: entry["answers"] for entry in content["entries"]}


def _told(entry: Entry, program: Program) -> dict[str, Any]:
    return {
        "id": entry.id,
        "exercise": entry.exercise,
        "title": title(entry, program),
        "session": entry.session,
        "begun": entry.first_at.isoformat(),
        "amended": entry.at.isoformat(),
        "revision": entry.revision,
        "answers": entry.answers,
    }
