"""A passphrase, a recovery code, and what happens when either is forgotten or known too widely."""

from __future__ import annotations

import re
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from secure_base.journal import (
    Busy,
    Journal,
    KeyMissing,
    NewKey,
    NotPossible,
    PassphraseNeeded,
    WrongPassphrase,
    create,
    doors,
    locks,
    open_file,
    open_local,
    recovery,
)

from .conftest import PASSPHRASE

ONE = "1" * 32
NEW = "blue cup on the step"


@pytest.fixture
def closed(folder: Path) -> tuple[Path, str]:
    """A workbook with a passphrase, and its recovery code."""
    journal, code = create(folder / "my.workbook", PASSPHRASE)
    with journal:
        journal.write(ONE, "tea", {"kind": "green"})
    return folder, code


def opens_with(folder: Path, **keys: str) -> bool:
    try:
        with open_local(folder, **keys) as journal:
            return journal.entry(ONE).answers == {"kind": "green"}
    except WrongPassphrase:
        return False


def test_it_opens_with_passphrase_and_with_code_and_with_nothing_else(
    closed: tuple[Path, str],
) -> None:
    folder, code = closed
    assert opens_with(folder, passphrase=PASSPHRASE)
    assert opens_with(folder, code=code)
    assert not opens_with(folder, passphrase="late bus kitchen snow")
    assert not opens_with(folder, passphrase="")
    assert not opens_with(folder, code=recovery.written(bytes(16)))
    with pytest.raises(PassphraseNeeded):
        open_local(folder)
    assert [file.name for file in folder.iterdir()] == ["my.workbook"]


def test_a_passphrase_is_the_same_from_every_keyboard(folder: Path) -> None:
    journal, _code = create(folder / "my.workbook", "caf\u00e9 un deux trois")
    journal.write(ONE, "tea", {"kind": "green"})
    journal.close()
    assert opens_with(folder, passphrase="  cafe\u0301\u00a0un deux trois ")
    assert not opens_with(folder, passphrase="Caf\u00e9 un deux trois")


@pytest.mark.parametrize("passphrase", ["", "seven77", "       x       ", "x" * 1025])
def test_a_passphrase_that_will_not_do_is_told_why(folder: Path, passphrase: str) -> None:
    with pytest.raises(NotPossible, match="characters"):
        create(folder / "my.workbook", passphrase)
    assert list(folder.glob("*")) == []


def test_changing_the_passphrase_asks_for_the_old_one(closed: tuple[Path, str]) -> None:
    folder, code = closed
    with open_local(folder, PASSPHRASE) as journal:
        with pytest.raises(WrongPassphrase):
            doors.change_passphrase(journal, "not this one", NEW)
        doors.change_passphrase(journal, PASSPHRASE, NEW)
    assert opens_with(folder, passphrase=NEW)
    assert opens_with(folder, code=code)
    assert not opens_with(folder, passphrase=PASSPHRASE)


def test_a_forgotten_passphrase_is_replaced_with_the_code(closed: tuple[Path, str]) -> None:
    folder, code = closed
    with open_local(folder, code=code) as journal:
        doors.reset_passphrase(journal, code, NEW)
    assert opens_with(folder, passphrase=NEW)
    assert opens_with(folder, code=code)


def test_a_new_code_replaces_the_old_one(closed: tuple[Path, str]) -> None:
    folder, old = closed
    with open_local(folder, PASSPHRASE) as journal:
        code = doors.new_recovery_code(journal, PASSPHRASE)
        assert doors.code_fits(journal, code)
        assert not doors.code_fits(journal, old)
    assert opens_with(folder, code=code)
    assert not opens_with(folder, code=old)


def test_in_the_second_week_one_is_asked_for_the_code_once(closed: tuple[Path, str]) -> None:
    folder, code = closed
    later = datetime.now(UTC) + timedelta(days=8)
    with open_local(folder, PASSPHRASE) as journal:
        assert not doors.asks_for_code(journal)
        assert doors.asks_for_code(journal, later)
        assert doors.code_fits(journal, code.lower())
        doors.code_asked(journal)
        assert not doors.asks_for_code(journal, later)
        doors.new_recovery_code(journal, PASSPHRASE)
        assert doors.asks_for_code(journal, later)
        assert [entry.exercise for entry in journal.entries()] == ["tea"]
    with open_local(folder.parent / "local") as local:
        assert not doors.asks_for_code(local, later)


