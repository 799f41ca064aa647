"""A letter that was closed until a day: its words stay in the file and out of the page."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

import pytest
from secure_base.forms import Form
from secure_base.forms.earlier import Earlier
from secure_base.journal import Journal, open_local
from secure_base.program import load

WORDS = "Dear me, the gasometer still stands."
BEFORE, ON, DAY = "2999-03-02", "2999-03-03", "2999-03-03"


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return open_local(tmp_path)


@pytest.fixture
def form(journal: Journal) -> Form:
    return Form(journal, load().exercise("letter"))


def ask(part: Any, type: str, **body: Any) -> dict[str, Any]:
    message: dict[str, Any] = part.answer({"type": type, **body}, [])[0]
    return message


@pytest.fixture
def letter(form: Form) -> str:
    entry: str = ask(form, "hello")["id"]
    ask(form, "save", entry=entry, answers={"letter": "Dear me"})
    ask(form, "save", entry=entry, answers={"letter": WORDS, "open_on": DAY})
    return entry


def test_until_it_is_closed_a_letter_is_open(form: Form, letter: str) -> None:
    assert WORDS in str(ask(form, "hello", day=BEFORE))


def test_closed_its_words_are_not_brought_to_the_page_before_its_day(
    form: Form, letter: str, journal: Journal
) -> None:
    told = ask(form, "seal", entry=letter, day=BEFORE)
    assert told["sheet"]["sealed"] == DAY
    earlier = Earlier(journal, load().exercise("letter"))
    for reply in (
        told,
        ask(form, "hello", day=BEFORE),
        ask(form, "history", entry=letter, day=BEFORE),
        ask(earlier, "hello"),
    ):
        assert "Dear me" not in str(reply)
    assert ask(form, "hello", day=BEFORE)["entries"][0]["answers"] == {"open_on": DAY}
    assert journal.entry(letter).answers["letter"] == WORDS


def test_on_its_day_it_is_open_wherever_the_person_is(form: Form, letter: str) -> None:
    ask(form, "seal", entry=letter, day=BEFORE)
    assert WORDS in str(ask(form, "hello", day=ON))
    assert "sealed" not in ask(form, "hello", day=ON)["entries"][0]


def test_it_can_be_opened_at_once_and_closed_again(form: Form, letter: str) -> None:
    ask(form, "seal", entry=letter, day=BEFORE)
    assert ask(form, "unseal", entry=letter, day=BEFORE)["sheet"]["answers"]["letter"] == WORDS
    assert WORDS in str(ask(form, "hello", day=BEFORE))
    ask(form, "seal", entry=letter, day=BEFORE)
    assert WORDS not in str(ask(form, "hello", day=BEFORE))


def test_without_a_day_to_come_it_is_not_closed(form: Form, letter: str) -> None:
    assert ask(form, "seal", entry=letter, day=ON)["type"] == "refused"
    ask(form, "save", entry=letter, answers={"open_on": None})
    assert ask(form, "seal", entry=letter, day=BEFORE)["type"] == "refused"


def test_a_sheet_of_another_exercise_has_nothing_to_close(journal: Journal) -> None:
    log = Form(journal, load().exercise("trigger-log"))
    entry = secrets.token_hex(16)
    ask(log, "save", entry=entry, answers={"happened": WORDS})
    assert ask(log, "seal", entry=entry, day=BEFORE)["type"] == "refused"
    assert WORDS in str(ask(log, "hello"))
