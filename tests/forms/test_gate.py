"""A page whose workbook is locked: requests wait, the gate opens it, the home page locks it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from secure_base.forms.form import Form
from secure_base.forms.gate import Gate, behind_the_gate
from secure_base.forms.keeping import Keeping
from secure_base.forms.part import Part, everyone
from secure_base.journal import Journal, doors, open_local
from secure_base.program import load

PASSPHRASE = "four quiet unrelated words"
OTHER = "another four quiet words"
ENTRY = "cd" * 16


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECURE_BASE_KEYRING", raising=False)
    for part in everyone():
        monkeypatch.setattr(part, "tell", lambda *_words: None, raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def code(folder: Path) -> str:
    with open_local(folder) as journal:
        return doors.add_passphrase(journal, PASSPHRASE)


def ask(part: Part, kind: str, **body: Any) -> dict[str, Any]:
    reply, _buffers = part.answer({"type": kind, "serial": "s-1", **body}, [])
    assert reply.pop("serial") == "s-1"
    return reply


def opened(folder: Path) -> tuple[Journal, Gate]:
    journal = behind_the_gate(folder)
    (gate,) = [one for one in everyone() if isinstance(one, Gate) and one._doorway is journal]
    return journal, gate


def heard(part: Part, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(part, "tell", lambda message, *_buffers: said.append(message["type"]))
    return said


def test_a_save_while_it_is_locked_is_neither_kept_nor_refused(
    folder: Path, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal, gate = opened(folder)
    form = Form(journal, load().exercise("trigger-log"))
    said = heard(form, monkeypatch)
    save = {"entry": ENTRY, "answers": {"happened": "Rain."}, "base": None}
    assert ask(form, "hello")["type"] == "closed"
    assert ask(form, "save", **save)["type"] == "closed"
    assert ask(gate, "hello") == {"type": "gate", "locked": True, "hands_on": False}
    refused = ask(gate, "unlock", passphrase="not this one")
    assert refused["type"] == "refused"
    assert "does not open the workbook" in refused["sentence"]
    assert ask(gate, "unlock", passphrase=PASSPHRASE)["locked"] is False
    assert said == ["open"]
    assert ask(form, "save", **save)["type"] == "saved"
    assert len(ask(form, "hello")["entries"]) == 1


def test_a_passphrase_that_will_not_do_is_told_at_its_line(folder: Path, code: str) -> None:
    _journal, gate = opened(folder)
    told = ask(gate, "recover", code=code, passphrase="short")
    assert (told["type"], told["field"]) == ("refused", "passphrase")
    assert "field" not in ask(gate, "recover", code=code[:-2], passphrase=OTHER)
    assert ask(gate, "recover", code=code, passphrase=OTHER)["locked"] is False


def test_neither_to_be_found(folder: Path, code: str) -> None:
    journal, gate = opened(folder)
    told = ask(gate, "set-aside")
    assert told["locked"] is False
    assert (folder / told["kept"]).exists()
    assert journal.entries() == []


def test_the_home_page_adds_a_passphrase_and_shows_the_code_in_the_answer_alone(
    folder: Path,
) -> None:
    journal, _gate = opened(folder)
    keeping = Keeping(journal, load())
    assert ask(keeping, "hello")["passphrase"] is False
    assert ask(keeping, "add-passphrase", passphrase="short")["field"] == "passphrase"
    told = ask(keeping, "add-passphrase", passphrase=PASSPHRASE)
    assert doors.code_fits(journal, told["code"])
    standing = ask(keeping, "hello")
    assert (standing["passphrase"], standing["can_lock"]) == (True, True)
    assert told["code"] not in str(keeping.get_state())
    again = ask(keeping, "add-passphrase", passphrase=PASSPHRASE)
    assert doors.code_fits(journal, again["code"]), "the answer was lost: there is another code"
    assert ask(keeping, "add-passphrase", passphrase=OTHER)["type"] == "refused"
    assert not (folder / "my.key").exists()


def test_the_home_page_changes_what_opens_it(folder: Path, code: str) -> None:
    journal, gate = opened(folder)
    ask(gate, "unlock", passphrase=PASSPHRASE)
    keeping = Keeping(journal, load())
    assert ask(keeping, "change-passphrase", old=OTHER, passphrase=OTHER)["type"] == "refused"
    for _twice in range(2):
        told = ask(keeping, "change-passphrase", old=PASSPHRASE, passphrase=OTHER)
        assert told == {"type": "changed-passphrase"}
    fresh = ask(keeping, "new-code", passphrase=OTHER)["code"]
    assert ask(keeping, "recover", code=code, passphrase=PASSPHRASE)["type"] == "refused"
    assert ask(keeping, "recover", code=fresh, passphrase=PASSPHRASE)["type"] != "refused"
    assert ask(keeping, "lock") == {"type": "locked-now"}
    assert ask(keeping, "hello")["type"] == "closed"
    assert ask(gate, "unlock", passphrase=PASSPHRASE)["locked"] is False


def test_the_code_is_asked_after_once(
    folder: Path, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal, gate = opened(folder)
    ask(gate, "unlock", passphrase=PASSPHRASE)
    keeping = Keeping(journal, load())
    assert ask(keeping, "hello")["ask_code"] is False, "not in the first week"
    monkeypatch.setattr(doors, "SECOND_WEEK", doors.timedelta(0))
    assert ask(keeping, "hello")["ask_code"] is True
    wrong = ask(keeping, "try-code", code="0" * 28)
    assert wrong["type"] == "refused"
    assert ask(keeping, "try-code", code=code) == {"type": "code-fits"}
    assert ask(keeping, "hello")["ask_code"] is False


def test_a_new_key_from_elsewhere_closes_the_page_until_the_passphrase_is_given(
    folder: Path,
) -> None:
    journal, gate = opened(folder)
    form = Form(journal, load().exercise("trigger-log"))
    with open_local(folder) as elsewhere:
        doors.add_passphrase(elsewhere, PASSPHRASE)
    save = {"entry": ENTRY, "answers": {"happened": "Rain."}, "base": None}
    assert ask(form, "save", **save)["type"] == "closed"
    assert ask(gate, "hello")["locked"] is True
    ask(gate, "unlock", passphrase=PASSPHRASE)
    assert ask(form, "save", **save)["type"] == "saved"


def test_an_entry_is_deleted_for_good_out_of_the_bin(folder: Path) -> None:
    journal, _gate = opened(folder)
    form = Form(journal, load().exercise("trigger-log"))
    answers = {"happened": "Rain.", "when": "2026-03-14"}
    ask(form, "save", entry=ENTRY, answers=answers, base=None)
    assert ask(form, "erase", entry=ENTRY)["type"] == "refused", "not one that is in use"
    ask(form, "delete", entry=ENTRY)
    (lying,) = ask(form, "hello")["bin"]
    assert (lying["id"], lying["answers"]) == (ENTRY, {"when": "2026-03-14"})
    for _twice in range(2):
        assert ask(form, "erase", entry=ENTRY) == {"type": "erased", "entry": ENTRY}
    assert "bin" not in ask(form, "hello")
    assert journal.deleted() == []
    assert ask(form, "restore", entry=ENTRY)["type"] == "refused"
