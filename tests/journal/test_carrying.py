"""One file is carried away, opened elsewhere, and brought home with both histories kept."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from secure_base.journal import (
    Journal,
    PassphraseNeeded,
    ReadOnly,
    Taken,
    WrongPassphrase,
    create,
    open_carried,
    open_file,
    open_local,
    read_carried,
)

from .conftest import PASSPHRASE, an_id

ONE, TWO, THREE = an_id(1), an_id(2), an_id(3)


def carried(journal: Journal) -> Journal:
    return open_carried(journal.snapshot(PASSPHRASE), PASSPHRASE)


def second_home(journal: Journal, place: Path) -> Journal:
    place.mkdir()
    (place / "my.workbook").write_bytes(journal.snapshot(PASSPHRASE))
    return open_local(place, PASSPHRASE)


def test_the_carried_file_is_one_complete_file_for_any_sqlite(
    journal: Journal, tmp_path: Path
) -> None:
    journal.write(ONE, "tea", {"kind": "green"})
    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / "carried.workbook").write_bytes(journal.snapshot(PASSPHRASE))
    db = sqlite3.connect(alone / "carried.workbook")
    assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert db.execute("PRAGMA user_version").fetchone() == (1,)
    assert db.execute("PRAGMA application_id").fetchone() == (0x53425762,)
    assert db.execute("SELECT count(*) FROM revision").fetchone() == (1,)
    db.close()
    assert [file.name for file in alone.iterdir()] == ["carried.workbook"]


def test_a_carried_file_is_read_and_left_as_it_is(journal: Journal) -> None:
    journal.write(ONE, "tea", {"kind": "green"})
    content = journal.snapshot(PASSPHRASE)
    with open_carried(content, PASSPHRASE) as other:
        assert other.entries()[0].answers == {"kind": "green"}
        with pytest.raises(ReadOnly, match="copy to look at"):
            other.write(ONE, "tea", {"kind": "black"})
    with pytest.raises(PassphraseNeeded):
        open_carried(content)
    with pytest.raises(WrongPassphrase):
        open_carried(content, "some other words")


def test_the_file_lying_open_on_another_machine_is_read_with_its_log(
    folder: Path, journal: Journal
) -> None:
    journal.write(ONE, "tea", {"kind": "green"})
    assert (folder / "my.workbook-wal").stat().st_size > 0
    content = read_carried(folder / "my.workbook")
    with open_carried(content, beside=folder / "my.workbook") as other:
        assert other.entries()[0].answers == {"kind": "green"}


def test_a_carried_file_goes_on_living_where_it_was_carried(
    journal: Journal, tmp_path: Path
) -> None:
    journal.write(ONE, "tea", {"kind": "green"})
    with second_home(journal, tmp_path / "there") as there:
        there.write(ONE, "tea", {"cup": "blue"}, base=1)
        there.undo(ONE)
        assert there.entries()[0].answers == {"kind": "green"}
        assert len(there.history(ONE)) == 3


def test_bringing_a_file_in_twice_changes_nothing_the_second_time(
    journal: Journal, tmp_path: Path
) -> None:
    journal.write(ONE, "tea", {"kind": "green"})
    journal.write(ONE, "tea", {"kind": "black"})
    journal.write(TWO, "tea", {"kind": "mint"})
    journal.show_again(TWO, "kind")
    home, _code = create(tmp_path / "home" / "my.workbook", PASSPHRASE)
    with home:
        assert home.take_in(carried(journal)) == Taken(entries=2, revisions=4)
        assert home.take_in(carried(journal)) == Taken(entries=0, revisions=0)
        assert [e.answers for e in home.entries()] == [e.answers for e in journal.entries()]
        assert [e.at for e in home.history(ONE)] == [e.at for e in journal.history(ONE)]
        assert home.undo(ONE).answers == {"kind": "green"}
        assert [line.field for line in home.shown_again()] == ["kind"]


def test_what_was_added_elsewhere_follows_on(journal: Journal, tmp_path: Path) -> None:
    journal.write(ONE, "tea", {"kind": "green"})
    with second_home(journal, tmp_path / "there") as there:
        there.write(ONE, "tea", {"kind": "black"})
        there.write(TWO, "tea", {"kind": "mint"})
        assert journal.take_in(carried(there)) == Taken(entries=2, revisions=2)
    assert {e.answers["kind"] for e in journal.entries()} == {"black", "mint"}
    assert journal.entry(ONE).revision == 2


def test_where_both_went_on_both_histories_stay_and_fields_are_laid_together(
    journal: Journal, tmp_path: Path
) -> None:
    journal.write(ONE, "tea", {"kind": "green", "cup": "blue", "sugar": "one"})
    with second_home(journal, tmp_path / "there") as there:
        journal.write(ONE, "tea", {"kind": "black", "sugar": ""})
        there.write(ONE, "tea", {"kind": "mint", "cup": "white"})
        taken = journal.take_in(carried(there))
        assert taken.entries == 1
        assert journal.entry(ONE).answers == {"kind": "mint", "cup": "white"}
        kinds = [h.answers["kind"] for h in journal.history(ONE)]
        assert kinds == ["mint", "mint", "black", "green"]
        assert there.take_in(carried(journal)).entries == 1
        assert there.entry(ONE).answers == journal.entry(ONE).answers
        assert journal.take_in(carried(there)) == Taken(0, 0)


def test_deleted_there_and_written_here_is_kept(journal: Journal, tmp_path: Path) -> None:
    journal.write(ONE, "tea", {"kind": "green"})
    with second_home(journal, tmp_path / "there") as there:
        there.delete(ONE)
        journal.write(ONE, "tea", {"cup": "blue"})
        journal.take_in(carried(there))
    assert journal.entry(ONE).answers == {"kind": "green", "cup": "blue"}
    assert not journal.entry(ONE).deleted


def test_deleted_there_and_untouched_here_is_deleted(journal: Journal, tmp_path: Path) -> None:
    journal.write(ONE, "tea", {"kind": "green"})
    with second_home(journal, tmp_path / "there") as there:
        there.delete(ONE)
        journal.take_in(carried(there))
    assert journal.entries() == []
    assert journal.restore(ONE).answers == {"kind": "green"}


def test_undo_elsewhere_is_still_an_undo_here(journal: Journal, tmp_path: Path) -> None:
    for kind in ("green", "black", "mint"):
        journal.write(ONE, "tea", {"kind": kind})
    with second_home(journal, tmp_path / "there") as there:
        there.undo(ONE)
        journal.take_in(carried(there))
    assert journal.entry(ONE).answers == {"kind": "black"}
    assert journal.undo(ONE).answers == {"kind": "green"}


def test_the_one_entry_of_an_exercise_finds_its_other_half(
    journal: Journal, tmp_path: Path
) -> None:
    journal.write(journal.single_id("support-plan"), "support-plan", {"person": "Sam"})
    journal.remember("support", {"country": "GB"})
    other, _code = create(tmp_path / "other" / "my.workbook", PASSPHRASE)
    with other:
        other.write(other.single_id("support-plan"), "support-plan", {"settles": "tea"})
        other.remember("support", {"country": "IE"})
        journal.take_in(open_carried(other.snapshot(), PASSPHRASE))
    (plan,) = journal.entries("support-plan")
    assert plan.answers == {"person": "Sam", "settles": "tea"}
    assert journal.recall("support") == {"country": "IE"}


def test_bringing_in_is_all_or_nothing(journal: Journal, tmp_path: Path) -> None:
    other, _code = create(tmp_path / "other" / "my.workbook", PASSPHRASE)
    with other:
        other.write(ONE, "tea", {"kind": "green"})
        content = other.snapshot()
    journal.write(TWO, "tea", {"kind": "mint"})
    with open_file(journal.path or Path()) as page, page.vault.writing() as batch:
        batch.add(bytes.fromhex(THREE), page.vault.read(bytes.fromhex(TWO), 1))
        with pytest.raises(Exception, match="Another page"):
            impatient(journal).take_in(open_carried(content, PASSPHRASE))
    assert {e.id for e in journal.entries()} == {TWO, THREE}


def impatient(journal: Journal) -> Journal:
    journal.vault.store._db.execute("PRAGMA busy_timeout = 50")
    return journal
