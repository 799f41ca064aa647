"""`POST /voila/kernel/NAME.ipynb`: a kernel, then what each cell shows, line by line in JSON.

The first line is the kernel's id, known before the kernel is ready, so that the page can open its
websocket at once. Cells run by Voilà's executor. A cell that fails costs its own place on the page
and no other; the log says which cell and what class of error, never a value.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

from jupyter_server.base.handlers import APIHandler
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbformat import NotebookNode, v4
from tornado import web
from tornado.iostream import StreamClosedError

from ..journal.faults import JournalFault
from ..program.language import _
from . import notebook, places
from .doors import BrowserSession, Door
from .executor import Executor
from .quiet import LOG, told

HEARTBEAT = 15.0
"""Seconds after which an empty line tells a proxy that the answer is still coming."""
WIDGET = "application/vnd.jupyter.widget-view+json"
PUBLIC = ("output_type", "data", "name", "text")
"""What a page needs of an output."""


class KernelStream(Door, APIHandler):
    """Starts a page's kernel and runs its cells."""

    async def prepare(self, **_: Any) -> None:
        """A browser that has no session gets one here: this is where one is first needed."""
        provider: BrowserSession = self.settings["identity_provider"]
        if self.check_host() and self.check_origin() and provider.get_user(self) is None:
            provider.begin(self)
        await super().prepare()

    async def post(self, name: str) -> None:
        """The stream."""
        path = places.notebook(self.settings["workbooks"], name)
        if path is None:
            raise web.HTTPError(404)
        page = notebook.read(path)
        self.set_header("Content-Type", "application/x-ndjson; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Accel-Buffering", "no")
        self.closed = asyncio.Event()
        manager = self.kernels
        kernel_id = await manager.start_for(self.current_user.username, path.parent)
        running = asyncio.ensure_future(self._run(kernel_id, page))
        leaving = [asyncio.ensure_future(e.wait()) for e in (self.closed, manager.stopping)]
        done, _pending = await asyncio.wait(
            {running, *leaving}, return_when=asyncio.FIRST_COMPLETED
        )
        for wait in leaving:
            wait.cancel()
        if running not in done:  # the page, or the server, went before its cells had run
            running.cancel()
            manager.end_soon(kernel_id)

    def on_connection_close(self) -> None:
        """The page has gone."""
        if hasattr(self, "closed"):
            self.closed.set()

    def write_error(self, status_code: int, **_: Any) -> None:
        """The page's script says it in words."""
        self.finish()

    async def _run(self, kernel_id: str, page: notebook.Page) -> None:
        try:
            await self._say(kernel=kernel_id)
            beat = asyncio.ensure_future(self._beat())
            try:
                await self._cells(kernel_id, page)
            finally:
                beat.cancel()
            await self._say(done=True)
        except StreamClosedError:
            self.kernels.end_soon(kernel_id)

    async def _cells(self, kernel_id: str, page: notebook.Page) -> None:
        content = v4.new_notebook(cells=[NotebookNode(cell) for cell in page.cells])
        executor = Executor(content, km=self.kernels.get_kernel(kernel_id))
        try:
            if not await self._joined(executor, page):
                self.kernels.end_soon(kernel_id)
                await self._say(failed=True)
                return
            for index, cell in enumerate(content.cells):
                if cell.cell_type == "code" and cell.source.strip():
                    await self._cell(executor, cell, index, page)
        except DeadKernelError:
            LOG.error("%s: the kernel ended while its cells ran", page.name)
            await self._say(failed=True)
        finally:
            executor.leave()

    async def _joined(self, executor: Executor, page: notebook.Page) -> bool:
        try:
            await executor.async_start_new_kernel_client()
        except Exception as fault:
            LOG.error("%s: the kernel did not start: %s", page.name, told(fault))
            return False
        return True

    async def _cell(
        self, executor: Executor, cell: NotebookNode, index: int, page: notebook.Page
    ) -> None:
        cell.outputs = []
        try:
            await executor.execute_cell(cell, None, index, store_history=False)
        except CellExecutionError as error:
            LOG.error("%s: cell %d failed: %s", page.name, index, error.ename)
            await self._say(cell=index, trouble=sentence(error.ename, error.evalue))
            return
        except DeadKernelError:
            raise
        except Exception as fault:
            LOG.error("%s: cell %d was not run: %s", page.name, index, told(fault))
            await self._say(cell=index, trouble=sentence("", ""))
            return
        for output in cell.outputs:
            if output.output_type == "error":
                continue
            if widget := output.get("data", {}).get(WIDGET):
                await self._say(cell=index, widget=widget["model_id"])
            else:
                shown = {key: output[key] for key in PUBLIC if key in output}
                await self._say(cell=index, output=shown)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(HEARTBEAT)
            await self._say()

    async def _say(self, **line: Any) -> None:
        self.write(json.dumps(line, ensure_ascii=False) + "\n")
        await self.flush()


def sentence(name: str, words: str) -> str:
    """What to tell a person of a cell's error: a fault of the journal speaks for itself."""
    if name in {fault.__name__ for fault in faults()} and words:
        return words
    return _(
        "This part of the page could not be shown. Everything you wrote before is safe. "
        "Reload the page; if it happens again, tell whoever looks after your workbook."
    )


def faults() -> list[type[JournalFault]]:
    """The journal's faults, whose messages are sentences for people."""
    found, waiting = [], [JournalFault]
    while waiting:
        kind = waiting.pop()
        found.append(kind)
        waiting.extend(kind.__subclasses__())
    return found
