"""Bringing an older format up to today's, in a copy; the old file is kept under a dated name.

`STEPS` holds, for each version, the function that makes the next one of it: it gets the copy's
connection, inside a transaction, and the workbook's key. A file of every version ever written
lies in `tests/journal/fixtures/`, and a test opens each.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

from secure_base.journal.store import Store

Step = Callable[[sqlite3.Connection, bytes], None]

STEPS: Mapping[int, Step] = {}


def brought_up(path: Path, store: Store, passphrase: str | None, code: str | None) -> Store:
    """The store itself when it is of today's format."""
    return store


def brought_up_in_memory(store: Store, passphrase: str | None, code: str | None) -> Store:
    """The same for a file in memory."""
    return store
