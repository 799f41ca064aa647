"""Making a workbook file and opening one: here, on one's own machine, or carried from elsewhere.

    open_local(folder)             the workbook of this folder, made when there is none
    create(path, passphrase)       a new file with a passphrase and a recovery code
    open_file(path, passphrase)    a file where it lies, to write to
    open_carried(content, ...)     a file somebody brought, in memory, only to read or merge

A file is looked at with its doors shut (see `store.py`), its tables compared word for word, and
its count of revisions verified, before a single entry is shown.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from secure_base.journal import keyfile, locks, migrate, recovery, schema
from secure_base.journal.doors import key_of, note_code_given
from secure_base.journal.faults import NotPossible, telling
from secure_base.journal.files import at_home, from_bytes
from secure_base.journal.head import Head
from secure_base.journal.journal import Journal
from secure_base.journal.sealing import fresh
from secure_base.journal.store import Store
from secure_base.journal.vault import Keys, Vault, head_place
from secure_base.program.language import _

NAME = "my.workbook"


def open_local(
    folder: Path,
    passphrase: str | None = None,
    code: str | None = None,
    name: str = NAME,
    *,
    held: bytes | None = None,
) -> Journal:
    """The workbook of a folder; without one there, a new one whose key lies beside it.

    `held` is the key that another page has it open with.
    """
    path = folder / name
    with telling():
        begun = path.exists() or path.is_symlink()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not begun:
        _place(path, keyfile.make(keyfile.beside(path)))
    return open_file(path, passphrase, code, held=held)


def create(path: Path, passphrase: str) -> tuple[Journal, str]:
    """A new workbook file, and its recovery code, which is shown this once and stored nowhere."""
    key, secret = fresh(32), recovery.fresh_secret()
    with telling():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists() or path.is_symlink():
            raise NotPossible(_("There is a workbook of this name already."))
    _place(path, key, passphrase, secret)
    journal = open_file(path, passphrase)
    note_code_given(journal)
    return journal, recovery.written(secret)


def open_file(
    path: Path,
    passphrase: str | None = None,
    code: str | None = None,
    *,
    held: bytes | None = None,
) -> Journal:
    """A workbook file where it lies. Where it cannot be written it opens for reading."""
    store = migrate.brought_up(path, at_home(path), passphrase, code, held)
    with _closing_on_failure(store):
        key = key_of(store, path, passphrase, code, held)
        vault = Vault(store, key)
        vault.verify()
        store.begin_log()
        if store.refusal is None and store.locks():  # left by a crash just after the locking
            keyfile.drop(keyfile.beside(path))
    return Journal(vault, path)


def open_carried(
    content: bytes,
    passphrase: str | None = None,
    code: str | None = None,
    *,
    beside: Path | None = None,
    rescue: bool = False,
) -> Journal:
    """A workbook that was carried here, held in memory and never written to disk.

    `beside` is where it lay, for a file whose key lies beside it. Every page and every revision
    of it is checked. With `rescue` what does not fit is passed over, so that the rest can be
    read and exported.
    """
    store = migrate.brought_up_in_memory(from_bytes(content), beside, passphrase, code)
    with _closing_on_failure(store):
        if not rescue:
            store.check_pages()
        vault = Vault(store, key_of(store, beside, passphrase, code), rescue=rescue)
        if not rescue:
            vault.verify()
            vault.read_all()
    return Journal(vault)


def _place(
    path: Path, key: bytes, passphrase: str | None = None, secret: bytes | None = None
) -> None:
    """Write a new workbook whole under another name, then let it appear under its own."""
    partial = path.with_name(f".{path.name}.{fresh(4).hex()}")
    keys, workbook = Keys(key), fresh(16)
    with telling():
        try:
            os.close(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            db = sqlite3.connect(partial, isolation_level=None)
            with contextlib.closing(db):
                db.execute("PRAGMA journal_mode = WAL")
                db.execute("PRAGMA synchronous = FULL")
                schema.create(db)
                store = Store(db)
                place = head_place(workbook)
                with store.writing():
                    store.found(workbook, keys.id, Head(names=fresh(32)).sealed(keys.head, place))
                    if passphrase is not None:
                        store.set_lock(locks.with_passphrase(workbook, key, passphrase))
                    if secret is not None:
                        store.set_lock(locks.with_code(workbook, key, secret))
            keyfile.appear(partial, path)
        finally:
            for end in ("", "-wal", "-shm"):
                partial.with_name(partial.name + end).unlink(missing_ok=True)


@contextlib.contextmanager
def _closing_on_failure(store: Store) -> Iterator[None]:
    try:
        yield
    except BaseException:
        store.close()
        raise
