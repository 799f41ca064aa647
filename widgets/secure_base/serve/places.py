"""Where the notebooks and the assets are: a checkout's own, else those built into the package."""

from __future__ import annotations

from pathlib import Path

from ..program.evenings import workbooks

__all__ = ["BUILT", "STATIC", "notebook", "workbooks"]

PACKAGE = Path(__file__).resolve().parent.parent
STATIC = PACKAGE / "static"
BUILT = PACKAGE / "_built"


def notebook(root: Path, name: str) -> Path | None:
    """The notebook called `name` ("02-triggers.ipynb") below `root`; None when there is none."""
    if not name.endswith(".ipynb") or any(part.startswith(".") for part in name.split("/")):
        return None
    path = (root / name).resolve()
    return path if path.is_relative_to(root.resolve()) and path.is_file() else None
