"""Undo, delete and restore: each a pure step from an entry's revisions to the one that follows.

Every change stands until an undo takes the newest standing one away; so a second undo goes
further back, and a change after an undo stands on what the undo went back to.
"""

from __future__ import annotations

from collections.abc import Sequence

from secure_base.journal.entries import Revision, after
from secure_base.journal.faults import NotPossible
from secure_base.program.language import _


def undone(history: Sequence[Revision]) -> Revision:
    """The entry as it was before its newest standing change."""
    stack = standing(history)
    if len(stack) < 2:
        raise NotPossible(_("There is nothing earlier to go back to."))
    target = stack[-2]
    earlier = history[target - 1]
    return after(
        history[-1], "undo", answers=earlier.answers, deleted=earlier.deleted, target=target
    )


def deleted(history: Sequence[Revision]) -> Revision | None:
    """The entry out of sight; None when it is so already."""
    if history[-1].deleted:
        return None
    return after(history[-1], "delete", answers={}, deleted=True)


def restored(history: Sequence[Revision]) -> Revision | None:
    """The entry as it was before it was deleted; None when it is not deleted."""
    if not history[-1].deleted:
        return None
    earlier = next((one for one in reversed(history) if not one.deleted), None)
    answers = earlier.answers if earlier else {}
    return after(history[-1], "restore", answers=answers, deleted=False)


def standing(history: Sequence[Revision]) -> list[int]:
    """The numbers of the revisions that still stand, oldest first."""
    stack: list[int] = []
    for number, revision in enumerate(history, start=1):
        if revision.change == "undo":
            while stack and stack[-1] != revision.target:
                stack.pop()
        else:
            stack.append(number)
    return stack