def test_a_crash_just_after_locking_leaves_nothing_open(folder: Path) -> None:
    with open_local(folder) as journal:
        journal.write(ONE, "tea", {"kind": "green"})
        key = (folder / "my.key").read_bytes()
        doors.add_passphrase(journal, PASSPHRASE)
    (folder / "my.key").write_bytes(key)  # as if the page had died before removing it
    with pytest.raises(PassphraseNeeded):
        open_local(folder)
    assert opens_with(folder, passphrase=PASSPHRASE)
    assert not (folder / "my.key").exists()


def test_the_replaced_lock_is_nowhere_in_the_file(closed: tuple[Path, str]) -> None:
    folder, _code = closed
    with open_local(folder, PASSPHRASE) as journal:
        before = {lock.wrapped for lock in journal.vault.store.locks().values()}
        doors.change_passphrase(journal, PASSPHRASE, NEW)
        doors.new_recovery_code(journal, NEW)
        content = b"".join(file.read_bytes() for file in folder.iterdir())
    assert not any(wrapped in content for wrapped in before)


def test_a_local_workbook_gets_a_passphrase_and_loses_its_key_file(folder: Path) -> None:
    with open_local(folder) as journal:
        journal.write(ONE, "tea", {"kind": "black"})
        journal.write(ONE, "tea", {"kind": "green"})
        journal.show_again(ONE, "kind")
        old_key = (folder / "my.key").read_bytes()
        assert not journal.has_passphrase
        code = doors.add_passphrase(journal, PASSPHRASE)
        assert journal.has_passphrase
        assert journal.write(ONE, "tea", {"cup": "blue"}).entry.revision == 3
        journal.undo(ONE)
        assert journal.shown_again()[0].field == "kind"
        journal.put_away(ONE, "kind")
        assert journal.shown_again() == []
        with pytest.raises(NotPossible, match="already"):
            doors.add_passphrase(journal, NEW)
    assert [file.name for file in folder.iterdir()] == ["my.workbook"]
    assert opens_with(folder, passphrase=PASSPHRASE)
    assert opens_with(folder, code=code)
    (folder / "my.key").write_bytes(old_key)  # somebody had copied it
    with pytest.raises(PassphraseNeeded):
        open_local(folder)


def test_a_renewed_key_shuts_out_whoever_knew_the_old_one(closed: tuple[Path, str]) -> None:
    folder, old_code = closed
    with open_local(folder, PASSPHRASE) as journal:
        old_key = journal.vault.keys.key
        code = doors.renew_key(journal, PASSPHRASE, NEW)
        assert journal.vault.keys.key != old_key
        assert journal.entry(ONE).answers == {"kind": "green"}
    assert opens_with(folder, passphrase=NEW)
    assert opens_with(folder, code=code)
    assert not opens_with(folder, passphrase=PASSPHRASE)
    assert not opens_with(folder, code=old_code)


def test_another_page_is_told_to_open_again_when_the_key_was_renewed(folder: Path) -> None:
    with open_local(folder) as here, open_local(folder) as there:
        here.write(ONE, "tea", {"kind": "green"})
        assert there.entries()
        doors.add_passphrase(here, PASSPHRASE)
        with pytest.raises(NewKey, match="Open this page again"):
            there.entries()
        with pytest.raises(NewKey):
            there.write(ONE, "tea", {"kind": "black"})
    assert opens_with(folder, passphrase=PASSPHRASE)


