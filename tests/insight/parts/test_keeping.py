"""One's own file: taken along, and brought back."""

from __future__ import annotations

import pytest
from secure_base.forms.keeping import Keeping
from secure_base.journal import open_carried, open_local

PASSPHRASE = "four plain ordinary words"


@pytest.fixture
def keeping(journal, program):
    return Keeping(journal, program)


def test_a_file_without_a_passphrase_does_not_leave(keeping, ask):
    told = ask(keeping, "hello")
    assert (told["type"], told["passphrase"], told["read_only"]) == ("keeping", False, False)
    refused = ask(keeping, "download")
    assert refused["type"] == "refused"
    assert "passphrase" in refused["sentence"]


def test_a_short_passphrase_is_refused_in_words(keeping, ask):
    assert "characters" in ask(keeping, "download", passphrase="short")["sentence"]


def test_the_copy_opens_with_its_passphrase_and_has_a_plain_name(keeping, ask, write):
    entry = write("trigger-log", strength=6)
    told, (content,) = ask(keeping, "download", passphrase=PASSPHRASE)
    assert told == {"type": "file", "name": "my.workbook"}
    with open_carried(bytes(content), PASSPHRASE) as copy:
        assert copy.entry(entry.id).answers == {"strength": 6}


def test_a_file_from_elsewhere_is_taken_in_beside_what_is_here(
    keeping, program, ask, write, tmp_path
):
    write("trigger-log", strength=6)
    _told, (content,) = ask(keeping, "download", passphrase=PASSPHRASE)
    with open_local(tmp_path / "elsewhere") as other:
        other.write("0" * 32, "pulse", {"steady": 5})
        there = Keeping(other, program)
        assert ask(there, "open", [content])["type"] == "locked"
        wrong = ask(there, "open", [content], passphrase="not the one")
        assert wrong["type"] == "locked"
        assert wrong["wrong"] is True
        told = ask(there, "open", [content], passphrase=PASSPHRASE)
        assert told["sentence"].startswith("Opened. One entry came")
        assert {entry.exercise for entry in other.entries()} == {"trigger-log", "pulse"}
        told = ask(there, "open", [content], passphrase=PASSPHRASE)
        assert told["sentence"] == "Everything in that file was here already."


@pytest.mark.parametrize("content", [b"", b"a letter", b"SQLite format 3\0" + b"\0" * 4000])
def test_what_is_no_workbook_is_refused_in_words(keeping, ask, content):
    refused = ask(keeping, "open", [content])
    assert refused["type"] == "refused"
    assert "went wrong in the program" not in refused["sentence"]


@pytest.mark.parametrize("form", ["html", "csv", "json"])
def test_everything_can_be_taken_out_in_the_open(keeping, ask, write, form):
    write("trigger-log", happened="The bus was late.")
    told, (content,) = ask(keeping, "export", form=form)
    assert told == {"type": "file", "name": f"my-workbook.{form}"}
    assert b"The bus was late." in bytes(content)


def test_an_unknown_form_is_refused(keeping, ask):
    assert ask(keeping, "export", form="exe")["type"] == "refused"
