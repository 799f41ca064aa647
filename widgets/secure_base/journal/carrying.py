"""One file to carry: a whole workbook as bytes."""

from __future__ import annotations

from secure_base.journal import locks
from secure_base.journal.faults import PassphraseNeeded
from secure_base.journal.vault import Vault
from secure_base.program.language import _


def pack(vault: Vault, passphrase: str | None = None) -> bytes:
    """A complete snapshot in rollback-journal form; with `passphrase`, locked by that instead."""
    if passphrase is None:
        if not vault.store.locks():
            raise PassphraseNeeded(
                _("Choose a passphrase for the copy first: it is what opens it elsewhere.")
            )
        return vault.store.to_bytes()
    with vault.store.copy() as copy:
        with copy.writing():
            copy.set_lock(locks.with_passphrase(vault.id, vault.keys.key, passphrase))
        return copy.to_bytes()
