"""A file that is damaged, somebody else's, or made to do harm: a sentence each, and no change."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from secure_base.journal import (
    Damaged,
    JournalFault,
    NotAWorkbook,
    TooNew,
    open_carried,
    open_file,
    open_local,
    read_carried,
)

from .conftest import an_id

ONE, TWO = bytes.fromhex(an_id(1)), bytes.fromhex(an_id(2))
Spoil = Callable[[sqlite3.Connection], object]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A carried file with two entries of two revisions each, and its key beside it."""
    with open_local(tmp_path, name="carried.workbook") as made:
        for kind in ("green", "black"):
            made.write(ONE.hex(), "tea", {"kind": kind})
            made.write(TWO.hex(), "tea", {"kind": kind, "words": "x " * 5000})
        content = made.vault.store.to_bytes()
    path = tmp_path / "carried.workbook"
    path.write_bytes(content)
    return path


def spoil(path: Path, change: Spoil) -> None:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA ignore_check_constraints = ON")
    change(db)
    db.close()


def refused(path: Path, kind: type[JournalFault] | tuple[type[JournalFault], ...]) -> str:
    """The sentence with which the file is refused, lying there and carried; it stays as it is."""
    before = path.read_bytes()
    began = time.monotonic()
    sentences = set()
    for attempt in (
        lambda: open_file(path).entries(),
        lambda: open_carried(before, beside=path),
        lambda: open_carried(read_carried(path), beside=path),
    ):
        with pytest.raises(kind) as fault:
            attempt()
        sentences.add(fault.value.sentence)
    assert time.monotonic() - began < 10
    assert path.read_bytes() == before
    return sentences.pop()


def sql(*statements: str) -> Spoil:
    def change(db: sqlite3.Connection) -> None:
        for statement in statements:
            db.execute(statement, {"one": ONE, "two": TWO} if ":" in statement else {})

    return change


SWAPS = {
    "two entries' rows swapped": sql(
        "UPDATE revision SET number = 9 WHERE entry = :one AND number = 1",
        "UPDATE revision SET number = 1, entry = :one WHERE entry = :two AND number = 1",
        "UPDATE revision SET number = 1, entry = :two WHERE entry = :one AND number = 9",
    ),
    "two revisions swapped": sql(
        "UPDATE revision SET number = 9 WHERE entry = :one AND number = 1",
        "UPDATE revision SET number = 1 WHERE entry = :one AND number = 2",
        "UPDATE revision SET number = 2 WHERE entry = :one AND number = 9",
    ),
    "an old revision replayed as a new one": sql(
        "INSERT INTO revision SELECT entry, 3, sealed FROM revision "
        "WHERE entry = :one AND number = 1"
    ),
    "the newest revision taken away": sql("DELETE FROM revision WHERE entry = :one AND number = 2"),
    "the oldest revision taken away": sql("DELETE FROM revision WHERE entry = :one AND number = 1"),
    "a whole entry taken away": sql("DELETE FROM revision WHERE entry = :two"),
    "everything taken away": sql("DELETE FROM revision"),
    "a revision of nobody's added": sql(
        "INSERT INTO revision VALUES (randomblob(16), 1, randomblob(500))"
    ),
    "a revision emptied": sql("UPDATE revision SET sealed = x'' WHERE entry = :one"),
    "a bit flipped": sql(
        "UPDATE revision SET sealed = substr(sealed, 1, 30) || x'00' || substr(sealed, 32) "
        "WHERE entry = :one AND number = 2"
    ),
    "the head replaced": sql("UPDATE workbook SET head = randomblob(136)"),
    "the head emptied": sql("UPDATE workbook SET head = x''"),
    "another workbook's name": sql("UPDATE workbook SET id = randomblob(16)"),
    "another key's name": sql("UPDATE workbook SET key_id = randomblob(16)"),
    "no workbook row": sql("DELETE FROM workbook"),
    "a number that is text": sql(
        "UPDATE revision SET number = 'x' WHERE entry = :one AND number = 2"
    ),
    "a number beyond all": sql(
        "UPDATE revision SET number = 9223372036854775807 WHERE entry = :one AND number = 2"
    ),
    "an entry that is text": sql(
        "UPDATE revision SET entry = 'x' WHERE entry = :one AND number = 2"
    ),
    "sealed text": sql("UPDATE revision SET sealed = 'words' WHERE entry = :one"),
}


