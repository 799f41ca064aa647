"""The sealed head: how the file knows that a revision is missing, repeated or put back.

The head holds how many revisions there are, how many changes were ever made, and the sum, modulo
2^256, of a keyed number for each revision (MSet-Add-Hash, Clarke and others 2003, with keyed
BLAKE2b). Adding or removing one revision changes the sum by one number, so a write costs the same
however large the file is. Someone without the key can compute none of it.

What it cannot know: that the whole file, head included, was replaced by an older copy of itself.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace

from secure_base.journal.sealing import NONCE_BYTES, Unopened, derive, seal, unseal

SIZE = 256
FORM = struct.Struct(">QQ32s32s")


@dataclass(frozen=True, slots=True)
class Head:
    """The tally of one state of the file."""

    revisions: int = 0
    changes: int = 0
    total: int = 0
    names: bytes = bytes(32)
    """A secret for ids that follow from a name; it stays when the key is renewed."""

    def plus(self, number: int) -> Head:
        """With one more revision, whose keyed number this is."""
        total = (self.total + number) % 2**SIZE
        return replace(self, revisions=self.revisions + 1, changes=self.changes + 1, total=total)

    def minus(self, number: int) -> Head:
        """With one revision fewer."""
        total = (self.total - number) % 2**SIZE
        return replace(self, revisions=self.revisions - 1, changes=self.changes + 1, total=total)

    def sealed(self, key: bytes, place: bytes) -> bytes:
        """Ready to be written into the file."""
        total = self.total.to_bytes(32, "big")
        plain = FORM.pack(self.revisions, self.changes, total, self.names)
        return seal(key, plain, place)


def opened(key: bytes, sealed: bytes, place: bytes) -> Head:
    """The head as it was sealed; raises `Unopened`."""
    plain = unseal(key, sealed, place)
    if len(plain) != FORM.size:
        raise Unopened
    revisions, changes, total, names = FORM.unpack(plain)
    return Head(revisions, changes, int.from_bytes(total, "big"), names)


def keyed_number(key: bytes, entry: bytes, number: int, sealed: bytes) -> int:
    """The number of one revision; its nonce stands for it, since the seal holds the rest."""
    content = entry + struct.pack(">Q", number) + sealed[:NONCE_BYTES]
    return int.from_bytes(derive(key, content), "big")
