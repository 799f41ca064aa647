"""A server of the workbook for tests: `secure-base serve` on a free port, with its own folder."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path

import httpx

PATIENCE = 60
"""Seconds for a server to come up on a busy machine with two cores."""


class Server:
    """One `secure-base serve`, and what it says."""

    def __init__(
        self, data: Path, *arguments: str, env: Mapping[str, str] | None = None, port: int = 0
    ) -> None:
        self.data = data
        self.arguments = arguments
        self.env = {**os.environ, "PYTHONUNBUFFERED": "1", **(env or {})}
        self.env.pop("SECURE_BASE_FACE", None)
        self.port = port
        self.said: list[str] = []
        self.start()

    def start(self) -> None:
        """Begin, or begin again at the same address with the same folder."""
        command = [sys.executable, "-m", "secure_base.cli", "serve", "--no-browser"]
        self.process = subprocess.Popen(
            [*command, "--port", str(self.port), "--data", str(self.data), *self.arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=self.env,
            cwd=self.data.parent,
        )
        found = threading.Event()
        threading.Thread(target=self._listen, args=(found,), daemon=True).start()
        self.url = ""
        if not found.wait(PATIENCE) or not self.url:
            self.process.kill()
            raise AssertionError("The server did not come up:\n" + "".join(self.said))

    def _listen(self, found: threading.Event) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line)
            if address := re.search(r"https?://[^ ]+:(\d+)/\S*", line):
                self.url, self.port = address[0], int(address[1])
                found.set()
        found.set()

    @property
    def log(self) -> str:
        """Everything it has written to its terminal."""
        return "".join(self.said)

    def page(self, name: str) -> str:
        """The address of a notebook's page."""
        return f"{self.url}voila/render/{name}.ipynb"

    def kill(self) -> None:
        """As when the power goes."""
        self.process.kill()
        self.process.wait(10)

    def stop(self) -> int:
        """As with Ctrl-C; the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(30)

    def kernels(self) -> list[int]:
        """The process ids of the kernels it has started and not ended."""
        return [pid for pid in children(self.process.pid) if "ipykernel_launcher" in command(pid)]

    def client(self, **options: object) -> httpx.Client:
        """A browser without a face: keeps cookies, sends an origin as a page does."""
        origin = {"Origin": self.url.rstrip("/").split("//")[0] + f"//127.0.0.1:{self.port}"}
        return httpx.Client(base_url=self.url, headers=origin, timeout=PATIENCE, **options)  # type: ignore[arg-type]


def children(parent: int) -> list[int]:
    """The processes that this one started."""
    listed = subprocess.run(
        ["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True
    ).stdout.split()
    pairs = zip(map(int, listed[::2]), map(int, listed[1::2]), strict=True)
    return [pid for pid, ppid in pairs if ppid == parent]


def command(pid: int) -> str:
    """What a process was started with."""
    shown = subprocess.run(
        ["ps", "-o", "args=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return shown.stdout


def until(happens: object, seconds: float = 20) -> bool:
    """Whether something callable becomes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if happens():  # type: ignore[operator]
            return True
        time.sleep(0.1)
    return False
