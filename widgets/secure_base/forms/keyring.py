"""The open key on its way from one page to the next, by way of the server's memory.

Each page has a kernel of its own. Where the system can tell who is at the other end of a Unix
socket, the server holds the key of a workbook that was opened, and gives it to the other kernels of
the same browser session. The path of the socket is all that stands in the environment: the server
knows a kernel by its process, so there is no secret to steal. Where there is no such socket every
page asks for the passphrase.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
from collections.abc import Callable

PATH = "SECURE_BASE_KEYRING"
PATIENCE = 3.0
"""Seconds for the server to answer a kernel that begins; then the page asks the person."""
LONGEST = 4096
"""Bytes of one line: a key in hex, and some room."""


class Keyring:
    """This kernel's connection to the server that started it."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._rest = b""
        self._heard: Callable[[bytes | None], None] | None = None
        line = b""
        while not line.endswith(b"\n") and len(line) < LONGEST:
            piece = connection.recv(1)
            if not piece:
                raise ConnectionError
            line += piece
        self.key = _key_in(line)

    def keep(self, key: bytes) -> None:
        """Hold this key for the other pages of this browser."""
        self._say({"keep": key.hex()})

    def forget(self) -> None:
        """Hold no key any more."""
        self.key = None
        self._say({"forget": True})

    def listen(self, heard: Callable[[bytes | None], None]) -> None:
        """Be told when another page opened or closed the workbook."""
        self._heard = heard
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # no kernel: nothing will be told
            return
        self._connection.setblocking(False)
        loop.add_reader(self._connection.fileno(), self._read, loop)

    def _read(self, loop: asyncio.AbstractEventLoop) -> None:
        try:
            came = self._connection.recv(LONGEST)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            came = b""
        if not came:  # the server has ended, and this kernel soon will
            loop.remove_reader(self._connection.fileno())
            self._connection.close()
            return
        *lines, self._rest = (self._rest + came).split(b"\n")
        if lines and self._heard is not None:
            self._heard(_key_in(lines[-1]))

    def _say(self, words: dict[str, object]) -> None:
        try:
            self._connection.sendall(json.dumps(words).encode() + b"\n")
        except OSError:
            return  # nobody holds it: the next page asks


def joined() -> Keyring | None:
    """The keyring of the server that started this kernel, if it has one."""
    path = os.environ.get(PATH)
    if not path or not hasattr(socket, "AF_UNIX"):
        return None
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.settimeout(PATIENCE)
    try:
        connection.connect(path)
        return Keyring(connection)
    except (OSError, ValueError):
        connection.close()
        return None


def _key_in(line: bytes) -> bytes | None:
    told = json.loads(line)["key"]
    return bytes.fromhex(told) if told else None
