"""Delete for good: the entry leaves the file, its log and the free space in it."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest
from secure_base.journal import Journal, NotPossible, open_local

ONE = "7d3f" * 8


def an_id(number: int) -> str:
    return f"{0x9E3779B97F4A7C15F39CC0605CEDC834 ^ number:032x}"


def everything(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))


def sealed_of(journal: Journal, entry: str) -> list[bytes]:
    return [sealed for _n, sealed in journal.vault.store.revisions(bytes.fromhex(entry))]


def pieces(sealed: bytes) -> list[bytes]:
    return [sealed[i : i + 24] for i in range(0, len(sealed) - 24, 500)]


def test_no_sealed_byte_of_an_erased_entry_is_left(folder: Path, journal: Journal) -> None:
    for number in range(1, 30):
        journal.write(an_id(number), "tea", {"words": secrets.token_hex(900 * (number % 5) + 1)})
        journal.write(an_id(number), "tea", {"more": secrets.token_hex(200)})
    journal.show_again(an_id(4), "words")
    gone = [piece for s in sealed_of(journal, an_id(4)) for piece in pieces(s)]
    assert len(gone) > 10
    assert all(piece in everything(folder) for piece in gone)
    assert journal.erase(an_id(4))
    content = everything(folder)
    assert not any(piece in content for piece in gone)
    assert bytes.fromhex(an_id(4)) not in content
    assert len(journal.entries()) == 28
    with pytest.raises(NotPossible):
        journal.entry(an_id(4))
    journal.close()
    with open_local(folder) as again:
        assert len(again.entries()) == 28


def test_a_line_to_see_again_goes_with_its_entry(journal: Journal) -> None:
    journal.write(ONE, "tea", {"kind": "green"})
    journal.show_again(ONE, "kind")
    journal.erase(ONE)
    assert journal.shown_again() == []
    assert journal.vault.head().revisions == 0


def test_another_page_sees_that_it_is_gone(folder: Path, journal: Journal) -> None:
    journal.write(ONE, "tea", {"kind": "green"})
    with open_local(folder) as other:
        assert len(other.entries()) == 1
        journal.erase(ONE)
        assert other.entries() == []
        with pytest.raises(NotPossible, match="not in the workbook"):
            other.undo(ONE)


def test_erasing_while_another_page_reads_is_finished_when_the_file_is_closed(
    folder: Path, journal: Journal
) -> None:
    journal.write(ONE, "tea", {"words": secrets.token_hex(3000)})
    gone = [piece for s in sealed_of(journal, ONE) for piece in pieces(s)]
    journal.vault.store._db.execute("PRAGMA busy_timeout = 50")
    with open_local(folder) as other:
        with other.vault.store.reading():
            other.vault.head()
            assert journal.erase(ONE) is False
        assert journal.entries() == []
    journal.close()
    assert not any(piece in everything(folder) for piece in gone)
