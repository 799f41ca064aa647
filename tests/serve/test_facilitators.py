"""What is written for the facilitator stands on the facilitator's page and on no other."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from secure_base.program import evenings

ROOT = evenings.workbooks()
GUIDE = "facilitator/session-guide"
PAGES = sorted(
    str(path.relative_to(ROOT).with_suffix(""))
    for path in ROOT.rglob("*.ipynb")
    if ".ipynb_checkpoints" not in path.parts
)


def plain(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>|[*_#|\\\"“”]", " ", html.unescape(text)).split())


def first_words(notebook: Path) -> list[str]:
    """The longest line of each note, as words to look for."""
    lines = (max(note.text.splitlines(), key=len) for note in evenings.notes(notebook))
    return [plain(line)[:60].rsplit(" ", 1)[0] for line in lines if "](" not in line]


NOTES = {page: first_words(ROOT / f"{page}.ipynb") for page in PAGES}


@pytest.mark.parametrize("page", [page for page in PAGES if not page.startswith("facilitator/")])
def test_no_note_for_the_facilitator_is_in_a_participants_page(server: Any, page: str) -> None:
    text = plain(httpx.get(f"{server.url}voila/render/{page}.ipynb", timeout=60).text)
    assert [note for notes in NOTES.values() for note in notes if note and note in text] == []


def test_the_guide_holds_the_first_evening_at_once(server: Any) -> None:
    text = httpx.get(f"{server.url}voila/render/{GUIDE}.ipynb", timeout=60).text
    assert 'data-part="guide"' in text
    found = re.search(r'data-part="guide".*?application/json">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    notes = plain(json.loads(found[1])["first"]["notes"])
    assert [note for note in NOTES["00-welcome"] if note and note in notes]
