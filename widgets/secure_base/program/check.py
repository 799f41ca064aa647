"""`secure-base check`: every mistake in `data/` and `workbooks/`, each as `file:line: sentence`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from secure_base.program.crossing import cross
from secure_base.program.faults import Fault
from secure_base.program.folder import gather
from secure_base.program.notebooks import Notebook
from secure_base.program.outline import Program


@dataclass
class Checked:
    """What a check found."""

    program: Program
    faults: list[Fault] = field(default_factory=list)
    unwritten: list[str] = field(default_factory=list)
    """Notebooks that program.yaml names and that are still being written."""
    notebooks: int = 0

    @property
    def wrong(self) -> list[Fault]:
        """The faults that fail the check."""
        return [fault for fault in self.faults if not fault.mild]


class NothingToCheck(Exception):
    """A folder without `data/`; the sentence says what was looked for."""


def folders(root: Path) -> tuple[Path, Path]:
    """The folders `data` and `workbooks` that `root` stands for: a checkout, or its `data`."""
    if not root.is_dir():
        raise NothingToCheck(f"There is no folder {root}.")
    if (root / "data").is_dir():
        return root / "data", root / "workbooks"
    if (root / "exercises").is_dir() or (root / "program.yaml").is_file():
        return root, root.parent / "workbooks"
    raise NothingToCheck(f"There is no folder “data” in {root.resolve()}.")


def check(root: Path, methods: set[str] | None = None, today: date | None = None) -> Checked:
    """Read everything below `root`; `methods` are the names a notebook may call on a workbook."""
    data, workbooks = folders(root)
    folder = gather(data)
    unwritten = cross(folder, workbooks, today or date.today())
    shown = [str(fault) for fault in folder.faults if not fault.mild]
    program = folder.program.model_copy(update={"faults": shown})
    notebooks = _notebooks(workbooks)
    faults = list(folder.faults)
    for path in notebooks:
        faults += Notebook(path, program, set(program.guided), methods or set()).look()
    return Checked(program, sorted(set(faults)), unwritten, len(notebooks))


def _notebooks(workbooks: Path) -> list[Path]:
    return [
        path
        for path in sorted(workbooks.rglob("*.ipynb"))
        if ".ipynb_checkpoints" not in path.relative_to(workbooks).parts
    ]
