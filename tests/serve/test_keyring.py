"""The open key between a person's pages: for this server's own kernels, and in memory only."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import stat
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from secure_base.forms import keyring as kernels_side
from secure_base.serve import keyring

pytestmark = pytest.mark.skipif(
    not keyring.knows_peers(), reason="no peer of a socket is told here"
)

KEY = bytes(range(32))


class Kernel:
    """A kernel's end of the socket, without a kernel."""

    def __init__(self, path: str) -> None:
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(path)
        self.socket.setblocking(False)

    def say(self, **words: object) -> None:
        self.socket.send(json.dumps(words).encode() + b"\n")

    async def heard(self) -> object:
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(5):
            line = await loop.sock_recv(self.socket, 4096)
        return json.loads(line)["key"] if line else "closed"


async def begun(owner: dict[str, str | None]) -> AsyncIterator[tuple[keyring.Keyring, str]]:
    ring = keyring.Keyring(lambda pid: owner["of"] if pid == os.getpid() else None)
    path = ring.open()[kernels_side.PATH]
    yield ring, path
    ring.close()
    assert not Path(path).parent.exists()


def test_a_key_goes_to_the_pages_of_the_same_browser_and_to_no_other(awaited: Any) -> None:
    async def play() -> None:
        owner: dict[str, str | None] = {"of": "anna"}
        async for _ring, path in begun(owner):
            assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
            assert stat.S_IMODE(os.stat(Path(path).parent).st_mode) == 0o700
            first, second = Kernel(path), Kernel(path)
            assert await first.heard() is None
            assert await second.heard() is None
            first.say(keep=KEY.hex())
            assert await second.heard() == KEY.hex()
            assert await Kernel(path).heard() == KEY.hex()
            owner["of"] = "bela"
            assert await Kernel(path).heard() is None
            owner["of"] = "anna"
            second.say(forget=True)
            assert await first.heard() is None
            assert await Kernel(path).heard() is None

    awaited(play())


def test_who_is_no_kernel_of_this_server_is_not_answered(awaited: Any) -> None:
    async def play() -> None:
        async for _ring, path in begun({"of": None}):
            assert await Kernel(path).heard() == "closed"

    awaited(play())


def test_another_process_of_the_same_account_is_not_answered(awaited: Any) -> None:
    async def play() -> None:
        async for _ring, path in begun({"of": "anna"}):
            first = Kernel(path)
            await first.heard()
            first.say(keep=KEY.hex())
            asking = (
                "import socket, sys; s = socket.socket(socket.AF_UNIX); s.connect(sys.argv[1]);"
                "s.settimeout(5); print(s.recv(4096))"
            )
            child = await asyncio.create_subprocess_exec(
                sys.executable, "-c", asking, path, stdout=subprocess.PIPE
            )
            out, _errors = await child.communicate()
            assert out.strip() == b"b''"

    awaited(play())


def test_what_is_no_key_is_not_kept(awaited: Any) -> None:
    async def play() -> None:
        async for _ring, path in begun({"of": "anna"}):
            for words in (b'{"keep": "a diary"}\n', b"[]\n", b"not json\n", b"x" * 9000):
                kernel = Kernel(path)
                assert await kernel.heard() is None
                kernel.socket.send(words)
            assert await Kernel(path).heard() is None

    awaited(play())


def test_a_kernel_without_a_keyring_goes_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(kernels_side.PATH, raising=False)
    assert kernels_side.joined() is None
    monkeypatch.setenv(kernels_side.PATH, str(tmp_path / "nothing"))
    assert kernels_side.joined() is None