@pytest.mark.parametrize("name", SWAPS)
def test_rows_that_were_moved_changed_or_removed_are_noticed(file: Path, name: str) -> None:
    spoil(file, SWAPS[name])
    assert "nothing was written" in refused(file, Damaged)


def test_a_page_that_is_open_does_not_believe_a_replayed_row(folder: Path) -> None:
    with open_local(folder) as journal:
        for kind in ("green", "black"):
            journal.write(ONE.hex(), "tea", {"kind": kind})
        spoil(folder / "my.workbook", SWAPS["an old revision replayed as a new one"])
        with pytest.raises(Damaged):
            journal.entries()


def test_a_row_put_back_from_an_older_copy_is_noticed(file: Path, tmp_path: Path) -> None:
    older = file.read_bytes()
    with open_file(file) as journal:
        journal.erase(ONE.hex())
        journal.write(ONE.hex(), "tea", {"kind": "mint"})
        (tmp_path / "newer.workbook").write_bytes(journal.vault.store.to_bytes())
    shutil.copy(tmp_path / "carried.key", tmp_path / "newer.key")
    (tmp_path / "older.workbook").write_bytes(older)
    db = sqlite3.connect(tmp_path / "newer.workbook", isolation_level=None)
    db.execute("ATTACH ? AS older", (str(tmp_path / "older.workbook"),))
    db.execute(
        "REPLACE INTO revision SELECT * FROM older.revision WHERE entry = ? AND number = 1", (ONE,)
    )
    db.close()
    refused(tmp_path / "newer.workbook", Damaged)


SCHEMAS = {
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON revision BEGIN DELETE FROM lock; END",
    "a view": "CREATE VIEW seen AS SELECT * FROM lock",
    "another table": "CREATE TABLE spare (x)",
    "a virtual table": "CREATE VIRTUAL TABLE words USING fts5(x)",
    "an index": "CREATE INDEX i ON lock (memory)",
    "another column": "ALTER TABLE revision ADD COLUMN extra",
    "a table missing": "DROP TABLE lock",
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_file_with_anything_else_in_it_is_not_opened(file: Path, name: str) -> None:
    spoil(file, sql(SCHEMAS[name]))
    refused(file, Damaged)


def test_a_view_in_the_place_of_a_table_is_not_read(file: Path) -> None:
    spoil(
        file,
        sql(
            "ALTER TABLE revision RENAME TO kept",
            "CREATE VIEW revision AS SELECT entry, number, sealed FROM kept",
        ),
    )
    refused(file, Damaged)


def test_a_schema_rewritten_by_hand_is_not_believed(file: Path) -> None:
    spoil(
        file,
        sql(
            "PRAGMA writable_schema = ON",
            "UPDATE sqlite_master SET sql = replace(sql, 'number > 0', 'number > 1')",
        ),
    )
    refused(file, Damaged)


def test_a_schema_of_thousands_of_tables_is_refused_soon(file: Path) -> None:
    spoil(
        file,
        lambda db: [
            db.execute("BEGIN"),
            *(db.execute(f"CREATE TABLE t{n} (x)") for n in range(3000)),
            db.execute("COMMIT"),
        ],
    )
    refused(file, Damaged)


def test_a_huge_value_is_refused(file: Path) -> None:
    spoil(file, sql("UPDATE revision SET sealed = zeroblob(60000000) WHERE entry = :one"))
    refused(file, (Damaged, JournalFault))


@pytest.mark.parametrize("share", [0.0, 0.001, 0.2, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_short_is_refused(file: Path, share: float) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * share)])
    assert refused(file, (Damaged, NotAWorkbook))


