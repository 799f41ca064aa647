"""Cells that print into an Output widget come to their end, every time."""

from __future__ import annotations

import asyncio
import subprocess
from typing import Any

from jupyter_client import AsyncKernelManager
from nbformat import v4
from secure_base.serve.executor import Executor

CELLS = 120
"""Answered on the socket that is waited on, one of so many never ends."""
PRINTING = "out = w.Output()\nwith out:\n    for n in range(20): print(n, flush=True)"


def test_a_page_full_of_output_widgets_comes_to_its_end(awaited: Any) -> None:
    cells = [v4.new_code_cell(code) for code in ["import ipywidgets as w", *[PRINTING] * CELLS]]
    page = v4.new_notebook(cells=cells)

    async def run() -> None:
        kernel = AsyncKernelManager()
        await kernel.start_kernel(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        executor = Executor(page, km=kernel)
        try:
            await executor.async_start_new_kernel_client()
            for index, cell in enumerate(page.cells):
                await executor.execute_cell(cell, None, index)
        finally:
            executor.leave()
            await kernel.shutdown_kernel(now=True)

    awaited(asyncio.wait_for(run(), 90))
    assert executed(page) == CELLS + 1


def executed(page: v4.NotebookNode) -> int:
    return sum(cell.execution_count is not None for cell in page.cells)
