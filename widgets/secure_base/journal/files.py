"""Reaching the bytes of a workbook: in a folder of one's own, in a read-only one, carried in hand.

What a file holds is for `store.py`; whether it may be opened at all is asked here first.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from secure_base.journal.faults import (
    DiskFull,
    JournalFault,
    NotAWorkbook,
    ReadOnly,
    TooLarge,
    damaged,
    not_a_workbook,
    only_carried,
    read_only,
    telling,
)
from secure_base.journal.store import Store
from secure_base.program.language import _

MAGIC = b"SQLite format 3\x00"

WAIT = 15.0
"""Seconds one page waits for another that is writing; a write takes milliseconds."""

LARGEST_FILE = 1024 * 1024 * 1024
"""Bytes of a carried file that is read at all: a lifetime of writing is a fiftieth of it."""


def at_home(path: Path) -> Store:
    """A file where it lies: to write to, or to read where the folder allows no more."""
    refuse_links(path)
    with telling(), path.open("rb") as file:
        start = file.read(18)
    if not _has_log(path) and _ends_within_a_page(start, path.stat().st_size):
        raise damaged() if start.startswith(MAGIC) else not_a_workbook()
    if os.access(path.parent, os.W_OK) and os.access(path, os.W_OK):
        try:
            return connect(path)
        except (DiskFull, ReadOnly) as fault:  # even opening a log takes a little room
            return _only_to_read(path, fault)
    return _only_to_read(path, read_only())


def _ends_within_a_page(start: bytes, size: int) -> bool:
    """Whether a file was cut where SQLite itself would not notice: in its last page."""
    page = int.from_bytes(start[16:18], "big")
    return page >= 512 and size % page != 0


def _only_to_read(path: Path, why: JournalFault) -> Store:
    if not _has_log(path):
        return connect(path, refusal=why)
    with _copied(path) as copied:
        return copied.copy(refusal=why)


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


@contextlib.contextmanager
def _copied(path: Path) -> Iterator[Store]:
    """A file and its log, copied to a private place where SQLite may put them together."""
    with telling(), tempfile.TemporaryDirectory(prefix="workbook-") as folder:
        for end in ("", "-wal"):
            source = path.with_name(path.name + end)
            (Path(folder) / ("copy" + end)).write_bytes(source.read_bytes())
        with connect(Path(folder) / "copy") as store:
            yield store


def connect(path: Path, *, refusal: JournalFault | None = None) -> Store:
    """Open a workbook file that lies in a folder; with a `refusal`, only to read it."""
    mode = "?mode=rw" if refusal is None else "?mode=ro&immutable=1"
    with telling():
        connection = sqlite3.connect(
            path.absolute().as_uri() + mode,
            uri=True,
            timeout=WAIT,
            isolation_level=None,
            check_same_thread=False,  # a kernel may answer from another thread than it began in
        )
        try:
            return Store(connection, refusal=refusal)
        except BaseException:
            connection.close()
            raise


def from_bytes(content: bytes) -> Store:
    """Open a file that was carried here; it never touches the disk."""
    if len(content) > LARGEST_FILE:
        raise TooLarge(_("This file is larger than any workbook. Choose another file."))
    if not content.startswith(MAGIC) or len(content) < 512:
        raise not_a_workbook()
    if _ends_within_a_page(content[:18], len(content)):
        raise damaged()
    content = content[:18] + b"\x01\x01" + content[20:]
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    with telling():
        connection.deserialize(content)
    return Store(connection, refusal=only_carried())


def refuse_links(path: Path) -> None:
    """A workbook is a file of its own: a link may lead into somebody else's folder."""
    for name in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))):
        try:
            kind = name.lstat().st_mode
        except FileNotFoundError:
            continue
        if not stat.S_ISREG(kind):
            raise NotAWorkbook(
                _(
                    "{name} is a link or a folder, not a workbook file. Put the file itself there."
                ).format(name=name.name)
            )


def read_carried(path: Path) -> bytes:
    """The bytes of a file to open with `open_carried`, its log folded in when one lies beside."""
    with telling():
        if not path.is_file():
            path.stat()  # says so when there is nothing at all
            raise not_a_workbook()
        if path.stat().st_size > LARGEST_FILE:
            raise TooLarge(_("This file is larger than any workbook. Choose another file."))
        if _has_log(path):  # a page may be writing: SQLite knows how to read beside it
            with at_home(path) as store:
                return store.to_bytes()
        return path.read_bytes()
