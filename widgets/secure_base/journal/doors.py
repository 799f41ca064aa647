"""Who gets in: passphrase, recovery code, and the key file beside a workbook that has neither.

    add_passphrase(journal, new)              close a local workbook; gives its recovery code
    change_passphrase(journal, old, new)      another passphrase, the same key
    reset_passphrase(journal, code, new)      forgotten, but the code was kept
    new_recovery_code(journal, passphrase)    the old code opens this file no more
    renew_key(journal, passphrase)            somebody may know them: everything is sealed anew
    set_aside(path)                           forgotten both: the file is kept under a dated name

Changing a passphrase changes the lock and not the key: an older copy of the file still opens with
the older passphrase, and its key fits the newer file too. `renew_key` is for when that matters.
"""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from secure_base.journal import keyfile, locks, recovery
from secure_base.journal.entries import now
from secure_base.journal.faults import (
    Busy,
    Damaged,
    NotAWorkbook,
    NotPossible,
    PassphraseNeeded,
    damaged,
    telling,
)
from secure_base.journal.files import refuse_links
from secure_base.journal.journal import Journal
from secure_base.journal.sealing import KEY_BYTES, fresh
from secure_base.journal.store import Store
from secure_base.journal.vault import Keys, Vault
from secure_base.program.language import _

CODE = "recovery-code"
SECOND_WEEK = timedelta(days=7)


def key_of(
    store: Store,
    path: Path | None,
    passphrase: str | None,
    code: str | None,
    held: bytes | None = None,
) -> bytes:
    """The key of a file, by passphrase, by code, or from the key file beside `path`.

    `held` is the key that another page has opened the file with; one that does not fit (any
    more) is passed over.
    """
    with store.reading():
        workbook, key_id, _head = store.workbook()
    wraps = store.locks()
    if passphrase is not None and (wraps or path is None):
        key = locks.key_by_passphrase(workbook, wraps.get("passphrase"), passphrase)
    elif code is not None:
        key = locks.key_by_code(workbook, wraps.get("recovery"), code)
    elif held is not None and Keys(held).id == key_id:
        key = held
    elif wraps or path is None:
        raise PassphraseNeeded(_("This workbook opens with its passphrase."))
    else:
        key = keyfile.read(keyfile.beside(path))
    if Keys(key).id != key_id:
        raise damaged()
    return key


def add_passphrase(journal: Journal, new: str) -> str:
    """Close a workbook that had no passphrase; gives the recovery code, to be shown this once.

    Everything is sealed anew, because the old key has lain on the disk where anybody could copy
    it, and then the key file goes.
    """
    if journal.has_passphrase:
        raise NotPossible(_("This workbook has a passphrase already. You can change it instead."))
    code = _renew(journal, new)
    if journal.path is not None:
        keyfile.drop(keyfile.beside(journal.path))
    return code


def change_passphrase(journal: Journal, old: str, new: str) -> None:
    """Another passphrase, for somebody who knows the old one."""
    vault = journal.vault
    locks.key_by_passphrase(vault.id, vault.store.locks().get("passphrase"), old)
    _lock_with_passphrase(vault, new)


def reset_passphrase(journal: Journal, code: str, new: str) -> None:
    """Another passphrase, for somebody who has the recovery code."""
    vault = journal.vault
    locks.key_by_code(vault.id, vault.store.locks().get("recovery"), code)
    _lock_with_passphrase(vault, new)


def new_recovery_code(journal: Journal, passphrase: str) -> str:
    """Another code, shown this once; the one before opens this file no more."""
    vault = journal.vault
    locks.key_by_passphrase(vault.id, vault.store.locks().get("passphrase"), passphrase)
    secret = recovery.fresh_secret()
    with vault.writing():
        vault.store.set_lock(locks.with_code(vault.id, vault.keys.key, secret))
    vault.store.sweep()
    note_code_given(journal)
    return recovery.written(secret)


