"""Where the notebooks and the assets are: a checkout's own, else those built into the package."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
STATIC = PACKAGE / "static"
BUILT = PACKAGE / "_built"
CHECKOUT = PACKAGE.parent.parent


def workbooks() -> Path:
    """The folder of notebooks: `SECURE_BASE_WORKBOOKS`, a checkout's, or the installed ones."""
    named = os.environ.get("SECURE_BASE_WORKBOOKS")
    if named:
        return Path(named).resolve()
    beside = CHECKOUT / "workbooks"
    if PACKAGE.parent.name == "widgets" and beside.is_dir():
        return beside
    return BUILT / "workbooks"


def notebook(root: Path, name: str) -> Path | None:
    """The notebook called `name` ("02-triggers.ipynb") below `root`; None when there is none."""
    if not name.endswith(".ipynb") or any(part.startswith(".") for part in name.split("/")):
        return None
    path = (root / name).resolve()
    return path if path.is_relative_to(root.resolve()) and path.is_file() else None
