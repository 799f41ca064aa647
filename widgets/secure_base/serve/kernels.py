"""The kernels behind the pages: who owns each, what it starts with, and its end.

Starting, watching and culling are jupyter_server's. A kernel's own output goes nowhere but to its
page: what it prints could quote what a person wrote.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Awaitable
from contextlib import suppress
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import HTTPError
from traitlets import default
from traitlets.config import Config

from .quiet import LOG, channels_log, told

IDLE = 600
"""Seconds without a page before a kernel is ended: a phone that slept comes back to a new one."""
LOOK = 60
"""Seconds between two looks for kernels without a page."""
LAST_WORDS = 1.0
"""Seconds a kernel is given, at least, to write what its page sent while it was closing."""
BUSY = 10.0
"""Seconds a kernel that has not come to its page's last words, or is writing, is waited for."""
TICK = 0.05
"""Seconds between two looks."""
AT_MOST = 20.0
"""Seconds the kernels are given to end when the server stops; then they are killed."""


class OwnedKernels(AsyncMappingKernelManager):
    """Kernels, each with the browser session that started it."""

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)  # type: ignore[no-untyped-call]
        self.owners: dict[str, str] = {}
        self.surroundings: dict[str, str] = {}
        """What every kernel's environment says besides: where, never who or what."""
        self._unsettled: set[asyncio.Future[Any]] = set()
        self.stopping = asyncio.Event()
        """Set once the server is ending its kernels."""

    async def start_for(self, owner: str, folder: Path) -> str:
        """A new kernel of this owner's, its id known before it is ready.

        Raises HTTPError 503 once the server is stopping: nobody would end it.
        """
        if self.stopping.is_set():
            raise HTTPError(503)
        kernel_id = await self._unbroken(
            self.start_kernel(
                kernel_name="python3",
                cwd=str(folder),
                env={**os.environ, "SECURE_BASE_FACE": "page", **self.surroundings},
                extra_arguments=["--HistoryManager.enabled=False"],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )
        self.owners[kernel_id] = owner
        return str(kernel_id)

    def owner_of(self, pid: int) -> str | None:
        """Whose kernel this process is, if it is one of ours."""
        for kernel_id, owner in self.owners.items():
            if kernel_id not in self:
                continue
            provisioner = self._process(kernel_id)
            if pid and getattr(provisioner, "pid", None) == pid:
                return owner
        return None

    def end_soon(self, kernel_id: str) -> None:
        """End a kernel once it has written what it was last sent."""
        if not self.stopping.is_set():
            self._unbroken(self._end(kernel_id))

    async def _end(self, kernel_id: str) -> None:
        await asyncio.sleep(LAST_WORDS)
        with suppress(TimeoutError):
            async with asyncio.timeout(BUSY):
                await self._last_words(kernel_id)
        if kernel_id in self:
            try:
                await self.shutdown_kernel(kernel_id)  # type: ignore[no-untyped-call]
            except Exception as fault:  # it may have ended by itself meanwhile
                LOG.warning("A kernel did not end as asked: %s", told(fault))

    async def _last_words(self, kernel_id: str) -> None:
        """Until the kernel has done what its page asked of it, however late it came to that."""
        while self._kernel_connections.get(kernel_id):  # what the page sent is still being read
            await asyncio.sleep(TICK)
        if parted := self._kernel_buffers.get(kernel_id):
            shell, heard = parted["channels"]["shell"], parted["buffer"]
            asked = self.get_kernel(kernel_id).session.send(shell, "kernel_info_request")
            mark = asked["header"]["msg_id"].encode()  # one socket's requests are answered in order
            while kernel_id in self and not any(mark in part for _, said in heard for part in said):
                await asyncio.sleep(TICK)
        while kernel_id in self and self._writing(kernel_id):
            await asyncio.sleep(TICK)

    def _unbroken(self, work: Awaitable[Any]) -> asyncio.Future[Any]:
        """A start or an end, which a stop of the server waits for."""
        task = asyncio.ensure_future(work)
        self._unsettled.add(task)
        task.add_done_callback(self._unsettled.discard)
        return task

    async def end_all(self) -> None:
        """End every kernel, and start no more: by asking, and in the end by force."""
        self.stopping.set()
        try:
            await asyncio.wait_for(self._end_all(), AT_MOST)
        except Exception as fault:
            LOG.warning("Kernels did not end as asked: %s", told(fault))
        for kernel_id in self.list_kernel_ids():
            provisioner = self._process(kernel_id)
            if provisioner is not None and provisioner.has_process:
                await provisioner.kill()

    async def _end_all(self) -> None:
        if self._unsettled:  # a kernel that is starting or ending cannot be asked to end
            await asyncio.wait(set(self._unsettled))
        await self.shutdown_all()

    def _process(self, kernel_id: str) -> Any:
        """What holds the kernel's process, once it has one."""
        return getattr(self.get_kernel(kernel_id), "provisioner", None)

    def _writing(self, kernel_id: str) -> bool:
        return getattr(self.get_kernel(kernel_id), "execution_state", "idle") == "busy"

    def remove_kernel(self, kernel_id: str) -> Any:
        """Forget the owner with the kernel."""
        self.owners.pop(kernel_id, None)
        return super().remove_kernel(kernel_id)


class OwnPython(KernelSpecManager):
    """The kernel is the Python that serves; another on this machine may lack the workbook."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """The same, whatever name a notebook gives its kernel."""
        return KernelSpec(
            argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
            display_name="Python 3",
            language="python",
        )


class Channels(ZMQChannelsWebsocketConnection):
    """A page's connection to its kernel, whose log quotes nothing."""

    @default("log")
    def _log(self) -> Any:
        return channels_log()


def settings() -> Config:
    """Culling as Voilà has it; a kernel that dies is replaced by its page, not by the server."""
    config = Config()
    config.MappingKernelManager.cull_idle_timeout = IDLE
    config.MappingKernelManager.cull_interval = LOOK
    config.KernelRestarter.restart_limit = 0
    config.KernelRestarter.time_to_dead = 1.0
    config.ZMQChannelsWebsocketConnection.limit_rate = False
    return config
