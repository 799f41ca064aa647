"""A notebook as a participant's page uses it: its cells in order, without those for others."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

NOT_FOR_PARTICIPANTS = frozenset({"facilitator", "author"})
"""Cells with one of these tags are neither shown on a participant's page nor run there."""


@dataclass(frozen=True)
class Page:
    """One notebook: `name` without its suffix, the number of its session if it has one."""

    name: str
    session: int | None
    cells: tuple[Any, ...]

    @property
    def runs(self) -> bool:
        """Whether there is anything for a kernel to do."""
        return any(cell.cell_type == "code" and cell.source.strip() for cell in self.cells)


def read(path: Path) -> Page:
    """Read a notebook; what was saved as output is left behind."""
    content = nbformat.read(path, as_version=4)
    cells = [cell for cell in content.cells if not NOT_FOR_PARTICIPANTS & tags(cell)]
    session = content.metadata.get("secure_base", {}).get("session")
    return Page(path.stem, session, tuple(cells))


def tags(cell: Any) -> frozenset[str]:
    """The tags of a cell."""
    return frozenset(cell.metadata.get("tags", ()))
