"""The recovery code: 128 random bits as a person can write them down and read them back.

Seven groups of four from Crockford's base 32 alphabet, which has no I, L, O or U:

    7K2M-Q4ZT-0D8N-XW5C-RJ3H-61VB-PEGA

The first 128 of its 140 bits are the secret, the last 12 a check, so that a slip of the pen is
told from a wrong code (all but one slip in 4,096). Reading forgives case, spaces, any kind of
dash, O for 0, and I or L for 1.
"""

from __future__ import annotations

import hashlib
import unicodedata

from secure_base.journal.faults import WrongPassphrase
from secure_base.journal.sealing import fresh
from secure_base.program.language import _

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SYMBOLS = 28
GROUP = 4
SECRET_BYTES = 16
CHECK_BITS = 12
ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})


def fresh_secret() -> bytes:
    """A new secret."""
    return fresh(SECRET_BYTES)


def written(secret: bytes) -> str:
    """The code as it is shown."""
    value = int.from_bytes(secret, "big") << CHECK_BITS | _check(secret)
    symbols = "".join(ALPHABET[value >> 5 * i & 31] for i in reversed(range(SYMBOLS)))
    return "-".join(symbols[i : i + GROUP] for i in range(0, SYMBOLS, GROUP))


def read(code: str) -> bytes:
    """The secret of a code as somebody typed it; raises `WrongPassphrase` with what to do."""
    plain = unicodedata.normalize("NFKC", code).upper().translate(ALIKE)
    symbols = [c for c in plain if not _separates(c)]
    if len(symbols) != SYMBOLS:
        raise WrongPassphrase(
            _("A recovery code has {count} letters and numbers; this has {found}.").format(
                count=SYMBOLS, found=len(symbols)
            )
        )
    value = 0
    for symbol in symbols:
        if symbol not in ALPHABET:
            raise _slip()
        value = value << 5 | ALPHABET.index(symbol)
    secret = (value >> CHECK_BITS).to_bytes(SECRET_BYTES, "big")
    if value & (1 << CHECK_BITS) - 1 != _check(secret):
        raise _slip()
    return secret


def _separates(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in {"Pd", "Po", "Pc", "Cf"}


def _check(secret: bytes) -> int:
    digest = hashlib.blake2b(secret, digest_size=2, person=b"recovery code").digest()
    return int.from_bytes(digest, "big") >> 16 - CHECK_BITS


def _slip() -> WrongPassphrase:
    return WrongPassphrase(
        _("There is a slip somewhere in this code. Compare it with your note, group by group.")
    )
