"""Anything a form accepts comes back equal: through the file, JSON, CSV and back into a file."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from secure_base.journal import (
    Entry,
    Journal,
    export_csv,
    export_html,
    export_json,
    open_carried,
    open_local,
)
from secure_base.journal.entries import filled
from secure_base.program import load

from .answers import HARD, sheet

PROGRAM = load()
LONG = [
    "x" * 200_000,
    "\U0001f642" * 100_000,
    "line\r\n\u0085\u2028" * 20_000,
    "=" * 200_000,
    "\u05e9\u05dc\u05d5\u05dd " * 40_000,
]


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with open_local(tmp_path_factory.mktemp("data")) as opened:
        yield opened


@st.composite
def a_sheet(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    exercise = draw(st.sampled_from(sorted(PROGRAM.exercises)))
    return exercise, draw(sheet(PROGRAM.exercises[exercise]))


def exported(entry: Entry) -> dict[str, Any]:
    """The entry's answers after a journey through JSON and through CSV, which agree."""
    by_json = export_json.read(export_json.write([entry], PROGRAM))
    by_csv = export_csv.read(export_csv.write([entry], PROGRAM))
    assert by_json == by_csv
    return by_json[entry.id]


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(a_sheet())
def test_file_to_json_to_csv_to_file(journal: Journal, kept: tuple[str, dict[str, Any]]) -> None:
    exercise, answers = kept
    checked = PROGRAM.exercises[exercise].check(answers)
    entry_id = secrets.token_hex(16)
    entry = journal.write(entry_id, exercise, checked).entry
    assert entry.answers == filled(answers)
    if not entry.answers:
        return
    read_again = next(e for e in journal.entries(exercise) if e.id == entry_id)
    assert read_again.answers == filled(answers)
    assert exported(entry) == filled(answers)
    again = journal.write(secrets.token_hex(16), exercise, exported(entry)).entry
    assert again.answers == entry.answers
    assert PROGRAM.exercises[exercise].check(again.answers) == again.answers


@pytest.mark.parametrize("words", LONG, ids=lambda words: repr(words[:4]))
def test_two_hundred_thousand_characters(folder: Path, words: str) -> None:
    entry_id = secrets.token_hex(16)
    with open_local(folder) as journal:
        journal.write(entry_id, "trigger-log", {"happened": words, "when": "0026-03-14T19:05"})
        content = journal.snapshot("late bus kitchen rain")
    with open_local(folder) as journal, open_carried(content, "late bus kitchen rain") as carried:
        for entry in (journal.entry(entry_id), carried.entry(entry_id)):
            assert entry.answers == {"happened": words, "when": "0026-03-14T19:05"}
            assert exported(entry) == entry.answers


@pytest.mark.parametrize("answer", ["\ud83d", "a\udc00b", "\ud83d\ud83d x"])
def test_half_an_emoji_that_got_into_a_file_comes_out_again(journal: Journal, answer: str) -> None:
    entry = journal.write(secrets.token_hex(16), "gone", {"words": answer, "deep": [answer]}).entry
    assert journal.history(entry.id)[0].answers == {"words": answer, "deep": [answer]}
    assert exported(entry) == entry.answers
    assert export_html.write([entry], PROGRAM).encode()


class Page(HTMLParser):
    """The elements of a page, and the text of its answers."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.answers: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _value in attrs}
        if tag == "dd":
            self.inside = True
            self.answers.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "dd"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.answers[-1] += data


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(HARD) | st.text(max_size=30), min_size=1, max_size=4))
def test_nothing_written_becomes_part_of_the_page(journal: Journal, words: list[str]) -> None:
    answers = {f"<{number}>": text for number, text in enumerate(words) if text}
    entry = journal.write(secrets.token_hex(16), "<b>gone</b>", answers).entry
    page = Page()
    page.feed(export_html.write([entry], PROGRAM))
    assert not page.elements & {"script", "b", "img", "a", "link", "iframe"}
    assert page.attributes <= {
        "lang", "charset", "http-equiv", "content", "name", "dir", "datetime",
    }  # fmt: skip
    if answers:
        shown = [text.encode("utf-8", "replace").decode() for text in answers.values()]
        assert page.answers == shown
