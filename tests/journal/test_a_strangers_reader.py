"""The format is as docs/the-file.md says: a reader written from that page opens a workbook."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from pathlib import Path
from typing import Any

import pytest
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
from nacl.pwhash import argon2id
from secure_base.journal import locks, recovery, schema

from .test_formats import CODE, EXPECTED, FIXTURES, PASSPHRASE


def h(key: bytes, words: bytes, size: int = 32) -> bytes:
    return hashlib.blake2b(words, key=key, digest_size=size).digest()


def opened(sealed: bytes, key: bytes, place: bytes) -> bytes:
    return decrypt(sealed[24:], place, sealed[:24], key)


class Stranger:
    """A reader that knows the page and not the program."""

    def __init__(self, path: Path) -> None:
        self.db = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        self.id, self.key_id, self.head = self.db.execute(
            "SELECT id, key_id, head FROM workbook"
        ).fetchone()

    def lock(self, kind: str, under: Any) -> bytes:
        method, passes, memory, salt, wrapped = self.db.execute(
            "SELECT method, passes, memory, salt, wrapped FROM lock WHERE kind = ?", (kind,)
        ).fetchone()
        place = f"secure-base lock 1 {kind} {method} ".encode()
        place += passes.to_bytes(8, "big") + memory.to_bytes(8, "big") + salt + self.id
        return opened(wrapped, under(salt, passes, memory), place)

    def key_by_passphrase(self, passphrase: bytes) -> bytes:
        return self.lock(
            "passphrase",
            lambda salt, passes, memory: argon2id.kdf(
                32, passphrase, salt, opslimit=passes, memlimit=memory
            ),
        )

    def key_by_code(self, code: str) -> bytes:
        value = 0
        for symbol in code.replace("-", ""):
            value = value * 32 + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".index(symbol)
        secret = (value >> 12).to_bytes(16, "big")
        check = hashlib.blake2b(secret, digest_size=2, person=b"recovery code").digest()
        assert value & 0xFFF == int.from_bytes(check, "big") >> 4
        return self.lock("recovery", lambda salt, _p, _m: h(secret, b"recovery" + salt))

    def revisions(self, key: bytes) -> list[tuple[bytes, int, dict[str, Any]]]:
        found, total = [], 0
        assert self.key_id == h(key, b"secure-base: key id", 16)
        for entry, number, sealed in self.db.execute(
            "SELECT entry, number, sealed FROM revision ORDER BY entry, number"
        ):
            place = b"secure-base workbook 1" + self.id + entry + number.to_bytes(8, "big")
            padded = opened(sealed, h(key, b"secure-base: revisions"), place)
            assert len(padded) % 64 == 0
            packed = padded.rstrip(b"\0").removesuffix(b"\x80")
            found.append((entry, number, json.loads(zlib.decompress(packed))))
            counted = entry + number.to_bytes(8, "big") + sealed[:24]
            total += int.from_bytes(h(h(key, b"secure-base: count"), counted), "big")
        place = b"secure-base workbook 1" + self.id + b"head"
        head = opened(self.head, h(key, b"secure-base: head"), place)
        assert int.from_bytes(head[:8], "big") == len(found)
        assert int.from_bytes(head[16:48], "big") == total % 2**256
        return found


def standing(revisions: list[tuple[bytes, int, dict[str, Any]]]) -> list[tuple[str, Any]]:
    newest = {entry: content for entry, _number, content in revisions}
    return sorted(
        (r["exercise"], r["answers"])
        for r in newest.values()
        if not r.get("deleted") and not r["exercise"].startswith(".")
    )


def test_a_stranger_reads_a_file_by_passphrase_and_by_code() -> None:
    stranger = Stranger(FIXTURES / "v1.workbook")
    key = stranger.key_by_passphrase(PASSPHRASE.encode())
    assert key == stranger.key_by_code(CODE)
    assert standing(stranger.revisions(key)) == EXPECTED


def test_a_stranger_reads_a_local_file_with_its_key() -> None:
    line = (FIXTURES / "v1-local.key").read_text()
    assert line.startswith("secure-base key 1 ")
    stranger = Stranger(FIXTURES / "v1-local.workbook")
    assert standing(stranger.revisions(bytes.fromhex(line.split()[3]))) == EXPECTED


@pytest.mark.parametrize(
    "fact",
    [
        f"{schema.APPLICATION:#x}",
        f"{locks.PASSES} passes over {locks.MEMORY // 2**20} MiB",
        f"{locks.MOST_PASSES} passes",
        f"At least {locks.SHORTEST} characters, at most {locks.LONGEST:,}",
        f"{recovery.SYMBOLS} symbols",
        f"The format, version {schema.VERSION}",
    ],
)
def test_the_page_names_the_numbers_of_the_program(root: Path, fact: str) -> None:
    page = " ".join((root / "docs" / "the-file.md").read_text(encoding="utf-8").split())
    assert fact in page
