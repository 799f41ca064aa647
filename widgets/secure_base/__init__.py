"""Secure Base: a workbook about closeness, kept in one sealed file per person.

    from secure_base import Workbook
    workbook = Workbook.open()
    workbook.exercise("trigger-log")

`Workbook` is the face for people who write notebooks. What lies behind it: `program` (what the
workbook teaches), `journal` (what a person wrote), `forms` (both on screen), `insight`, `serve`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from secure_base.workbook import Workbook

    __version__: str

__all__ = ["Workbook", "__version__"]


def __getattr__(name: str) -> Any:
    """Load a name when it is asked for, so that `import secure_base` costs nothing."""
    if name == "Workbook":
        from secure_base.workbook import Workbook

        return Workbook
    if name == "__version__":
        from importlib.metadata import version

        return version("secure-base-workbook")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