def test_a_file_with_any_page_spoilt_is_refused_or_read_as_it_was(file: Path) -> None:
    content = file.read_bytes()
    for place in range(100, len(content), 211):
        spoilt = bytearray(content)
        spoilt[place] ^= 0xFF
        try:
            with open_carried(bytes(spoilt), beside=file) as journal:
                assert [e.answers["kind"] for e in journal.entries()] == ["black", "black"]
        except JournalFault:
            pass


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00" * 5000, b"SQLite format 3\x00", b"%PDF-1.7 " * 100, os.urandom(5000)],
    ids=["empty", "zeros", "only a name", "a pdf", "noise"],
)
def test_something_else_is_not_a_workbook(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert "not a workbook" in refused(file, NotAWorkbook)


def test_another_programs_database_is_not_a_workbook(tmp_path: Path) -> None:
    other = tmp_path / "bookmarks.workbook"
    spoil(other, sql("CREATE TABLE bookmarks (url)", "PRAGMA user_version = 1"))
    assert "not a workbook" in refused(other, NotAWorkbook)


def test_a_newer_format_is_refused_with_a_sentence(file: Path) -> None:
    spoil(file, sql("PRAGMA user_version = 2", "CREATE TABLE later (x)"))
    assert "newer" in refused(file, TooNew)


def test_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    with open_local(folder) as journal:
        journal.write(ONE.hex(), "tea", {"kind": "green"})
    trap = tmp_path / "trap"
    trap.mkdir()
    (trap / "my.workbook").symlink_to(folder / "my.workbook")
    (trap / "my.key").symlink_to(folder / "my.key")
    with pytest.raises(NotAWorkbook, match="is a link"):
        open_local(trap)
    (trap / "my.workbook").unlink()
    (trap / "my.workbook").symlink_to(tmp_path / "nowhere")
    with pytest.raises(NotAWorkbook, match="is a link"):
        open_local(trap)
    (trap / "my.workbook").unlink()
    with pytest.raises(NotAWorkbook, match="is a link"):
        open_local(trap)
    assert not (trap / "my.workbook").exists()


@pytest.mark.parametrize("end", ["-wal", "-shm", "-journal"])
def test_a_link_beside_the_file_is_not_followed(folder: Path, tmp_path: Path, end: str) -> None:
    open_local(folder).close()
    (tmp_path / "victim").write_bytes(b"mine")
    (folder / f"my.workbook{end}").symlink_to(tmp_path / "victim")
    with pytest.raises(NotAWorkbook, match="is a link"):
        open_local(folder)
    assert (tmp_path / "victim").read_bytes() == b"mine"


def test_a_pipe_or_a_folder_in_its_place_is_refused_at_once(folder: Path) -> None:
    folder.mkdir()
    os.mkfifo(folder / "my.workbook")
    with pytest.raises(NotAWorkbook):
        open_local(folder)
    (folder / "my.workbook").unlink()
    (folder / "my.workbook").mkdir()
    with pytest.raises(NotAWorkbook):
        open_local(folder)


def test_what_can_still_be_read_is_rescued(file: Path) -> None:
    spoil(
        file,
        sql(
            "UPDATE revision SET sealed = randomblob(300) WHERE entry = :one AND number = 2",
            "UPDATE workbook SET head = randomblob(136)",
        ),
    )
    refused(file, Damaged)
    with open_carried(file.read_bytes(), beside=file, rescue=True) as journal:
        kinds = {e.id: e.answers["kind"] for e in journal.entries()}
    assert kinds == {ONE.hex(): "green", TWO.hex(): "black"}


def test_a_log_of_another_file_is_not_played_into_this_one(folder: Path, tmp_path: Path) -> None:
    with open_local(folder) as journal:
        journal.write(ONE.hex(), "tea", {"kind": "green"})
    with open_local(tmp_path / "other") as other:
        other.write(TWO.hex(), "tea", {"kind": "mint"})
        log = (tmp_path / "other" / "my.workbook-wal").read_bytes()
    (folder / "my.workbook-wal").write_bytes(log)
    with pytest.raises(JournalFault):
        open_local(folder)
