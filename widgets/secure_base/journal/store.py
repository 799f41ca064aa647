"""The file itself: an SQLite database of sealed values, opened with every door shut.

`Store` moves rows in and out within transactions; it holds no key and understands no content.
The same class stands on a file in a folder, on bytes in memory (a file somebody carried here)
and, in a browser, on whatever SQLite is given there.
"""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from secure_base.journal import schema
from secure_base.journal.faults import (
    Busy,
    DiskFull,
    NotAWorkbook,
    TooLarge,
    damaged,
    read_only,
    telling,
)
from secure_base.program.language import _

WAIT = 15.0
"""Seconds one page waits for another that is writing; a write takes milliseconds."""

LARGEST_VALUE = 20 * 1024 * 1024
"""Bytes of one value in the file; a little more than the largest sealed revision."""

LARGEST_FILE = 1024 * 1024 * 1024
"""Bytes of a carried file that is read at all: a lifetime of writing is a fiftieth of it."""


@dataclass(frozen=True, slots=True)
class Lock:
    """One wrapped copy of the key, as it lies in the file."""

    kind: str
    method: str
    passes: int
    memory: int
    salt: bytes
    wrapped: bytes


class Store:
    """The rows of one workbook file."""

    def __init__(self, connection: sqlite3.Connection, *, read_only: bool = False) -> None:
        self._db = connection
        self.read_only = read_only
        with telling():
            _shut_doors(connection)
            self.version = schema.version_of(connection)
            schema.verify(connection, self.version)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_failure: object) -> None:
        self.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A durable transaction: all of it is kept when the block ends, or none of it."""
        if self.read_only:
            raise read_only()
        with telling():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One steady view of the file, whatever other pages write meanwhile."""
        if self._db.in_transaction:
            yield
            return
        with telling():
            self._db.execute("BEGIN")
            try:
                yield
            finally:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")

    def tide(self) -> int:
        """A number that changes when another connection has written."""
        with telling():
            return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    def workbook(self) -> tuple[bytes, bytes, bytes]:
        """The workbook's id, its key's id and the sealed head."""
        row = self._db.execute("SELECT id, key_id, head FROM workbook").fetchone()
        if row is None or not all(isinstance(value, bytes) for value in row):
            raise damaged()
        return row[0], row[1], row[2]

    def found(self, workbook: bytes, key_id: bytes, head: bytes) -> None:
        """Write the one row that makes the file a workbook."""
        self._db.execute("INSERT INTO workbook VALUES (1, ?, ?, ?)", (workbook, key_id, head))

    def set_head(self, head: bytes) -> None:
        """Replace the sealed head."""
        self._db.execute("UPDATE workbook SET head = ?", (head,))

    def set_key_id(self, key_id: bytes) -> None:
        """Say under which key the file is now sealed."""
        self._db.execute("UPDATE workbook SET key_id = ?", (key_id,))

    def latest(self) -> list[tuple[bytes, int]]:
        """Every entry with the number of its newest revision."""
        return self._db.execute("SELECT entry, max(number) FROM revision GROUP BY entry").fetchall()

    def newest(self, entry: bytes) -> int:
        """The number of an entry's newest revision, 0 when there is none."""
        sql = "SELECT max(number) FROM revision WHERE entry = ?"
        return self._db.execute(sql, (entry,)).fetchone()[0] or 0

    def sealed(self, entry: bytes, number: int) -> bytes:
        """One sealed revision."""
        sql = "SELECT sealed FROM revision WHERE entry = ? AND number = ?"
        row = self._db.execute(sql, (entry, number)).fetchone()
        if row is None:
            raise damaged()
        return bytes(row[0])

    def revisions(self, entry: bytes) -> list[tuple[int, bytes]]:
        """All sealed revisions of an entry, oldest first."""
        sql = "SELECT number, sealed FROM revision WHERE entry = ? ORDER BY number"
        return self._db.execute(sql, (entry,)).fetchall()

    def beginnings(self, size: int) -> Iterator[tuple[bytes, int, bytes]]:
        """Entry, number and the first bytes of every sealed revision."""
        sql = "SELECT entry, number, substr(sealed, 1, ?) FROM revision"
        return iter(self._db.execute(sql, (size,)))

    def add(self, entry: bytes, number: int, sealed: bytes) -> None:
        """Add one sealed revision."""
        self._db.execute("INSERT INTO revision VALUES (?, ?, ?)", (entry, number, sealed))

    def replace(self, entry: bytes, number: int, sealed: bytes) -> None:
        """Put the same revision under another seal."""
        sql = "UPDATE revision SET sealed = ? WHERE entry = ? AND number = ?"
        self._db.execute(sql, (sealed, entry, number))

    def remove(self, entry: bytes) -> None:
        """Take every revision of an entry out of the file."""
        self._db.execute("DELETE FROM revision WHERE entry = ?", (entry,))

    def locks(self) -> dict[str, Lock]:
        """The wrapped keys by kind."""
        with telling():
            rows = self._db.execute("SELECT * FROM lock").fetchall()
        return {row[0]: Lock(*row) for row in rows}

    def set_lock(self, lock: Lock) -> None:
        """Add or replace one wrapped key."""
        self._db.execute(
            "INSERT OR REPLACE INTO lock VALUES (?, ?, ?, ?, ?, ?)",
            (lock.kind, lock.method, lock.passes, lock.memory, lock.salt, lock.wrapped),
        )

    def sweep(self) -> bool:
        """Rewrite the file without what was removed, and empty its log.

        What was removed is overwritten with zeros in any case (`secure_delete`). False when there
        was no room for this, or another page was reading: the log then goes when the last page
        closes the file.
        """
        try:
            with telling():
                self._db.execute("VACUUM")
                busy, *_rest = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except (Busy, DiskFull):
            return False
        return not busy

    def copy(self) -> Store:
        """The whole file in memory, as one connection sees it at one moment."""
        memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        with telling():
            self._db.backup(memory)
        return Store(memory)

    def to_bytes(self) -> bytes:
        """The whole file in rollback-journal form: complete without a log beside it."""
        with telling():
            copy = self.copy()
            content = bytearray(copy._db.serialize())
            copy.close()
        content[18:20] = b"\x01\x01"  # the two bytes `PRAGMA journal_mode = DELETE` would set
        return bytes(content)

    def step(self, change: Callable[[sqlite3.Connection], None], version: int) -> None:
        """Bring the file from one format to the next, whole or not at all."""
        with self.writing():
            change(self._db)
            self._db.execute(f"PRAGMA user_version = {int(version)}")
            schema.verify(self._db, version)
        self.version = version

    def check_pages(self) -> None:
        """Read every page; raises when they do not fit together."""
        with telling():
            if self._db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise damaged()


