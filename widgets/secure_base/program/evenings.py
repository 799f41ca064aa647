"""Where the notebooks are, and what those of the evenings say to whoever leads one.

A notebook is read as JSON and never run. Which cells a participant's page leaves out is decided
where the page is made; here only those for the facilitator are read, for a page of their own.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent.parent
CHECKOUT = PACKAGE.parent.parent

FACILITATOR = "facilitator"
"""The tag of a cell for whoever leads the evening; also the folder of their own notebooks."""

_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Note:
    """One cell for the facilitator: its markdown, and the heading of the page it stands under."""

    under: str
    text: str


def workbooks() -> Path:
    """The folder of notebooks: `SECURE_BASE_WORKBOOKS`, a checkout's, or the installed ones."""
    named = os.environ.get("SECURE_BASE_WORKBOOKS")
    if named:
        return Path(named).resolve()
    beside = CHECKOUT / "workbooks"
    if PACKAGE.parent.name == "widgets" and beside.is_dir():
        return beside
    return PACKAGE / "_built" / "workbooks"


def notes(notebook: Path) -> list[Note]:
    """What the notebook says to the facilitator, in order; nothing when it is not there."""
    found = []
    under = ""
    for tags, text in _prose(notebook):
        if FACILITATOR in tags:
            found.append(Note(under, text))
        elif not tags:
            under = next(reversed(_headings(text)), under)
    return found


def title(notebook: Path) -> str:
    """The first heading of a notebook, else its name."""
    for _tags, text in _prose(notebook):
        if headings := _headings(text):
            return headings[0]
    return notebook.stem


def _headings(text: str) -> list[str]:
    return [words for level, words in _HEADING.findall(text) if len(level) <= 2]


def _prose(notebook: Path) -> Iterator[tuple[set[str], str]]:
    try:
        content = json.loads(notebook.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # not there, or damaged: `secure-base check` tells of it
        return
    cells: list[dict[str, Any]] = content.get("cells", [])
    for cell in cells:
        if cell.get("cell_type") == "markdown":
            source = cell.get("source", "")
            text = source if isinstance(source, str) else "".join(source)
            yield set(cell.get("metadata", {}).get("tags", ())), text
