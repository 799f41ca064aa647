"""A server that is asked to stop does, whatever it is in the middle of, and leaves no kernel."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from secure_base.serve import kernels
from tornado.web import HTTPError


def meanwhile(work: Callable[[], object], times: int) -> None:
    """Do it beside the test, until whoever answers goes away."""

    def run() -> None:
        with suppress(httpx.HTTPError):
            work()

    for _ in range(times):
        threading.Thread(target=run, daemon=True).start()


def troubles(server: Any) -> list[str]:
    """What its log says besides warnings, such as zmq's of a socket that closed a moment ago."""
    return [line for line in server.log.splitlines()[2:] if line and " WARNING tornado" not in line]


IN_THE_MIDDLE = """
import signal, sys
from contextlib import suppress
from tornado.ioloop import IOLoop
from secure_base.serve.application import stop_at_signals

def be_in_the_middle():
    with suppress(BaseException):  # as Tornado is while it reads a request
        signal.raise_signal(int(sys.argv[1]))

loop = IOLoop.current()
loop.add_callback(be_in_the_middle)
loop.call_later(10, sys.exit, "It was not heard.")
stop_at_signals(loop)
loop.start()
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_is_heard_where_every_exception_is_caught(number: signal.Signals) -> None:
    command = [sys.executable, "-c", IN_THE_MIDDLE, str(int(number))]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr.strip()) == (0, "")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_while_kernels_are_starting(serving: Any, number: signal.Signals) -> None:
    own = serving()

    def open_page() -> None:
        with own.client() as client:
            client.post("voila/kernel/home.ipynb")

    meanwhile(open_page, 2)
    while not (begun := own.kernels()):
        pass
    own.process.send_signal(number)
    assert own.process.wait(30) == 0
    assert not troubles(own), own.log
    assert not [pid for pid in begun if Path(f"/proc/{pid}").exists()]


def test_a_kernel_that_will_not_end_is_killed(
    monkeypatch: pytest.MonkeyPatch, awaited: Any
) -> None:
    killed: list[str] = []

    class Provisioner:
        has_process = True

        async def kill(self) -> None:
            killed.append("kernel")

    class Kernel:
        provisioner = Provisioner()

    async def never(_self: object, now: bool = False) -> None:
        await asyncio.Event().wait()

    async def stop() -> None:
        manager = kernels.OwnedKernels()
        manager._kernels["stuck"] = Kernel()
        await manager.end_all()
        manager._kernels.clear()

    monkeypatch.setattr(kernels, "AT_MOST", 0.05)
    monkeypatch.setattr(kernels.OwnedKernels, "shutdown_all", never)
    awaited(stop())
    assert killed == ["kernel"]


def test_no_kernel_starts_once_the_server_is_stopping(tmp_path: Path, awaited: Any) -> None:
    async def stop_then_start() -> None:
        manager = kernels.OwnedKernels()
        await manager.end_all()
        with pytest.raises(HTTPError) as refused:
            await manager.start_for("someone", tmp_path)
        assert refused.value.status_code == 503

    awaited(stop_then_start())
