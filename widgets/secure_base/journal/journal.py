"""`Journal`: a person's own entries, kept.

Writing, amending, undoing and deleting are all revisions, each one durable before the call
returns; nothing is overwritten. Several processes may hold the same file open and write to it.
How a file is made and opened is in `opening.py`, its passphrase in `doors.py`, bringing in a
carried file in `merge.py`, lines to see again in `again.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from secure_base.journal import again, carrying, changes, merge, sealing
from secure_base.journal.again import Shown
from secure_base.journal.entries import (
    Answers,
    Entry,
    Kept,
    Revision,
    after,
    begin,
    entry_from,
    filled,
    laid_over,
)
from secure_base.journal.faults import NotPossible
from secure_base.journal.merge import Taken
from secure_base.journal.vault import Vault
from secure_base.program.language import _

OWN = "."
"""Exercises whose name begins so are the program's own notes, never shown as entries."""

ENTRY_ID = re.compile(r"[0-9a-f]{32}")


class Journal:
    """The entries of one workbook file."""

    def __init__(self, vault: Vault, path: Path | None = None) -> None:
        self.vault = vault
        self.path = path
        self._seen: dict[bytes, tuple[int, Revision]] = {}
        self._tide: int | None = None

    def close(self) -> None:
        """Let go of the file."""
        self.vault.store.close()

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_failure: object) -> None:
        self.close()

    @property
    def read_only(self) -> bool:
        """Whether the file can only be read where it lies."""
        return self.vault.store.refusal is not None

    @property
    def has_passphrase(self) -> bool:
        """Whether a passphrase opens this file; without one its key lies beside it."""
        return bool(self.vault.store.locks())

    # reading

    def entries(self, exercise: str | None = None) -> list[Entry]:
        """The entries as they now stand, the newest begun first, without the deleted ones."""
        found = [
            entry_from(entry.hex(), number, revision)
            for entry, (number, revision) in self._latest().items()
            if not revision.deleted and _belongs(revision, exercise)
        ]
        return sorted(found, key=lambda entry: (entry.first_at, entry.id), reverse=True)

    def deleted(self, exercise: str | None = None) -> list[Entry]:
        """The entries that were deleted and can still be brought back."""
        return [
            entry_from(entry.hex(), number, revision)
            for entry, (number, revision) in self._latest().items()
            if revision.deleted and _belongs(revision, exercise)
        ]

    def entry(self, entry_id: str) -> Entry:
        """One entry as it now stands, deleted or not."""
        found = self._latest().get(_raw(entry_id))
        if found is None:
            raise _no_such_entry()
        return entry_from(entry_id, *found)

    def history(self, entry_id: str) -> list[Entry]:
        """Every revision of an entry, the newest first."""
        with self.vault.store.reading():
            revisions = self.vault.history(_raw(entry_id))
        return [
            entry_from(entry_id, number, revision)
            for number, revision in reversed(list(enumerate(revisions, start=1)))
        ]

    def single_id(self, exercise: str) -> str:
        """The id of the one entry of an exercise that has only one, the same in every page."""
        return self.own_id("single", exercise)

    def own_id(self, *words: str) -> str:
        """An entry id that follows from these words and can be guessed by nobody else."""
        return sealing.derive(self.vault.names, "\0".join(words).encode(), 16).hex()

    # writing

    def write(
        self,
        entry_id: str,
        exercise: str,
        answers: Answers,
        *,
        base: int | None = None,
        session: int | None = None,
        at: datetime | None = None,
    ) -> Kept:
        """Lay changed fields over the newest revision of an entry, and keep the result.

        `answers` holds only the fields that changed; an empty one clears its field. `base` is
        the revision the page had in front of it: when another page has written since, both
        revisions stay in the history and `others` is True. Words for an entry that was deleted
        meanwhile bring it back. When nothing changed nothing is written, and an entry that
        would be quite empty is not begun (its revision is then 0). `at` is for what was written
        elsewhere and is brought in, such as made-up entries: their own moment in place of now.
        """
        entry = _raw(entry_id)
        with self.vault.writing() as batch:
            number, before = self._newest(entry)
            others = bool(base) and base != number
            if before is None:
                kept = begin(exercise, session, filled(answers), at)
                if not kept.answers:
                    return Kept(entry_from(entry_id, 0, kept), others)
            else:
                if before.exercise != exercise:
                    raise NotPossible(_("This entry belongs to another exercise."))
                shown = self._shown_before_deletion(entry, before)
                merged = laid_over(shown.answers, answers)
                if merged == shown.answers and not (before.deleted and answers):
                    return Kept(entry_from(entry_id, number, before), others)
                kept = after(before, "write", answers=merged, deleted=False, session=session, at=at)
            number = batch.add(entry, kept)
        return Kept(self._remember(entry, number, kept), others)

    def undo(self, entry_id: str) -> Entry:
        """Go back to how the entry was before its last change; another undo goes further."""
        return self._change(entry_id, changes.undone)

    def delete(self, entry_id: str) -> Entry:
        """Put an entry out of sight; `undo` and `restore` bring it back."""
        return self._change(entry_id, changes.deleted)

    def restore(self, entry_id: str) -> Entry:
        """Bring a deleted entry back as it was."""
        return self._change(entry_id, changes.restored)

    def erase(self, entry_id: str) -> bool:
        """Delete an entry for good: its revisions leave the file and the file's log.

        True when the file has been swept clean already; False when another page was reading it
        just then, and the last traces go when the file is next closed. Copies that were
        downloaded or backed up before still hold the entry.
        """
        entry = _raw(entry_id)
        gone = [entry, *again.marks_on(self, entry_id)]
        with self.vault.writing() as batch:
            if not self.vault.store.newest(entry):
                raise _no_such_entry()
            for one in gone:
                batch.remove(one)
        for one in gone:
            self._seen.pop(one, None)
        return self.vault.store.sweep()

    # lines to see again

    def show_again(self, entry_id: str, field: str, *, at: datetime | None = None) -> None:
        """Let the line stand on the home page until it is put away."""
        again.mark(self, entry_id, field, shown=True, at=at)

    def put_away(self, entry_id: str, field: str) -> None:
        """Take the line off the home page."""
        again.mark(self, entry_id, field, shown=False)

    def shown_again(self) -> list[Shown]:
        """The lines that stand on the home page, the latest asked for first."""
        return again.shown(self)

    # carrying

    def snapshot(self, passphrase: str | None = None) -> bytes:
        """The whole workbook as one file to carry: complete, sealed, without a log beside it.

        A workbook without a passphrase needs one for the copy (its key stays at home).
        """
        return carrying.pack(self.vault, passphrase)

    def take_in(self, other: Journal) -> Taken:
        """Bring in a carried workbook, entry by entry; both histories are kept."""
        taken = merge.take_in(self, other)
        self._tide = None  # SQLite reports only what other connections wrote
        return taken

    # the program's own notes, sealed like everything else

    def remember(self, name: str, value: Answers) -> None:
        """Keep something the pages need to know about this person, such as their country."""
        known = self.recall(name)
        gone: Answers = {key: None for key in known if key not in value}
        self.write(self.own_id("note", name), OWN + name, {**gone, **value})

    def recall(self, name: str) -> Answers:
        """What was remembered under this name, empty when nothing was."""
        found = self._latest().get(_raw(self.own_id("note", name)))
        return entry_from("", *found).answers if found else {}

    # within

    def _change(self, entry_id: str, make: Callable[[list[Revision]], Revision | None]) -> Entry:
        entry = _raw(entry_id)
        with self.vault.writing() as batch:
            history = self.vault.history(entry)
            if not history:
                raise _no_such_entry()
            made = make(history)
            if made is None:
                return entry_from(entry_id, len(history), history[-1])
            number = batch.add(entry, made)
        return self._remember(entry, number, made)

    def _newest(self, entry: bytes) -> tuple[int, Revision | None]:
        number = self.vault.store.newest(entry)
        return number, self.vault.read(entry, number) if number else None

    def _shown_before_deletion(self, entry: bytes, newest: Revision) -> Revision:
        """What a page that still shows a deleted entry has in front of it."""
        if not newest.deleted:
            return newest
        return changes.restored(self.vault.history(entry)) or newest

    def _remember(self, entry: bytes, number: int, revision: Revision) -> Entry:
        self._seen[entry] = (number, revision)
        return entry_from(entry.hex(), number, revision)

    def _latest(self) -> dict[bytes, tuple[int, Revision]]:
        with self.vault.store.reading():
            tide = self.vault.store.tide()
            if tide != self._tide:
                self.vault.head()
                self._read_new()
                self._tide = tide
        return self._seen

    def _read_new(self) -> None:
        standing = dict(self.vault.store.latest())
        for entry in self._seen.keys() - standing.keys():
            del self._seen[entry]
        for entry, number in standing.items():
            if entry not in self._seen or self._seen[entry][0] != number:
                found = self.vault.newest_readable(entry, number)
                if found is not None:
                    self._seen[entry] = found


def _belongs(revision: Revision, exercise: str | None) -> bool:
    if exercise is None:
        return not revision.exercise.startswith(OWN)
    return revision.exercise == exercise


def _raw(entry_id: str) -> bytes:
    if not ENTRY_ID.fullmatch(entry_id):
        raise _no_such_entry()
    return bytes.fromhex(entry_id)


def _no_such_entry() -> NotPossible:
    return NotPossible(_("This entry is not in the workbook any more."))
