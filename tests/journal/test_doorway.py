"""A workbook that may be closed for now: it says why, and opens for all who hold it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from secure_base.journal import (
    JournalFault,
    Locked,
    NotAWorkbook,
    NotPossible,
    WrongPassphrase,
    doors,
    open_local,
)
from secure_base.journal.doorway import Doorway

PASSPHRASE = "four quiet unrelated words"
OTHER = "another four quiet words"
ONE = "ab" * 16


class Ring:
    """What a server keeps for a person, and the other pages it tells."""

    def __init__(self) -> None:
        self.key: bytes | None = None
        self.pages: list[Callable[[bytes | None], None]] = []

    def keep(self, key: bytes) -> None:
        self.key = key
        self.tell()

    def forget(self) -> None:
        self.key = None
        self.tell()

    def tell(self) -> None:
        for heard in self.pages:
            heard(self.key)

    def listen(self, heard: Callable[[bytes | None], None]) -> None:
        self.pages.append(heard)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def code(folder: Path) -> str:
    """A workbook with one entry, locked; its recovery code."""
    with open_local(folder) as journal:
        journal.write(ONE, "tea", {"kind": "green"})
        return doors.add_passphrase(journal, PASSPHRASE)


def test_a_workbook_without_a_passphrase_is_open(folder: Path) -> None:
    door = Doorway(folder)
    assert not door.locked
    door.write(ONE, "tea", {"kind": "green"})
    assert door.entry(ONE).answers == {"kind": "green"}


def test_closed_it_says_that_it_opens_with_a_passphrase(folder: Path, code: str) -> None:
    door = Doorway(folder)
    assert door.locked
    assert "closed" in repr(door)
    with pytest.raises(Locked, match="opens with its passphrase"):
        door.write(ONE, "tea", {"kind": "black"})
    with pytest.raises(WrongPassphrase):
        door.unlock("not this one at all")
    assert door.locked
    door.unlock(PASSPHRASE)
    assert door.entry(ONE).answers == {"kind": "green"}
    door.unlock("asked once more, it is open")


def test_whoever_watches_is_told(folder: Path, code: str) -> None:
    door, told = Doorway(folder), []
    door.watch(lambda: told.append(door.locked))
    door.unlock(PASSPHRASE)
    door.lock()
    assert told == [False, True]


def test_what_is_no_workbook_cannot_be_asked_for_later(folder: Path) -> None:
    folder.mkdir()
    (folder / "my.workbook").write_text("a shopping list " * 400)
    door = Doorway(folder)
    assert not door.locked
    with pytest.raises(NotAWorkbook):
        door.entries()


def test_the_code_opens_it_once_a_fit_passphrase_is_chosen(folder: Path, code: str) -> None:
    door = Doorway(folder)
    with pytest.raises(NotPossible, match="at least 8"):
        door.recover(code, "short")
    assert door.locked
    door.recover(code, OTHER)
    door.recover(code, OTHER)
    assert door.entries()
    door.lock()
    door.unlock(OTHER)


def test_one_page_opens_it_for_the_others_and_closes_it_for_them(folder: Path, code: str) -> None:
    ring = Ring()
    first, second = Doorway(folder, ring), Doorway(folder, ring)
    first.unlock(PASSPHRASE)
    assert second.entries()
    assert Doorway(folder, ring).entries()
    second.lock()
    assert first.locked
    assert ring.key is None
    assert Doorway(folder, ring).locked


def test_a_page_that_is_open_when_a_passphrase_is_added_goes_on(folder: Path) -> None:
    ring = Ring()
    first, second = Doorway(folder, ring), Doorway(folder, ring)
    second.write(ONE, "tea", {"kind": "green"})
    doors.add_passphrase(first, PASSPHRASE)  # type: ignore[arg-type]
    first.hand_on()
    assert second.write(ONE, "tea", {"kind": "black"}).entry.revision == 2


def test_a_held_key_that_fits_no_more_opens_nothing(folder: Path, code: str) -> None:
    ring = Ring()
    ring.key = bytes(32)
    assert Doorway(folder, ring).locked


def test_a_file_set_aside_leaves_a_fresh_one_for_every_page(folder: Path, code: str) -> None:
    ring = Ring()
    first, second = Doorway(folder, ring), Doorway(folder, ring)
    first.unlock(PASSPHRASE)
    name = first.set_aside()
    assert name is not None
    assert first.set_aside() is None, "asked twice, the fresh one is not set aside as well"
    for door in (first, second):
        assert door.entries() == []
        assert not door.has_passphrase
    second.write(ONE, "tea", {"kind": "mint"})
    assert len(first.entries()) == 1
    with pytest.raises(JournalFault):
        open_local(folder, name=name)
    with open_local(folder, PASSPHRASE, name=name) as old:
        assert old.entry(ONE).answers == {"kind": "green"}
