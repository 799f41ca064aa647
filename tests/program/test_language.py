"""English needs no file; another language is used where there is a catalogue for it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from secure_base.program import language
from secure_base.program.exercise import Exercise
from secure_base.program.language import _, catalogue_for_page, ngettext

GERMAN = {
    "": "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n",
    "Tea": "Tee",
    "How was it?": "Wie war er?",
    "one sheet\0{n} sheets": "ein Blatt\0{n} Blätter",
}


def compiled(words: dict[str, str]) -> bytes:
    """A catalogue as gettext's msgfmt writes it."""
    pairs = [(key.encode(), value.encode()) for key, value in sorted(words.items())]
    start = 7 * 4 + len(pairs) * 16
    tables, text = [b"", b""], b""
    for part in (0, 1):
        for pair in pairs:
            tables[part] += struct.pack("<2I", len(pair[part]), start + len(text))
            text += pair[part] + b"\0"
    header = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + len(pairs) * 8, 0, start)
    return header + tables[0] + tables[1] + text


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "secure-base.mo").write_bytes(compiled(GERMAN))
    monkeypatch.setattr(language, "LOCALE", tmp_path)
    language._translations.cache_clear()
    before = language.current()
    yield
    language.use(before)
    language._translations.cache_clear()


def test_english_is_what_is_written() -> None:
    assert _("Saved at {time}") == "Saved at {time}"
    assert _("") == ""
    assert ngettext("one sheet", "{n} sheets", 2) == "{n} sheets"
    assert catalogue_for_page("en") == catalogue_for_page("en-GB") == {}


def test_a_language_nobody_has_written_is_english() -> None:
    assert catalogue_for_page("tlh") == {}


def test_sentences_are_those_of_the_language_in_use(german: None) -> None:
    language.use("de-AT")
    assert language.current() == "de-AT"
    assert language.available() == ["en", "de"]
    assert _("Tea") == "Tee"
    assert _("Coffee") == "Coffee"
    assert ngettext("one sheet", "{n} sheets", 2) == "{n} Blätter"


def test_a_worksheet_is_shown_in_the_language_in_use(german: None) -> None:
    tea = Exercise.model_validate(
        {"id": "tea", "title": "Tea", "fields": {"a": {"kind": "line", "ask": "How was it?"}}}
    )
    language.use("de")
    assert tea.shape()["title"] == "Tee"
    assert tea.shape()["fields"][0]["ask"] == "Wie war er?"


def test_the_page_gets_its_dictionary(german: None) -> None:
    assert catalogue_for_page("de") == {
        "How was it?": "Wie war er?",
        "Tea": "Tee",
        "one sheet": ["ein Blatt", "{n} Blätter"],
    }
