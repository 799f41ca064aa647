"""A store and its key together: revisions go in and come out, always sealed, always counted.

The seal of a revision holds at one place only: this workbook, this entry, this number. The head
(see `head.py`) is renewed in the same transaction as the revision it counts.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

from secure_base.journal import head, sealing
from secure_base.journal.entries import Revision, Unreadable, from_bytes, to_bytes
from secure_base.journal.faults import Damaged, NewKey, NotPossible, TooLarge, damaged
from secure_base.journal.store import Lock, Store
from secure_base.program.language import _

SCHEME = b"secure-base workbook 1"


class Keys:
    """The one key of a workbook, and what is derived from it for each use."""

    def __init__(self, key: bytes) -> None:
        self.key = key
        self.id = sealing.derive(key, b"secure-base: key id", 16)
        self.revisions = sealing.derive(key, b"secure-base: revisions")
        self.head = sealing.derive(key, b"secure-base: head")
        self.count = sealing.derive(key, b"secure-base: count")


def head_place(workbook: bytes) -> bytes:
    """The associated data of the head."""
    return SCHEME + workbook + b"head"


class Vault:
    """The opened revisions of one workbook file."""

    def __init__(self, store: Store, key: bytes, *, rescue: bool = False) -> None:
        self.store = store
        self.keys = Keys(key)
        self.rescue = rescue
        with store.reading():
            self.id = store.workbook()[0]
            self.names = self.head().names

    def place(self, entry: bytes, number: int) -> bytes:
        """The associated data of one revision."""
        return SCHEME + self.id + entry + struct.pack(">Q", number)

    def head(self) -> head.Head:
        """The head as the file has it now."""
        _id, key_id, sealed = self.store.workbook()
        if key_id != self.keys.id:
            raise NewKey(
                _("This workbook was given a new key in another page. Open this page again.")
            )
        try:
            return head.opened(self.keys.head, sealed, head_place(self.id))
        except sealing.Unopened:
            if self.rescue:
                return head.Head()
            raise damaged() from None

    def read(self, entry: bytes, number: int) -> Revision:
        """Open one revision."""
        return self.open(entry, number, self.store.sealed(entry, number))

    def open(self, entry: bytes, number: int, sealed: bytes) -> Revision:
        """Open what the store holds at this place."""
        try:
            plain = sealing.unseal(self.keys.revisions, sealed, self.place(entry, number))
            return from_bytes(plain)
        except (sealing.Unopened, Unreadable):
            raise damaged() from None

    def newest_readable(self, entry: bytes, number: int) -> tuple[int, Revision] | None:
        """The newest revision; in a rescue, the newest that still opens, if one does."""
        try:
            return number, self.read(entry, number)
        except Damaged:
            if not self.rescue:
                raise
        for earlier, sealed in reversed(self.store.revisions(entry)):
            with suppress(Damaged):
                return earlier, self.open(entry, earlier, sealed)
        return None

    def history(self, entry: bytes) -> list[Revision]:
        """All revisions of an entry, oldest first; their numbers run from 1 without a gap."""
        rows = self.store.revisions(entry)
        if [number for number, _sealed in rows] != list(range(1, len(rows) + 1)):
            raise damaged()
        return [self.open(entry, number, sealed) for number, sealed in rows]

    def verify(self) -> None:
        """Raise unless exactly the revisions that were kept are there."""
        counted = head.Head()
        with self.store.reading():
            expected = self.head()
            for entry, number, start in self.store.beginnings(sealing.NONCE_BYTES):
                counted = counted.plus(head.keyed_number(self.keys.count, entry, number, start))
        if (counted.revisions, counted.total) != (expected.revisions, expected.total):
            raise damaged()

    def read_all(self) -> None:
        """Open every revision; raises when one does not fit."""
        with self.store.reading():
            for entry, _number in self.store.latest():
                self.history(entry)

    @contextmanager
    def writing(self) -> Iterator[Batch]:
        """A durable transaction over revisions and head together."""
        with self.store.writing():
            before = self.head()
            batch = Batch(self, before)
            yield batch
            if batch.head != before:
                self.store.set_head(batch.head.sealed(self.keys.head, head_place(self.id)))

    def renew(self, key: bytes, wraps: Iterable[Lock]) -> None:
        """Put every revision under a new key, and the new key under new locks, or nothing at all.

        Other pages that have the file open are told to open it again (`NewKey`).
        """
        keys = Keys(key)
        with self.store.writing():
            tally = replace(self.head(), revisions=0, total=0)
            for entry, newest in self.store.latest():
                for number in range(1, newest + 1):
                    sealed = self._sealed_anew(entry, number, keys)
                    self.store.replace(entry, number, sealed)
                    tally = tally.plus(head.keyed_number(keys.count, entry, number, sealed))
            self.store.set_head(tally.sealed(keys.head, head_place(self.id)))
            self.store.set_key_id(keys.id)
            for lock in wraps:
                self.store.set_lock(lock)
        self.keys = keys

    def _sealed_anew(self, entry: bytes, number: int, keys: Keys) -> bytes:
        place = self.place(entry, number)
        try:
            sealed = self.store.sealed(entry, number)
            plain = sealing.unseal(self.keys.revisions, sealed, place)
        except sealing.Unopened:
            raise damaged() from None
        return sealing.seal(keys.revisions, plain, place)


class Batch:
    """The changes of one transaction, and the head they lead to."""

    def __init__(self, vault: Vault, before: head.Head) -> None:
        self._vault = vault
        self.head = before

    def add(self, entry: bytes, revision: Revision) -> int:
        """Append a revision to an entry; gives its number."""
        vault = self._vault
        number = vault.store.newest(entry) + 1
        sealed = self._seal(entry, number, revision)
        vault.store.add(entry, number, sealed)
        self.head = self.head.plus(self._number(entry, number, sealed))
        return number

    def remove(self, entry: bytes) -> None:
        """Take every revision of an entry away."""
        for number, sealed in self._vault.store.revisions(entry):
            self.head = self.head.minus(self._number(entry, number, sealed))
        self._vault.store.remove(entry)

    def _seal(self, entry: bytes, number: int, revision: Revision) -> bytes:
        try:
            plain = to_bytes(revision)
        except OverflowError:
            raise TooLarge(
                _("This entry is longer than the workbook can hold. Split it into two entries.")
            ) from None
        except (ValueError, TypeError, RecursionError):
            raise NotPossible(_("This answer could not be kept as it is.")) from None
        return sealing.seal(self._vault.keys.revisions, plain, self._vault.place(entry, number))

    def _number(self, entry: bytes, number: int, sealed: bytes) -> int:
        return head.keyed_number(self._vault.keys.count, entry, number, sealed)
