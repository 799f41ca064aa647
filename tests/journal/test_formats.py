"""Every format that was ever written opens; an older one is brought up in a copy and kept."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from secure_base.journal import (
    Busy,
    DiskFull,
    Journal,
    TooNew,
    migrate,
    open_carried,
    open_file,
    open_local,
    schema,
)

from .conftest import PASSPHRASE, an_id

FIXTURES = Path(__file__).parent / "fixtures"
CODE = "KRRE-HJHS-J01A-MCBC-MYBB-EJKK-4QNV"
ONE = an_id(1)


def everything(journal: Journal) -> list[tuple[str, object]]:
    return sorted((e.exercise, e.answers) for e in journal.entries())  # type: ignore[misc]


EXPECTED = [
    ("tea", {"kind": "mint", "cup": "blue"}),
    ("trigger-log", {"happened": "The bus left. \U0001f68c \u0634\u0627\u064a", "strength": 4}),
]


@pytest.mark.parametrize("version", range(1, schema.VERSION + 1))
def test_a_file_of_every_format_opens(version: int, tmp_path: Path) -> None:
    content = (FIXTURES / f"v{version}.workbook").read_bytes()
    for keys in ({"passphrase": PASSPHRASE}, {"code": CODE}):
        with open_carried(content, **keys) as carried:
            assert everything(carried) == EXPECTED
            assert [h.answers.get("kind") for h in carried.history(ONE)] == [
                "mint", "black", "mint", "green",
            ]  # fmt: skip
            assert [line.field for line in carried.shown_again()] == ["happened"]
            assert carried.recall("support") == {"country": "GB"}
    shutil.copy(FIXTURES / f"v{version}.workbook", tmp_path / "my.workbook")
    with open_local(tmp_path, PASSPHRASE) as journal:
        assert journal.undo(ONE).answers == {"kind": "green"}


@pytest.mark.parametrize("version", range(1, schema.VERSION + 1))
def test_a_local_file_of_every_format_opens_with_its_key(version: int, tmp_path: Path) -> None:
    shutil.copy(FIXTURES / f"v{version}-local.workbook", tmp_path / "my.workbook")
    shutil.copy(FIXTURES / f"v{version}-local.key", tmp_path / "my.key")
    with open_local(tmp_path) as journal:
        assert everything(journal) == EXPECTED


@contextmanager
def a_later_program(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This program as it may be one day: format 2 has one more table."""
    later = {**schema.TABLES, "shelf": "CREATE TABLE shelf (x BLOB)"}

    def step(db: sqlite3.Connection, /, *, key: bytes) -> None:
        assert len(key) == 32
        db.execute(later["shelf"])

    with monkeypatch.context() as patch:
        patch.setattr(schema, "VERSION", 2)
        patch.setattr(schema, "BY_VERSION", {1: schema.TABLES, 2: later})
        patch.setattr(migrate, "STEPS", {1: step})
        yield


def test_an_older_file_is_brought_up_and_the_old_one_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_local(folder) as journal:
        journal.write(ONE, "tea", {"kind": "green"})
    with a_later_program(monkeypatch):
        for _time in range(2):
            with open_local(folder) as journal:
                assert journal.entry(ONE).answers == {"kind": "green"}
        with open_local(folder) as journal:
            journal.write(ONE, "tea", {"kind": "black"})
    (kept,) = folder.glob("my format 1 *.workbook")
    with pytest.raises(TooNew, match="newer version"):
        open_local(folder)
    kept.rename(folder / "my.workbook")
    with open_local(folder) as journal:
        assert journal.entry(ONE).answers == {"kind": "green"}


def test_an_older_file_is_left_alone_while_another_page_has_it_open(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_local(folder) as page:
        page.write(ONE, "tea", {"kind": "green"})
        with a_later_program(monkeypatch), pytest.raises(Busy):
            open_local(folder)
        assert page.write(ONE, "tea", {"kind": "black"}).entry.revision == 2
    assert sorted(f.name for f in folder.iterdir()) == ["my.key", "my.workbook"]


def test_an_older_carried_file_is_read_without_touching_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.workbook"
    shutil.copy(FIXTURES / "v1.workbook", path)
    with a_later_program(monkeypatch):
        with open_carried(path.read_bytes(), PASSPHRASE) as carried:
            assert everything(carried) == EXPECTED
        with open_file(path, PASSPHRASE) as journal:
            assert everything(journal) == EXPECTED
    assert len(list(tmp_path.glob("old format 1 *.workbook"))) == 1


def test_without_room_for_a_copy_the_old_file_is_read_and_stays(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small_disk / "data"
    with open_local(folder) as journal:
        journal.write(ONE, "tea", {"kind": "green", "words": "x" * 200_000})
    before = (folder / "my.workbook").read_bytes()
    for room in (0, 8_000, 60_000):
        with (small_disk / "ballast").open("wb", buffering=0) as ballast:
            with suppress(OSError):
                while True:
                    ballast.write(b"x" * 512)
            ballast.truncate(ballast.tell() - room)
        with a_later_program(monkeypatch):
            try:
                with open_local(folder) as journal:
                    assert journal.entry(ONE).answers["kind"] == "green"
            except DiskFull as fault:
                assert "no room" in fault.sentence  # noqa: PT017 - either is an honest answer
        if not list(folder.glob("my format 1*")):
            assert (folder / "my.workbook").read_bytes() == before
    assert list(folder.glob(".*")) == []
