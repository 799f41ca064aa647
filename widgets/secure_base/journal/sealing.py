"""The only place that knows the cryptography: seal, open, derive, stretch, fresh randomness.

Everything else in the package hands bytes to these five functions. They use libsodium through
PyNaCl; a browser has the same primitives in libsodium's own build, so one file opens everywhere:

* `seal` and `unseal`: XChaCha20-Poly1305-IETF, nonce of 24 random bytes in front
  (draft-irtf-cfrg-xchacha-03; random nonces of this length do not collide in practice).
* `derive`: keyed BLAKE2b (RFC 7693), libsodium's `crypto_generichash`.
* `stretch`: argon2id version 1.3 (RFC 9106), libsodium's `crypto_pwhash`, one lane.
"""

from __future__ import annotations

import hashlib
import secrets

import nacl.bindings
import nacl.exceptions
import nacl.pwhash.argon2id
import nacl.secret

KEY_BYTES = nacl.secret.Aead.KEY_SIZE
NONCE_BYTES = nacl.secret.Aead.NONCE_SIZE
SEAL_BYTES = NONCE_BYTES + nacl.secret.Aead.MACBYTES
"""What a seal adds: the nonce and the tag."""


class Unopened(Exception):
    """The seal does not fit: wrong key, wrong place, or changed bytes."""


def seal(key: bytes, plain: bytes, place: bytes) -> bytes:
    """Seal `plain` so that it opens only under `key` and at `place`."""
    return bytes(nacl.secret.Aead(key).encrypt(plain, place))


def unseal(key: bytes, sealed: bytes, place: bytes) -> bytes:
    """Open what `seal` made; raises `Unopened`."""
    try:
        return bytes(nacl.secret.Aead(key).decrypt(sealed, place))
    except (nacl.exceptions.CryptoError, ValueError, TypeError):
        raise Unopened from None


def derive(key: bytes, purpose: bytes, size: int = KEY_BYTES) -> bytes:
    """A key, a number or an id of `size` bytes that only the holder of `key` can compute."""
    return hashlib.blake2b(purpose, key=key, digest_size=size).digest()


def stretch(passphrase: bytes, salt: bytes, passes: int, memory: int) -> bytes:
    """A key from a passphrase; `memory` in bytes."""
    try:
        return bytes(
            nacl.pwhash.argon2id.kdf(KEY_BYTES, passphrase, salt, opslimit=passes, memlimit=memory)
        )
    except (nacl.exceptions.CryptoError, ValueError, TypeError):
        raise Unopened from None


def fresh(size: int) -> bytes:
    """Random bytes from the system."""
    return secrets.token_bytes(size)