def _shut_doors(connection: sqlite3.Connection) -> None:
    """Let nothing in the file run, nothing large in, nothing removed linger, nothing spill."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, 100_000)
    connection.setlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 0)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA mmap_size = 0")
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA synchronous = FULL")


def connect(path: Path, *, unwritable: bool = False) -> Store:
    """Open a workbook file that lies in a folder."""
    refuse_links(path)
    mode = "?mode=ro&immutable=1" if unwritable else "?mode=rw"
    with telling():
        connection = sqlite3.connect(
            path.absolute().as_uri() + mode,
            uri=True,
            timeout=WAIT,
            isolation_level=None,
            check_same_thread=False,  # a kernel may answer from another thread than it began in
        )
    store = Store(connection, read_only=unwritable)
    if not unwritable:
        with telling():
            connection.execute("PRAGMA journal_mode = WAL")
    return store


def from_bytes(content: bytes) -> Store:
    """Open a file that was carried here; it never touches the disk."""
    if len(content) > LARGEST_FILE:
        raise TooLarge(_("This file is larger than any workbook. Choose another file."))
    if content[:16] != b"SQLite format 3\x00" or len(content) < 512:
        raise NotAWorkbook(
            _("This file is not a workbook. Choose the file whose name ends in .workbook.")
        )
    content = content[:18] + b"\x01\x01" + content[20:]
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    with telling():
        connection.deserialize(content)
    return Store(connection)


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