def test_with_both_forgotten_the_file_is_kept_and_a_fresh_one_begun(
    closed: tuple[Path, str],
) -> None:
    folder, _code = closed
    kept = doors.set_aside(folder / "my.workbook")
    assert re.fullmatch(r"my set aside \d{4}-\d\d-\d\d\.workbook", kept.name)
    with open_local(folder) as fresh:
        assert fresh.entries() == []
        fresh.write(ONE, "tea", {"kind": "black"})
    again = doors.set_aside(folder / "my.workbook")
    assert again != kept
    with open_file(kept, PASSPHRASE) as remembered:
        assert remembered.entry(ONE).answers == {"kind": "green"}


def test_a_damaged_file_is_set_aside_as_it_is(folder: Path) -> None:
    open_local(folder).close()
    spoilt = b"noise " * 2000
    (folder / "my.workbook").write_bytes(spoilt)
    (folder / "my.workbook-wal").write_bytes(b"the rest")
    kept = doors.set_aside(folder / "my.workbook")
    assert kept.read_bytes() == spoilt
    assert kept.with_name(kept.name + "-wal").read_bytes() == b"the rest"
    with open_local(folder) as fresh:
        assert fresh.entries() == []


def test_a_file_another_page_has_open_is_not_set_aside(closed: tuple[Path, str]) -> None:
    folder, _code = closed
    with open_local(folder, PASSPHRASE) as page:
        page.write(ONE, "tea", {"cup": "blue"})
        with pytest.raises(Busy):
            doors.set_aside(folder / "my.workbook")
        assert page.write(ONE, "tea", {"cup": "red"}).entry.revision == 3
    with open_local(folder, PASSPHRASE) as again:
        assert again.entry(ONE).answers == {"kind": "green", "cup": "red"}


def test_a_copy_to_carry_gets_a_passphrase_of_its_own(folder: Path) -> None:
    with open_local(folder) as journal:
        journal.write(ONE, "tea", {"kind": "green"})
        with pytest.raises(PassphraseNeeded, match="Choose a passphrase"):
            journal.snapshot()
        elsewhere = folder.parent / "elsewhere" / "my.workbook"
        elsewhere.parent.mkdir()
        elsewhere.write_bytes(journal.snapshot(PASSPHRASE))
        assert not journal.has_passphrase
    with open_file(elsewhere, PASSPHRASE) as carried:
        assert carried.entry(ONE).answers == {"kind": "green"}
        carried.write(ONE, "tea", {"cup": "blue"})
    assert opens_with(folder)
    (folder / "my.key").unlink()
    with pytest.raises(KeyMissing):
        open_local(folder)


def test_the_parameters_in_the_file_are_the_published_ones(closed: tuple[Path, str]) -> None:
    db = sqlite3.connect(closed[0] / "my.workbook")
    rows = {row[0]: row[1:4] for row in db.execute("SELECT * FROM lock")}
    db.close()
    assert rows == {
        "passphrase": ("argon2id13", 3, 64 * 1024 * 1024),
        "recovery": ("blake2b", 0, 0),
    }
    assert locks.MEMORY <= 64 * 1024 * 1024


@pytest.mark.parametrize(
    "change",
    [
        "memory = 1099511627776",
        "memory = 67108865",
        "memory = 8192",
        "memory = -1",
        "passes = 4000000000",
        "passes = 0",
        "method = 'argon2i'",
        "method = 'plain'",
        "salt = x'00'",
        "salt = zeroblob(1000000)",
        "wrapped = x''",
        "wrapped = zeroblob(72)",
    ],
)
def test_a_file_that_asks_for_a_strange_lock_is_refused_at_once(
    closed: tuple[Path, str], change: str
) -> None:
    folder, code = closed
    db = sqlite3.connect(folder / "my.workbook")
    db.execute("PRAGMA ignore_check_constraints = ON")
    db.execute(f"UPDATE lock SET {change} WHERE kind = 'passphrase'")
    db.commit()
    db.close()
    with pytest.raises(Exception, match=r"damaged|does not open") as refused:
        open_local(folder, PASSPHRASE)
    assert type(refused.value).__name__ in {"Damaged", "WrongPassphrase"}
    assert opens_with(folder, code=code)
    with open_local(folder, code=code) as journal:
        assert isinstance(journal, Journal)
