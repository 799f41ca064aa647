"""How hard the pages and worksheets are to read. `pytest -s` prints the list, hardest first.

The grade is Flesch and Kincaid's (1975): 0.39 words per sentence + 11.8 syllables per word - 15.59,
about the school year that reads it easily. A reading age of 12 to 13 is grade 7 to 8. It counts and
does not understand, so the bounds are generous and the eye decides.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import what_people_read as reading

PAGE_BOUND = 9.0
"""Grade that the prose of a whole page may have."""
SHEET_BOUND = 8.0
"""Grade that the questions and hints of a worksheet may have."""
SHORT = 25
"""Words; a shorter piece says nothing reliable about itself."""

SHEETS = sorted((reading.DATA / "exercises").glob("*.yaml"))


def syllables(word: str) -> int:
    """About how many: groups of vowels, without most silent endings."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    if not plain:
        return 1
    silent = re.search(r"(?<![aeiouyl])e$|(?<![aeiouytd])ed$|(?<![aeiouyscgzxh])es$", plain)
    inside = re.search(r"[^aeiouyl]e(?:ness|less|ment|ful|ly)", plain)
    count = len(re.findall(r"[aeiouy]+", plain)) - (1 if silent else 0) - (1 if inside else 0)
    count += len(re.findall(r"[iu]o(?!u)|ia(?!l|n)|eo|[^q]ua", plain)) // 2
    return max(1, count)


def grade(text: str) -> float:
    sentences = [
        one for one in re.split(r"(?<=[.!?])[\"”')\]]*\s+|\n\s*\n", text) if re.search(r"\w", one)
    ]
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text)
    if not words:
        return 0.0
    per_word = sum(map(syllables, words)) / len(words)
    return 0.39 * len(words) / max(1, len(sentences)) + 11.8 * per_word - 15.59


def teaching(path: Path) -> list[tuple[str, str]]:
    """What a participant reads on a page, without the list of sources."""
    pieces = [one for one in reading.page(path) if not one.facilitators]
    return [
        (one.where, reading.plain(one.text)) for one in pieces if not one.where.endswith("sources")
    ]


def asked(path: Path) -> list[tuple[str, str]]:
    """What a worksheet asks."""
    return [(one.where, one.text) for one in reading.sheet(path)]


def whole(pieces: list[tuple[str, str]]) -> str:
    """The pieces as one text, each a sentence of its own at least."""
    return "\n\n".join(text for _where, text in pieces)


def hardest(pieces: list[tuple[str, str]], most: int = 12) -> list[str]:
    """The hardest paragraphs, each with its grade and its place."""
    found = [
        (grade(part), where, " ".join(part.split()))
        for where, text in pieces
        for part in text.split("\n\n")
        if len(part.split()) >= SHORT
    ]
    return [
        f"{value:5.1f}  {where}: {part[:110]}" for value, where, part in sorted(found)[::-1][:most]
    ]


@pytest.mark.parametrize("path", reading.notebooks(), ids=lambda p: p.stem)
def test_a_page_can_be_taken_in(path: Path) -> None:
    pieces = teaching(path)
    value = grade(whole(pieces))
    assert value <= PAGE_BOUND, "\n".join([f"grade {value:.1f}", *hardest(pieces)])


@pytest.mark.parametrize("path", SHEETS, ids=lambda p: p.stem)
def test_a_worksheet_asks_simply(path: Path) -> None:
    value = grade(whole(asked(path)))
    assert value <= SHEET_BOUND, "\n".join([f"grade {value:.1f}", *hardest(asked(path))])


def test_the_report_stands_hardest_first() -> None:
    pages = [(grade(whole(teaching(path))), path.stem) for path in reading.notebooks()]
    sheets = [(grade(whole(asked(path))), path.stem) for path in SHEETS]
    for title, rows in (("Pages", pages), ("Worksheets", sheets)):
        print(f"\n{title}")
        print("\n".join(f"{value:5.1f}  {name}" for value, name in sorted(rows)[::-1]))
    every = [one for path in reading.notebooks() for one in teaching(path)]
    every += [one for path in SHEETS for one in asked(path)]
    report = hardest(every, 25)
    print("\nParagraphs", *report, sep="\n")
    assert report == sorted(report, key=lambda line: -float(line[:5]))


def test_a_hard_text_is_told_from_an_easy_one() -> None:
    easy = "The door shut. I looked up. He had gone out, and I did not know why."
    hard = (
        "Attachment-related hyperactivation necessitates the deliberate cultivation of "
        "interoceptive awareness, facilitating the reconfiguration of relational expectations."
    )
    assert grade(easy) < 4
    assert grade(hard) > 15


@pytest.mark.parametrize(
    ("word", "count"),
    [("late", 1), ("closeness", 2), ("family", 3), ("named", 1), ("wanted", 2), ("little", 2)],
)
def test_syllables_are_about_right(word: str, count: int) -> None:
    assert syllables(word) == count
