"""What undo goes back to: pure reasoning over the revisions of one entry."""

from __future__ import annotations

from collections.abc import Sequence

from secure_base.journal.entries import Revision


def standing(revisions: Sequence[Revision]) -> list[int]:
    """The numbers of the revisions that still stand, oldest first.

    Every change stands until an undo takes the newest standing one away; so a second undo goes
    further back, and a change after an undo stands on what the undo went back to.
    """
    stack: list[int] = []
    for number, revision in enumerate(revisions, start=1):
        if revision.change == "undo":
            while stack and stack[-1] != revision.target:
                stack.pop()
        else:
            stack.append(number)
    return stack


def undo_target(revisions: Sequence[Revision]) -> int | None:
    """The number of the revision an undo would go back to, None when there is nothing earlier."""
    stack = standing(revisions)
    return stack[-2] if len(stack) > 1 else None


def before_deletion(revisions: Sequence[Revision]) -> Revision | None:
    """The newest revision in which the entry was not deleted."""
    return next((r for r in reversed(revisions) if not r.deleted), None)
