"""Which practices are delivered, and where: what the tests of the content read.

A notebook names the practices it teaches in its metadata, `{"secure_base": {"practices":
["P18"]}}`; an exercise names those it serves in its file. The notebooks read here have passed
`secure-base check`.
"""

from __future__ import annotations

import ast
import json
from dataclasses import dataclass, field
from pathlib import Path

from secure_base.program.outline import Program


@dataclass
class Taught:
    """What one notebook teaches and shows."""

    practices: list[str] = field(default_factory=list)
    exercises: list[str] = field(default_factory=list)


@dataclass
class Delivery:
    """Where one practice is taught and served."""

    notebooks: list[str] = field(default_factory=list)
    """Notebooks, by their path below the folder without `.ipynb`."""
    exercises: list[str] = field(default_factory=list)


def coverage(program: Program, workbooks: Path) -> dict[str, Delivery]:
    """Every practice, in order, with the notebooks and the exercises that deliver it."""
    made = {name: Delivery() for name in program.practices}
    for name, exercise in program.exercises.items():
        for practice in exercise.practices:
            made.setdefault(practice, Delivery()).exercises.append(name)
    for notebook, told in taught(workbooks).items():
        for practice in told.practices:
            made.setdefault(practice, Delivery()).notebooks.append(notebook)
    return made


def taught(workbooks: Path) -> dict[str, Taught]:
    """Every notebook below `workbooks`, with the practices it names and the exercises it shows."""
    made: dict[str, Taught] = {}
    for path in sorted(workbooks.rglob("*.ipynb")):
        if ".ipynb_checkpoints" in path.parts:
            continue
        whole = json.loads(path.read_text(encoding="utf-8"))
        ours = whole.get("metadata", {}).get("secure_base", {})
        shown = [name for cell in whole["cells"] for name in _shown(cell)]
        name = path.relative_to(workbooks).with_suffix("").as_posix()
        made[name] = Taught(list(ours.get("practices", [])), list(dict.fromkeys(shown)))
    return made


def _shown(cell: dict[str, object]) -> list[str]:
    """The exercises a cell shows with `workbook.exercise("...")`."""
    source = cell.get("source")
    if cell.get("cell_type") != "code" or not isinstance(source, str | list):
        return []
    return [
        str(argument.value)
        for call in ast.walk(ast.parse("".join(source)))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "exercise"
        for argument in call.args[:1]
        if isinstance(argument, ast.Constant)
    ]
