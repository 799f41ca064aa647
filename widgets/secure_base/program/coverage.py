"""Which practices are delivered, and where: what the tests of the content read.

A notebook names the practices it teaches in its metadata, `{"secure_base": {"practices":
["P18"]}}`; an exercise names those it serves in its file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from secure_base.program.outline import Program


@dataclass
class Delivery:
    """Where one practice is taught and served."""

    notebooks: list[str] = field(default_factory=list)
    """Notebooks, by their path below the folder without `.ipynb`."""
    exercises: list[str] = field(default_factory=list)


def coverage(program: Program, workbooks: Path) -> dict[str, Delivery]:
    """Every practice, in order, with the notebooks that teach and the exercises that serve it."""
    made = {name: Delivery() for name in program.practices}
    for name, exercise in program.exercises.items():
        for practice in exercise.practices:
            made.setdefault(practice, Delivery()).exercises.append(name)
    for notebook, practices in taught(workbooks):
        for practice in practices:
            made.setdefault(practice, Delivery()).notebooks.append(notebook)
    return made


def taught(workbooks: Path) -> Iterator[tuple[str, list[str]]]:
    """Every notebook below `workbooks` with the practices it names."""
    for path in sorted(workbooks.rglob("*.ipynb")):
        if ".ipynb_checkpoints" in path.parts:
            continue
        metadata = json.loads(path.read_text(encoding="utf-8")).get("metadata", {})
        name = path.relative_to(workbooks).with_suffix("").as_posix()
        yield name, list(metadata.get("secure_base", {}).get("practices", []))
