"""Guided practices: a breathing pacer, a sit with bells, practices led step by step.

    Practice     one guided practice, usable alone in a notebook: workbook.practice("breathing")

What each says stands in ``data/guided``; how it is paced and drawn is in the JavaScript beside this
file; what a person notes afterwards is an entry of the worksheet ``practice-log``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from secure_base.practices.practice import Practice

__all__ = ["Practice"]


def __getattr__(name: str) -> Any:
    """The class, on first use: widgets are not loaded for a page that shows none."""
    if name == "Practice":
        from secure_base.practices.practice import Practice

        return Practice
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
