"""The file itself: an SQLite database of sealed values, opened with every door shut.

`Store` moves rows in and out within transactions; it holds no key and understands no content.
The same class stands on a file in a folder, on bytes in memory (a file somebody carried here)
and, in a browser, on whatever SQLite is given there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from secure_base.journal import schema
from secure_base.journal.faults import Busy, DiskFull, JournalFault, damaged, telling

LARGEST_VALUE = 20 * 1024 * 1024
"""Bytes of one value in the file; a little more than the largest sealed revision."""


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

    def __init__(
        self, connection: sqlite3.Connection, *, refusal: JournalFault | None = None
    ) -> None:
        self._db = connection
        self.refusal = refusal
        """Why nothing can be written here, if so."""
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

    def begin_log(self) -> None:
        """Write ahead into a log from now on, so that pages can read while one writes."""
        if self.refusal is None:
            with telling():
                self._db.execute("PRAGMA journal_mode = WAL")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A durable transaction: all of it is kept when the block ends, or none of it."""
        if self.refusal is not None:
            raise self.refusal.with_traceback(None)
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
        rows = self._db.execute("SELECT id, key_id, head FROM workbook LIMIT 2").fetchall()
        if len(rows) != 1:
            raise damaged()
        workbook, key_id, head = rows[0]
        return _bytes(workbook), _bytes(key_id), _bytes(head)

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
        rows = self._db.execute("SELECT entry, max(number) FROM revision GROUP BY entry")
        return [(_bytes(entry), _whole(number)) for entry, number in rows]

    def newest(self, entry: bytes) -> int:
        """The number of an entry's newest revision, 0 when there is none."""
        sql = "SELECT max(number) FROM revision WHERE entry = ?"
        return _whole(self._db.execute(sql, (entry,)).fetchone()[0] or 0)

    def sealed(self, entry: bytes, number: int) -> bytes:
        """One sealed revision."""
        sql = "SELECT sealed FROM revision WHERE entry = ? AND number = ?"
        row = self._db.execute(sql, (entry, number)).fetchone()
        if row is None:
            raise damaged()
        return _bytes(row[0])

    def revisions(self, entry: bytes) -> list[tuple[int, bytes]]:
        """All sealed revisions of an entry, oldest first."""
        sql = "SELECT number, sealed FROM revision WHERE entry = ? ORDER BY number"
        rows = self._db.execute(sql, (entry,))
        return [(_whole(number), _bytes(sealed)) for number, sealed in rows]

    def beginnings(self, size: int) -> Iterator[tuple[bytes, int, bytes]]:
        """Entry, number and the first bytes of every sealed revision."""
        sql = "SELECT entry, number, substr(sealed, 1, ?) FROM revision"
        for entry, number, start in self._db.execute(sql, (size,)):
            yield _bytes(entry), _whole(number), _bytes(start)

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
            rows = self._db.execute("SELECT * FROM lock LIMIT 3").fetchall()
        locks = {}
        for kind, method, passes, memory, salt, wrapped in rows:
            sizes = _whole(passes), _whole(memory)
            locks[kind] = Lock(str(kind), str(method), *sizes, _bytes(salt), _bytes(wrapped))
        return locks

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

    def copy(self, *, refusal: JournalFault | None = None) -> Store:
        """The whole file in memory, as one connection sees it at one moment."""
        memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        with telling():
            self._db.backup(memory)
        return Store(memory, refusal=refusal)

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


def _bytes(value: object) -> bytes:
    """A value of the file that must be bytes, whatever somebody else may have put there."""
    if not isinstance(value, bytes):
        raise damaged()
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise damaged()
    return value


def _shut_doors(connection: sqlite3.Connection) -> None:
    """Let nothing in the file run, nothing large in, nothing removed linger, nothing spill."""
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
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
