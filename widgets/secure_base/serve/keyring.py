"""The keys of workbooks that are open, held in memory for the browser sessions they belong to.

A page that was given the passphrase hands the open key here, and the next page's kernel gets it, so
that nobody is asked on every page. A kernel reaches the keyring by a Unix socket (mode 0600, in a
folder of mode 0700), and is known by the process at the other end, which the system tells: it must
be one of this server's own kernels, and it gets the key of its own browser session only. The keys
are in memory, are written nowhere, and go with the server or when the person locks the workbook.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import socket
import struct
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tornado.iostream import IOStream, StreamClosedError, UnsatisfiableReadError
from tornado.netutil import add_accept_handler, bind_unix_socket

from ..forms.keyring import LONGEST, PATH

KEY = re.compile(r"[0-9a-f]{64}")
SOL_LOCAL, LOCAL_PEERPID = 0, 2
"""How macOS is asked for the process at the other end of a socket: sys/un.h."""


class Keyring:
    """What this server holds open, and for whom."""

    def __init__(self, owner_of: Callable[[int], str | None]) -> None:
        self._owner_of = owner_of
        self._keys: dict[str, str] = {}
        self._joined: dict[IOStream, str] = {}
        self._serving: set[asyncio.Task[None]] = set()
        self._folder: Path | None = None
        self._stop: Callable[[], None] = lambda: None

    def open(self) -> dict[str, str]:
        """Begin to answer kernels; gives what their environment has to say: where, or nowhere."""
        if not knows_peers():
            return {PATH: ""}
        self._folder = Path(tempfile.mkdtemp(prefix="secure-base-", dir=own_place()))
        path = self._folder / "keys"
        try:
            listening = bind_unix_socket(str(path), mode=0o600)
        except OSError:  # a path too long for a socket, or a disk that holds none
            self.close()
            return {PATH: ""}
        self._stop = add_accept_handler(listening, self._accept)
        return {PATH: str(path)}

    def close(self) -> None:
        """Forget everything."""
        self._stop()
        self._keys.clear()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _accept(self, connection: socket.socket, _address: object) -> None:
        owner = self._owner_of(peer(connection) or 0)
        if owner is None:
            connection.close()
            return
        task = asyncio.ensure_future(self._serve(IOStream(connection), owner))
        self._serving.add(task)
        task.add_done_callback(self._serving.discard)

    async def _serve(self, kernel: IOStream, owner: str) -> None:
        self._joined[kernel] = owner
        try:
            await self._tell(kernel, owner)
            while True:
                line = await kernel.read_until(b"\n", max_bytes=LONGEST)
                self._take(owner, json.loads(line))
                for other in [one for one, whose in self._joined.items() if whose == owner]:
                    if other is not kernel:
                        with suppress(StreamClosedError):
                            await self._tell(other, owner)
        except (StreamClosedError, UnsatisfiableReadError, ValueError):
            pass  # the kernel has ended, or speaks of something else: it is not answered any more
        finally:
            del self._joined[kernel]
            kernel.close()

    def _take(self, owner: str, said: object) -> None:
        key = said.get("keep") if isinstance(said, dict) else None
        if isinstance(key, str) and KEY.fullmatch(key):
            self._keys[owner] = key
        else:
            self._keys.pop(owner, None)

    async def _tell(self, kernel: IOStream, owner: str) -> None:
        await kernel.write(json.dumps({"key": self._keys.get(owner)}).encode() + b"\n")


def knows_peers() -> bool:
    """Whether this system has Unix sockets and tells which process is at the other end."""
    return hasattr(socket, "AF_UNIX") and (
        hasattr(socket, "SO_PEERCRED") or sys.platform == "darwin"
    )


def peer(connection: socket.socket) -> int | None:
    """The process at the other end, if it is this account's."""
    try:
        if hasattr(socket, "SO_PEERCRED"):
            size = struct.calcsize("3i")
            told = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
            pid, uid, _gid = struct.unpack("3i", told)
            return pid if uid == os.geteuid() else None
        told = connection.getsockopt(SOL_LOCAL, LOCAL_PEERPID, struct.calcsize("i"))
        return int(struct.unpack("i", told)[0])
    except (OSError, struct.error):
        return None


def own_place() -> str | None:
    """The folder that the system clears when this account signs out, where there is one."""
    named = os.environ.get("XDG_RUNTIME_DIR", "")
    return named if named and os.access(named, os.W_OK) else None
