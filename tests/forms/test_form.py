"""What a form asks of the journal, and what comes back."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from secure_base import journal
from secure_base.forms.form import Form
from secure_base.journal import DiskFull
from secure_base.program.exercise import Exercise

Ask = Callable[..., dict[str, Any]]
ENTRY = "ab" * 16

FIELDS: dict[str, Any] = {
    "happened": {"kind": "paragraph", "ask": "What happened?"},
    "strength": {"kind": "scale", "ask": "How strong?", "low": "calm", "high": "flooded"},
    "when": {"kind": "moment", "ask": "When?"},
}


def exercise(entries: str = "many", **fields: Any) -> Exercise:
    return Exercise.model_validate(
        {"id": "tea", "title": "Tea", "entries": entries, "session": 2, "fields": fields or FIELDS}
    )


@pytest.fixture
def kept(tmp_path: Path) -> journal.Journal:
    return journal.open_local(tmp_path)


@pytest.fixture
def ask(kept: journal.Journal) -> Callable[..., Any]:
    """Ask the tea form something, as the page does; gives the reply."""
    form = Form(kept, exercise())

    def asking(kind: str, **body: Any) -> dict[str, Any]:
        reply, _buffers = form.answer({"type": kind, "serial": "s-1", **body}, [])
        assert reply["serial"] == "s-1"
        return reply

    return asking


def test_nothing_kept_is_an_empty_list(ask: Ask) -> None:
    assert ask("hello") == {"type": "entries", "entries": [], "serial": "s-1"}


def test_changed_fields_are_merged_into_the_entry(ask: Ask) -> None:
    first = ask("save", entry=ENTRY, answers={"happened": "Rain."}, base=None)
    assert (first["type"], first["revision"], first["others"]) == ("saved", 1, False)
    second = ask("save", entry=ENTRY, answers={"strength": 4}, base=1)
    assert second["answers"] == {"happened": "Rain.", "strength": 4}
    assert [one["answers"] for one in ask("hello")["entries"]] == [second["answers"]]


def test_a_field_is_cleared_by_null(ask: Ask) -> None:
    ask("save", entry=ENTRY, answers={"happened": "Rain.", "strength": 4}, base=None)
    assert ask("save", entry=ENTRY, answers={"strength": None}, base=1)["answers"] == {
        "happened": "Rain."
    }


def test_what_another_window_wrote_meanwhile_is_told(ask: Ask) -> None:
    ask("save", entry=ENTRY, answers={"happened": "Rain."}, base=None)
    ask("save", entry=ENTRY, answers={"happened": "Snow."}, base=1)
    reply = ask("save", entry=ENTRY, answers={"strength": 4}, base=1)
    assert reply["others"] is True
    assert reply["answers"] == {"happened": "Snow.", "strength": 4}


def test_one_unreadable_field_does_not_hold_up_the_others(ask: Ask) -> None:
    reply = ask("save", entry=ENTRY, answers={"happened": "Rain.", "when": "thurs 32"}, base=None)
    assert reply["answers"] == {"happened": "Rain."}
    assert reply["mistakes"]["when"].startswith("We could not read that date.")


def test_an_unreadable_field_alone_is_refused_with_its_sentence(ask: Ask) -> None:
    reply = ask("save", entry=ENTRY, answers={"strength": 11}, base=None)
    assert (reply["type"], reply["field"]) == ("refused", "strength")
    assert "0 to 10" in reply["sentence"]


def test_undo_delete_and_restore(ask: Ask) -> None:
    ask("save", entry=ENTRY, answers={"happened": "Rain."}, base=None)
    ask("save", entry=ENTRY, answers={"happened": "Snow."}, base=1)
    assert ask("undo", entry=ENTRY, base=2)["answers"] == {"happened": "Rain."}
    assert ask("delete", entry=ENTRY)["type"] == "deleted"
    assert ask("hello")["entries"] == []
    assert ask("restore", entry=ENTRY)["answers"] == {"happened": "Rain."}
    assert len(ask("history", entry=ENTRY)["revisions"]) == 5


def test_undo_asked_twice_goes_back_once(ask: Ask) -> None:
    for words in ("One", "Two", "Three"):
        ask("save", entry=ENTRY, answers={"happened": words}, base=None)
    assert ask("undo", entry=ENTRY, base=3)["answers"] == {"happened": "Two"}
    again = ask("undo", entry=ENTRY, base=3)
    assert (again["answers"], again["others"]) == ({"happened": "Two"}, True)


def test_a_line_is_shown_again_until_it_is_put_away(ask: Ask, kept: journal.Journal) -> None:
    ask("save", entry=ENTRY, answers={"happened": "Rain."}, base=None)
    ask("show-again", entry=ENTRY, field="happened")
    assert ask("hello")["entries"][0]["again"] == ["happened"]
    assert len(kept.shown_again()) == 1
    ask("put-away", entry=ENTRY, field="happened")
    assert kept.shown_again() == []


def test_an_exercise_with_one_entry_names_its_id_before_there_is_one(kept: journal.Journal) -> None:
    form = Form(kept, exercise("one"))
    reply, _ = form.answer({"type": "hello"}, [])
    assert reply["id"] == kept.single_id("tea")
    form.answer({"type": "save", "entry": reply["id"], "answers": {"strength": 1}}, [])
    assert form.answer({"type": "hello"}, [])[0]["entries"][0]["id"] == reply["id"]


def test_an_earlier_answer_is_offered_where_a_field_carries_it(kept: journal.Journal) -> None:
    kept.write("cd" * 16, "coffee", {"why": "It was there."})
    form = Form(
        kept, exercise(**FIELDS, why={"kind": "line", "ask": "Why?", "carry": "coffee.why"})
    )
    assert form.answer({"type": "hello"}, [])[0]["carried"]["why"]["value"] == "It was there."


def test_what_is_carried_comes_from_one_sheet(kept: journal.Journal) -> None:
    kept.write("cd" * 16, "coffee", {"cup": "The blue one.", "why": "It was there."})
    kept.write("ce" * 16, "coffee", {"cup": "The white one."})
    carry = {
        name: {"kind": "line", "ask": "?", "carry": f"coffee.{name}"} for name in ("cup", "why")
    }
    form = Form(kept, exercise(**carry))
    carried = form.answer({"type": "hello"}, [])[0]["carried"]
    assert carried["cup"]["value"] == "The white one."
    assert "why" not in carried, "another day's reason does not belong to this cup"


def test_an_entry_of_another_exercise_is_out_of_reach(ask: Ask, kept: journal.Journal) -> None:
    kept.write("cd" * 16, "coffee", {"why": "Mine."})
    for request in ("undo", "delete", "restore", "history"):
        assert ask(request, entry="cd" * 16)["type"] == "refused"
    assert ask("save", entry="cd" * 16, answers={"strength": 1})["type"] == "refused"
    assert kept.entries("coffee")[0].answers == {"why": "Mine."}


@pytest.mark.parametrize("entry", [None, "", 3, "../../etc", "AB" * 16])
def test_an_entry_without_a_proper_id_is_refused(ask: Ask, entry: object) -> None:
    assert ask("save", entry=entry, answers={"strength": 1})["type"] == "refused"


def test_a_fault_of_the_file_reaches_the_person_as_its_sentence(
    ask: Ask, kept: journal.Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull("The disk is full.")

    monkeypatch.setattr(kept, "write", full)
    reply = ask("save", entry=ENTRY, answers={"happened": "Rain."})
    assert (reply["type"], reply["sentence"]) == ("refused", "The disk is full.")


def test_a_fault_of_the_program_is_logged_without_a_word_of_the_persons(
    ask: Ask,
    kept: journal.Journal,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*arguments: object, **__: object) -> None:
        raise RuntimeError(arguments)

    monkeypatch.setattr(kept, "write", broken)
    with caplog.at_level(logging.DEBUG):
        reply = ask("save", entry=ENTRY, answers={"happened": "SECRET-WORDS"})
    assert reply["type"] == "refused"
    assert "SECRET-WORDS" not in reply["sentence"] + caplog.text
    assert "RuntimeError at test_form.py" in caplog.text


def test_no_trait_holds_an_answer(kept: journal.Journal) -> None:
    form = Form(kept, exercise())
    form.answer({"type": "save", "entry": ENTRY, "answers": {"happened": "SECRET-WORDS"}}, [])
    form.answer({"type": "hello"}, [])
    assert "SECRET-WORDS" not in str(form.get_state())
