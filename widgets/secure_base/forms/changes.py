"""Who wants to know when something was written: charts and lists beside the form.

A part that shows what other parts keep follows here; a part that keeps something tells. Parts
of a closed page are forgotten by themselves.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Protocol
from weakref import WeakSet

from secure_base.journal.faults import JournalFault

EVERYTHING = ""
"""Told in place of an exercise when entries of any of them may have come."""


class Follower(Protocol):
    """A part that shows what others keep."""

    def changed(self, exercise: str) -> None:
        """Something of *exercise* was written, amended, deleted or brought back."""


_followers: WeakSet[Follower] = WeakSet()


def follow(part: Follower) -> None:
    """Let *part* know of every change from now on."""
    _followers.add(part)


def tell(exercise: str) -> None:
    """Say that something of *exercise* has changed."""
    for part in list(_followers):
        with suppress(JournalFault):  # the part says it itself when it is next asked
            part.changed(exercise)
