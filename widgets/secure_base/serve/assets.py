"""The files a page loads, under names that carry their content's hash.

A name that changes with the content may be kept by a browser for good. Compressed copies are made
when the package is built; a file that has changed since is compressed once, when first asked for.
Nothing is compressed per request.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import brotli
from tornado import web

HASH_LENGTH = 12
"""Hexadecimal digits of SHA-256 in a name, as the build writes them."""

TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".wasm": "application/wasm",
    ".txt": "text/plain; charset=utf-8",
}
FOR_GOOD = "public, max-age=31536000, immutable"
LIVELY = 400_000
"""Bytes above which brotli's best level takes longer than the first visitor should wait."""


@dataclass
class Body:
    """Some bytes and their compressed forms, each made once."""

    plain: bytes
    ready: Path | None = None
    _made: dict[str, bytes] = field(default_factory=dict)

    def encoded(self, accepted: str) -> tuple[bytes, str | None]:
        """The bytes to send to a browser that accepts these encodings, and the one chosen."""
        for name, suffix in (("br", ".br"), ("gzip", ".gz")):
            if name in accepted:
                if name not in self._made:
                    self._made[name] = self._compress(name, suffix)
                return self._made[name], name
        return self.plain, None

    def _compress(self, name: str, suffix: str) -> bytes:
        ready = self.ready and self.ready.with_name(self.ready.name + suffix)
        if ready and ready.is_file():
            return ready.read_bytes()
        if name == "gzip":
            return gzip.compress(self.plain, 9, mtime=0)
        quality = 11 if len(self.plain) < LIVELY else 6
        return bytes(brotli.compress(self.plain, quality=quality))


class Assets:
    """Every file below `static`; `built` holds what the build compressed ahead, if it did."""

    def __init__(self, static: Path, built: Path) -> None:
        self.static = static
        self.built = built
        self._bodies: dict[str, Body] = {}

    @cached_property
    def names(self) -> dict[str, str]:
        """From plain name ("page.js") to hashed name ("page.3f2a….js")."""
        found = {}
        for file in sorted(self.static.rglob("*")):
            if file.suffix in TYPES and file.is_file():
                plain = file.relative_to(self.static)
                found[plain.as_posix()] = self._hashed(plain, file.read_bytes()).as_posix()
        return found

    @cached_property
    def _plain(self) -> dict[str, str]:
        return {hashed: plain for plain, hashed in self.names.items()}

    @staticmethod
    def _hashed(plain: Path, content: bytes) -> Path:
        if plain.parts[0] == "chunks":  # named by content already; modules import it by that name
            return plain
        digest = hashlib.sha256(content).hexdigest()[:HASH_LENGTH]
        return plain.with_name(f"{plain.stem}.{digest}{plain.suffix}")

    def address(self, base_url: str, plain: str) -> str | None:
        """Where a page finds the file; None while there is no such file."""
        hashed = self.names.get(plain)
        return f"{base_url}static/{hashed}" if hashed else None

    def needed(self, plain: str) -> list[str]:
        """The chunks that a module cannot begin without, so that a page may ask for all at once."""
        found: list[str] = []
        waiting = [plain]
        while waiting:
            name = waiting.pop()
            file = self.static / name
            text = file.read_text(encoding="utf-8") if name in self.names else ""
            for path in re.findall(r'(?:\bfrom|\bimport)\s*"(\.[^"]+\.js)"', text):
                chunk = (file.parent / path).resolve().relative_to(self.static.resolve()).as_posix()
                if chunk not in found:
                    found.append(chunk)
                    waiting.append(chunk)
        return found

    def make_ready(self, *plain: str) -> None:
        """Compress these before anyone asks for them."""
        for name in [*plain, *(chunk for one in plain for chunk in self.needed(one))]:
            body = self.body(self.names.get(name, ""))
            if body:
                body.encoded("br")

    def body(self, hashed: str) -> Body | None:
        """The content behind a hashed name."""
        if hashed not in self._bodies:
            plain = self._plain.get(hashed)
            if plain is None:
                return None
            ready = self.built / hashed
            content = (self.static / plain).read_bytes()
            same = ready.is_file() and ready.stat().st_size == len(content)
            self._bodies[hashed] = Body(content, ready if same else None)
        return self._bodies[hashed]


class AssetHandler(web.RequestHandler):
    """`/static/NAME`: nothing here depends on who asks."""

    def initialize(self, assets: Assets) -> None:
        """Keep the assets at hand."""
        self.assets = assets

    def set_default_headers(self) -> None:
        """The same headers as on every answer."""
        self.clear_header("Server")
        for name, value in self.settings["headers"].items():
            self.set_header(name, value)

    def get(self, name: str) -> None:
        """The file, as compressed as the browser takes it."""
        body = self.assets.body(name)
        if body is None:
            raise web.HTTPError(404)
        self.set_header("Content-Type", TYPES[Path(name).suffix])
        self.set_header("Cache-Control", FOR_GOOD)
        send(self, body)

    head = get

    def compute_etag(self) -> None:
        """The name says it all."""
        return None


def send(handler: web.RequestHandler, body: Body) -> None:
    """Finish an answer with this body."""
    content, encoding = body.encoded(handler.request.headers.get("Accept-Encoding", ""))
    handler.set_header("Vary", "Accept-Encoding")
    if encoding:
        handler.set_header("Content-Encoding", encoding)
    handler.finish(content)
