"""Who gets in: the key of a file by its passphrase, its code, or the key file beside it."""

from __future__ import annotations

from pathlib import Path

from secure_base.journal import keyfile, locks
from secure_base.journal.faults import PassphraseNeeded, damaged
from secure_base.journal.store import Store
from secure_base.journal.vault import Keys
from secure_base.program.language import _


def key_of(store: Store, path: Path | None, passphrase: str | None, code: str | None) -> bytes:
    """The key of a file, by passphrase, by code, or from the key file beside it."""
    with store.reading():
        workbook, key_id, _head = store.workbook()
    wraps = store.locks()
    if passphrase is not None:
        key = locks.key_by_passphrase(workbook, wraps.get("passphrase"), passphrase)
    elif code is not None:
        key = locks.key_by_code(workbook, wraps.get("recovery"), code)
    elif wraps or path is None:
        raise PassphraseNeeded(_("This workbook opens with its passphrase."))
    else:
        key = keyfile.read(keyfile.beside(path))
    if Keys(key).id != key_id:
        raise damaged()
    return key
