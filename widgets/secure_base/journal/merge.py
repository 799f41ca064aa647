"""Bringing a carried workbook into one's own, entry by entry, with both histories kept.

A revision keeps its own id wherever it is carried, so bringing in the same file twice changes
nothing. Where both files have gone on from the same point, the other's revisions are added behind
one's own, and one more revision lays the two together: a field changed on one side only is taken
from that side, a field changed on both from the side that was written later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from secure_base.journal.entries import Answers, Revision, after, filled
from secure_base.journal.vault import Batch

if TYPE_CHECKING:
    from secure_base.journal.journal import Journal


@dataclass(frozen=True, slots=True)
class Taken:
    """What came in: how many of a person's entries gained something, and how many revisions."""

    entries: int
    revisions: int


def take_in(mine: Journal, other: Journal) -> Taken:
    """Merge everything of `other` into `mine` in one transaction."""
    entries = revisions = 0
    with other.vault.store.reading(), mine.vault.writing() as batch:
        for entry, _number in other.vault.store.latest():
            theirs = other.vault.history(entry)
            added = _take_entry(mine, batch, _home(mine, other, entry, theirs[0]), theirs)
            entries += added > 0 and not theirs[0].exercise.startswith(".")  # a person's own
            revisions += added
    return Taken(entries, revisions)


def _home(mine: Journal, other: Journal, entry: bytes, first: Revision) -> bytes:
    """The id an entry has here: ids that follow from a workbook's key differ between two."""
    exercise, answers = first.exercise, first.answers
    words: tuple[str, ...]
    for words in (("single", exercise), ("note", exercise.removeprefix("."))):
        if entry.hex() == other.own_id(*words):
            return bytes.fromhex(mine.own_id(*words))
    if exercise == ".again":
        words = ("again", str(answers.get("entry")), str(answers.get("field")))
        return bytes.fromhex(mine.own_id(*words))
    return entry


def _take_entry(mine: Journal, batch: Batch, entry: bytes, theirs: Sequence[Revision]) -> int:
    ours = mine.vault.history(entry)
    numbers = {revision.id: number for number, revision in enumerate(ours, start=1)}
    new = [revision for revision in theirs if revision.id not in numbers]
    if not new:
        return 0
    for revision in new:
        target = revision.target and numbers.get(theirs[revision.target - 1].id)
        kept = replace(revision, target=target)
        if revision.change == "undo" and target is None:
            kept = replace(kept, change="write")
        numbers[revision.id] = batch.add(entry, kept)
    known = {revision.id for revision in theirs}
    apart = [revision for revision in ours if revision.id not in known]
    if not apart:
        return len(new)
    shared = [revision for revision in ours if revision.id in known]
    union = _together(shared[-1] if shared else None, ours[-1], theirs[-1])
    batch.add(entry, union)
    return len(new) + 1


def _together(base: Revision | None, mine: Revision, theirs: Revision) -> Revision:
    late, early = (mine, theirs) if mine.at >= theirs.at else (theirs, mine)
    before: Answers = base.answers if base else {}
    answers = dict(early.answers)
    for name in {*before, *late.answers, *early.answers}:
        if late.answers.get(name) != before.get(name):
            answers[name] = late.answers.get(name)
    deleted = mine.deleted and theirs.deleted
    if mine.deleted != theirs.deleted:  # deleted on one side, still written on the other: kept
        answers = dict((theirs if mine.deleted else mine).answers)
    first_at = min(mine.first_at, theirs.first_at)
    union = after(late, "merge", answers=filled(answers), deleted=deleted)
    return replace(union, first_at=first_at)
