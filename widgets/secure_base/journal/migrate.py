"""Bringing an older format up to today's, in a copy; the old file is kept under a dated name.

`STEPS` holds, for each version, the function that makes the next one of it: it gets the copy's
connection, inside a transaction, and the workbook's key. The tables `workbook` and `lock` keep
their meaning through all versions, so that every file can be unlocked first. A file of every
version ever written lies in `tests/journal/fixtures/`, and a test opens each.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Protocol

from secure_base.journal import keyfile, schema
from secure_base.journal.doors import alone, dated, key_of
from secure_base.journal.faults import telling
from secure_base.journal.files import connect
from secure_base.journal.sealing import fresh
from secure_base.journal.store import Store
from secure_base.program.language import _


class Step(Protocol):
    """One version to the next."""

    def __call__(self, db: sqlite3.Connection, /, *, key: bytes) -> None: ...


STEPS: Mapping[int, Step] = {}


def brought_up(
    path: Path,
    store: Store,
    passphrase: str | None,
    code: str | None,
    held: bytes | None = None,
) -> Store:
    """The file at `path` in today's format: `store` itself, or its successor in the same place."""
    if store.version == schema.VERSION:
        return store
    with store:
        newer = _stepped(store, key_of(store, path, passphrase, code, held))
    if store.refusal is not None:
        newer.refusal = store.refusal
        return newer
    with newer:
        _put_in_place(path, newer.to_bytes(), store.version)
    return connect(path)


def brought_up_in_memory(
    store: Store, beside: Path | None, passphrase: str | None, code: str | None
) -> Store:
    """The same for a file that was carried here; nothing is kept."""
    if store.version == schema.VERSION:
        return store
    with store:
        newer = _stepped(store, key_of(store, beside, passphrase, code))
    newer.refusal = store.refusal
    return newer


def _stepped(store: Store, key: bytes) -> Store:
    copy = store.copy()
    for version in range(store.version, schema.VERSION):
        copy.step(partial(STEPS[version], key=key), version + 1)
    return copy


def _put_in_place(path: Path, content: bytes, old: int) -> None:
    """Swap the files so that at every moment one of them stands under the workbook's name."""
    scratch = path.with_name(f".{path.name}.{fresh(4).hex()}")
    with telling():
        try:
            descriptor = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            alone(path)
            kept = dated(path, _("format {number}").format(number=old))
            keyfile.appear_as(path, kept)
            scratch.replace(path)
            keyfile.settle(path.parent)
        finally:
            scratch.unlink(missing_ok=True)
