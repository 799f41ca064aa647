"""The program: what the workbook teaches and asks, as the files of `data/` declare it.

`load()` gives all of it; `Exercise.shape()` is what the page draws; `Field.check` is what may be
kept. Nothing here knows what anybody has written, how it is shown, or who is asking.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from secure_base.program.exercise import Exercise
    from secure_base.program.kinds import KINDS, Field, Unreadable
    from secure_base.program.loading import load
    from secure_base.program.outline import Practice, Program, Session, UnknownExercise
    from secure_base.program.vocabulary import Vocabulary

_CONTENTS = {
    "Exercise": "exercise",
    "Field": "kinds",
    "KINDS": "kinds",
    "Practice": "outline",
    "Program": "outline",
    "Session": "outline",
    "UnknownExercise": "outline",
    "Unreadable": "kinds",
    "Vocabulary": "vocabulary",
    "load": "loading",
}

__all__ = [
    "KINDS",
    "Exercise",
    "Field",
    "Practice",
    "Program",
    "Session",
    "UnknownExercise",
    "Unreadable",
    "Vocabulary",
    "load",
]


def __getattr__(name: str) -> Any:
    if name not in _CONTENTS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_CONTENTS[name]}"), name)
