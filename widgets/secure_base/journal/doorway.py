"""A workbook that may be closed for now, and opens for everything that holds it at once.

The parts of a page hold a `Doorway` where they would hold a `Journal`. Open, it is the journal;
closed, every request is answered with the reason: `Locked` when a passphrase opens it, in which
case whoever asked may ask again later, or else the fault that kept it shut.

A `Keyring` carries the open key from one page of a person to the next. What it is, and whether
there is one, is no affair of this module.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from secure_base.journal import doors
from secure_base.journal.faults import Busy, JournalFault, Locked, PassphraseNeeded
from secure_base.journal.journal import Journal
from secure_base.journal.opening import NAME, open_local

LET_GO = 3.0
"""Seconds that a person's other pages are given to let go of a file that is to be set aside."""


class Keyring(Protocol):
    """Keeps the open key for a person's next page."""

    @property
    def key(self) -> bytes | None:
        """The key as it was held when this page began."""

    def keep(self, key: bytes) -> None:
        """Hold this key for the other pages."""

    def forget(self) -> None:
        """Hold no key any more: the other pages close, or look again."""

    def listen(self, heard: Callable[[bytes | None], None]) -> None:
        """Be told when another page opened or closed the workbook."""


class Doorway:
    """One workbook of one folder, open or closed."""

    def __init__(self, folder: Path, keyring: Keyring | None = None) -> None:
        self._folder = folder
        self._keyring = keyring
        self._watchers: list[Callable[[], None]] = []
        self._journal: Journal | None = None
        self._fault: JournalFault | None = None
        self.look(keyring.key if keyring else None)
        if keyring:
            keyring.listen(self._told)

    @property
    def locked(self) -> bool:
        """Whether it is closed and a passphrase opens it."""
        return isinstance(self._fault, PassphraseNeeded)

    @property
    def hands_on(self) -> bool:
        """Whether the next page opens without being asked."""
        return self._keyring is not None

    def watch(self, then: Callable[[], None]) -> None:
        """Call `then` whenever it was opened or closed."""
        self._watchers.append(then)

    def look(self, key: bytes | None = None) -> None:
        """Open it with what there is: the key file beside it, or this key; else close it."""
        try:
            self._become(open_local(self._folder, held=key), None)
        except JournalFault as fault:
            self._become(None, fault.with_traceback(None))

    def unlock(self, passphrase: str) -> None:
        """Open it, here and on the person's other pages; raises when this does not open it."""
        if self.locked:
            self._become(open_local(self._folder, passphrase), None)
            self.hand_on()

    def recover(self, code: str, new: str) -> None:
        """Open it with the recovery code, and choose a passphrase in place of the forgotten one."""
        if not self.locked:
            self._same_again(new)
            return
        opened = open_local(self._folder, code=code)
        try:
            doors.reset_passphrase(opened, code, new)
        except BaseException:
            opened.close()
            raise
        self._become(opened, None)
        self.hand_on()

    def lock(self) -> None:
        """Close it, here and on the person's other pages."""
        self.look()
        if self._keyring:
            self._keyring.forget()

    def set_aside(self) -> str | None:
        """Keep the file that nobody can open under another name and begin a fresh one.

        Gives the kept file's name; None when the workbook here has no passphrase to forget.
        """
        if self._journal is not None and not self._journal.has_passphrase:
            return None
        self.lock()
        try:
            kept = self._once_let_go()
        finally:
            self.look()
            if self._keyring:
                self._keyring.forget()
        return kept.name

    def hand_on(self) -> None:
        """Hold the key for the next page, if this workbook has a passphrase at all."""
        if self._keyring and self._journal is not None and self._journal.has_passphrase:
            self._keyring.keep(self._journal.vault.keys.key)

    def close(self) -> None:
        """Let go of the file."""
        if self._journal is not None:
            self._journal.close()

    def _told(self, key: bytes | None) -> None:
        """Another page opened the workbook, closed it, gave it a new key or began a fresh one."""
        open_now = self._journal is not None
        if open_now and key is not None and self._journal_key() == key:
            return
        self.look(key)

    def _journal_key(self) -> bytes | None:
        return self._journal.vault.keys.key if self._journal is not None else None

    def _same_again(self, new: str) -> None:
        """Asked once more after the answer was lost: fine if it is what was done."""
        if not self.has_passphrase:
            return
        doors.change_passphrase(self._open(), new, new)

    def _once_let_go(self) -> Path:
        end = time.monotonic() + LET_GO
        while True:
            try:
                return doors.set_aside(self._folder / NAME)
            except Busy:
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)

    def _become(self, opened: Journal | None, fault: JournalFault | None) -> None:
        before, self._journal, self._fault = self._journal, opened, fault
        if before is not None:
            before.close()
        for then in self._watchers:
            then()

    def _open(self) -> Journal:
        if self._journal is not None:
            return self._journal
        if self._fault is not None and not self.locked:
            raise self._fault.with_traceback(None)
        raise Locked(self._fault.sentence if self._fault else "")

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._open(), name)

    def __repr__(self) -> str:
        return f"Doorway({'open' if self._journal is not None else 'closed'})"
