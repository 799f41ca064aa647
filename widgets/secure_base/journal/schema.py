"""The tables of a workbook file, version by version, and the check that a file has exactly them.

    workbook  one row: the workbook's id, the id of the key it is sealed under, and the sealed head
    lock      at most two rows: the key, wrapped by a passphrase and by a recovery code
    revision  one row for each revision: entry id, number from 1, sealed content

A file that carries anything else (a trigger, a view, another index) is not opened at all, so
nothing in it can run. docs/the-file.md describes what is inside the sealed values.
"""

from __future__ import annotations

import sqlite3

from secure_base.journal.faults import TooNew, damaged, not_a_workbook
from secure_base.program.language import _

APPLICATION = 0x53425762  # "SBWb"
VERSION = 1

TABLES = {
    "workbook": """CREATE TABLE workbook (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id BLOB NOT NULL CHECK (typeof(id) = 'blob' AND length(id) = 16),
  key_id BLOB NOT NULL CHECK (typeof(key_id) = 'blob' AND length(key_id) = 16),
  head BLOB NOT NULL CHECK (typeof(head) = 'blob')
)""",
    "lock": """CREATE TABLE lock (
  kind TEXT PRIMARY KEY CHECK (kind IN ('passphrase', 'recovery')),
  method TEXT NOT NULL,
  passes INTEGER NOT NULL,
  memory INTEGER NOT NULL,
  salt BLOB NOT NULL CHECK (typeof(salt) = 'blob'),
  wrapped BLOB NOT NULL CHECK (typeof(wrapped) = 'blob')
) WITHOUT ROWID""",
    "revision": """CREATE TABLE revision (
  entry BLOB NOT NULL CHECK (typeof(entry) = 'blob' AND length(entry) = 16),
  number INTEGER NOT NULL CHECK (number > 0),
  sealed BLOB NOT NULL CHECK (typeof(sealed) = 'blob'),
  PRIMARY KEY (entry, number)
) WITHOUT ROWID""",
}

BY_VERSION = {1: TABLES}


def create(connection: sqlite3.Connection) -> None:
    """Write the tables of the newest version into an empty file."""
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    for sql in TABLES.values():
        connection.execute(sql)


def version_of(connection: sqlite3.Connection) -> int:
    """The format version of a file; raises when it is another program's or a later one."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION:
        raise not_a_workbook()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise TooNew(
            _(
                "A newer version of this program wrote this workbook. Nothing was changed in it. "
                "Open it with the newer program, or bring this one up to date."
            )
        )
    if version < 1:
        raise damaged()
    return int(version)


def verify(connection: sqlite3.Connection, version: int) -> None:
    """Raise unless the file holds the tables of its version, word for word, and nothing else."""
    most = 2 * len(BY_VERSION[version]) + 1
    sql = "SELECT type, name, sql FROM sqlite_master LIMIT ?"
    rows = connection.execute(sql, (most,)).fetchall()
    wanted = {("table", name, sql) for name, sql in BY_VERSION[version].items()}
    if len(rows) != len(wanted) or set(rows) != wanted:
        raise damaged()