def renew_key(journal: Journal, old: str, new: str) -> str:
    """A new key, passphrase and code: whoever knew the old ones can open no newer copy."""
    vault = journal.vault
    locks.key_by_passphrase(vault.id, vault.store.locks().get("passphrase"), old)
    return _renew(journal, new)


def code_fits(journal: Journal, code: str) -> bool:
    """Whether this is the workbook's recovery code; raises when it cannot be a code at all."""
    secret = recovery.read(code)
    lock = journal.vault.store.locks().get("recovery")
    return lock is not None and locks.opens(journal.vault.id, lock, secret)


def note_code_given(journal: Journal) -> None:
    """Remember when a code was shown, so that it can be asked after once."""
    journal.remember(CODE, {"given": now()})


def asks_for_code(journal: Journal, at: datetime | None = None) -> bool:
    """Whether it is time to ask, once, "can you still find your code?": from the second week."""
    noted = journal.recall(CODE)
    has_code = "recovery" in journal.vault.store.locks()
    if not has_code or "given" not in noted or "asked" in noted:
        return False
    return (at or datetime.now(UTC)) - datetime.fromisoformat(noted["given"]) >= SECOND_WEEK


def code_asked(journal: Journal) -> None:
    """The question was put, whatever the answer was; it is not put again."""
    journal.remember(CODE, {**journal.recall(CODE), "asked": now()})


def set_aside(path: Path) -> Path:
    """Keep a file nobody can open just now under a dated name, so that a fresh one can be begun.

    Its passphrase may be remembered one day; the file then opens as it always did. A damaged file
    is kept as it is, with its log. Refused while another page has the file open.
    """
    refuse_links(path)
    kept = dated(path, _("set aside"))
    log, kept_log = (one.with_name(one.name + "-wal") for one in (path, kept))
    with telling():
        if log.exists():
            keyfile.appear_as(log, kept_log)
    try:
        alone(path)
    except (Damaged, NotAWorkbook):
        pass  # the log may hold what the file has lost: it stays beside it
    except BaseException:
        kept_log.unlink(missing_ok=True)
        raise
    else:
        kept_log.unlink(missing_ok=True)
    with telling():
        keyfile.appear_as(path, kept)
        path.unlink()
        keyfile.settle(path.parent)
    return kept


def dated(path: Path, why: str) -> Path:
    """A name beside `path` that says why and when, and that nothing has yet."""
    today = date.today().isoformat()
    for count in range(1, 1000):
        again = "" if count == 1 else f" {count}"
        name = path.with_name(f"{path.stem} {why} {today}{again}{path.suffix}")
        if not name.exists():
            return name
    raise NotPossible(_("There are too many files in this folder. Move some of them away first."))


def alone(path: Path) -> None:
    """Fold the log into the file; raises `Busy` while another page has it open."""
    with (
        telling(),
        contextlib.closing(sqlite3.connect(path, timeout=2, isolation_level=None)) as db,
    ):
        db.execute("PRAGMA schema_version").fetchone()
        (mode,) = db.execute("PRAGMA journal_mode = DELETE").fetchone()
    if mode != "delete":
        raise Busy(_("Another page has this workbook open. Close it, then try again."))


def _renew(journal: Journal, passphrase: str) -> str:
    vault = journal.vault
    key, secret = fresh(KEY_BYTES), recovery.fresh_secret()
    wraps = [
        locks.with_passphrase(vault.id, key, passphrase),
        locks.with_code(vault.id, key, secret),
    ]
    vault.renew(key, wraps)
    vault.store.sweep()
    note_code_given(journal)
    return recovery.written(secret)


def _lock_with_passphrase(vault: Vault, passphrase: str) -> None:
    lock = locks.with_passphrase(vault.id, vault.keys.key, passphrase)
    with vault.writing():
        vault.store.set_lock(lock)
    vault.store.sweep()
