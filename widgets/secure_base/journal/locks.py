"""The key, wrapped: once by a passphrase, once by a recovery code.

A wrap is sealed to its workbook, its kind and its own parameters, so none of them can be changed
or moved to another file. Changing a lock changes no entry; see `doors.py` for when it happens.
"""

from __future__ import annotations

import struct
import unicodedata

from secure_base.journal import recovery, sealing
from secure_base.journal.faults import NotPossible, WrongPassphrase, damaged
from secure_base.journal.store import Lock
from secure_base.program.language import _

PASSES = 3
MEMORY = 64 * 1024 * 1024
"""argon2id passes and bytes: the second recommended option of RFC 9106, section 4 (t = 3,
m = 64 MiB), with libsodium's one lane; 64 MiB is also libsodium's MEMLIMIT_INTERACTIVE and what a
phone's browser can spare."""

MOST_PASSES = 10
LEAST_MEMORY = 8 * 1024 * 1024
"""Files that ask for more than MEMORY or MOST_PASSES, or for so little that a guess would cost
nothing, were not made by this program and are refused before anything is computed."""

SALT_BYTES = 16

SHORTEST = 8
LONGEST = 1024
"""Characters of a passphrase. The least is NIST SP 800-63B, section 5.1.1; the most only keeps a
pasted book from being stretched."""


def with_passphrase(workbook: bytes, key: bytes, passphrase: str) -> Lock:
    """Wrap the key under a passphrase."""
    plain = normal(passphrase)
    if len(plain) < SHORTEST:
        raise NotPossible(
            _("Choose at least {count} characters. Four or five unrelated words are good.").format(
                count=SHORTEST
            )
        )
    if len(plain) > LONGEST:
        raise NotPossible(
            _("This passphrase is too long. Choose at most {count} characters.").format(
                count=LONGEST
            )
        )
    blank = Lock("passphrase", "argon2id13", PASSES, MEMORY, sealing.fresh(SALT_BYTES), b"")
    return _wrapped(workbook, key, blank, _stretched(blank, plain))


def with_code(workbook: bytes, key: bytes, code: bytes) -> Lock:
    """Wrap the key under the secret of a recovery code, which needs no stretching."""
    blank = Lock("recovery", "blake2b", 0, 0, sealing.fresh(SALT_BYTES), b"")
    return _wrapped(workbook, key, blank, _from_code(blank, code))


def key_by_passphrase(workbook: bytes, lock: Lock | None, passphrase: str) -> bytes:
    """The key, if the passphrase is right."""
    if lock is None:
        raise WrongPassphrase(_("This workbook has no passphrase."))
    plain = normal(passphrase)
    if lock.method != "argon2id13" or len(lock.salt) != SALT_BYTES:
        raise damaged()
    if not 1 <= lock.passes <= MOST_PASSES or not LEAST_MEMORY <= lock.memory <= MEMORY:
        raise damaged()
    if not plain or len(plain) > LONGEST:
        raise _wrong()
    return _unwrapped(workbook, lock, _stretched(lock, plain))


def key_by_code(workbook: bytes, lock: Lock | None, code: str) -> bytes:
    """The key, if the recovery code is right."""
    secret = recovery.read(code)
    if lock is None:
        raise WrongPassphrase(_("This workbook has no recovery code."))
    if lock.method != "blake2b":
        raise damaged()
    try:
        return _unwrapped(workbook, lock, _from_code(lock, secret))
    except WrongPassphrase:
        raise WrongPassphrase(
            _("This code belongs to another workbook, or a newer code has replaced it.")
        ) from None


def opens(workbook: bytes, lock: Lock, secret: bytes) -> bool:
    """Whether the secret of a recovery code opens this lock."""
    try:
        _unwrapped(workbook, lock, _from_code(lock, secret))
    except WrongPassphrase:
        return False
    return True


def normal(passphrase: str) -> str:
    """A passphrase as every keyboard means it: one form of each letter, no stray space around."""
    spaced = "".join(" " if unicodedata.category(c) == "Zs" else c for c in passphrase)
    return unicodedata.normalize("NFC", spaced).strip()


def _stretched(lock: Lock, plain: str) -> bytes:
    content = plain.encode("utf-8", "surrogatepass")
    try:
        return sealing.stretch(content, lock.salt, lock.passes, lock.memory)
    except sealing.Unopened:
        raise damaged() from None


def _from_code(lock: Lock, secret: bytes) -> bytes:
    return sealing.derive(secret, b"recovery" + lock.salt)


def _place(workbook: bytes, lock: Lock) -> bytes:
    head = f"secure-base lock 1 {lock.kind} {lock.method} ".encode()
    return head + struct.pack(">QQ", lock.passes, lock.memory) + lock.salt + workbook


def _wrapped(workbook: bytes, key: bytes, blank: Lock, under: bytes) -> Lock:
    wrapped = sealing.seal(under, key, _place(workbook, blank))
    return Lock(blank.kind, blank.method, blank.passes, blank.memory, blank.salt, wrapped)


def _unwrapped(workbook: bytes, lock: Lock, under: bytes) -> bytes:
    try:
        key = sealing.unseal(under, lock.wrapped, _place(workbook, lock))
    except sealing.Unopened:
        raise _wrong() from None
    if len(key) != sealing.KEY_BYTES:
        raise damaged()
    return key


def _wrong() -> WrongPassphrase:
    return WrongPassphrase(
        _("This passphrase does not open the workbook. Try again, or use your recovery code.")
    )
