"""`Locking`: the requests about the passphrase and the recovery code of one's own file.

A part that has to do with the whole file inherits them. The code travels once, in the answer that
shows it. Each request may be asked twice, when its answer was lost on the way.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from secure_base.forms.part import Buffers, Message, Part, Refusal, asked_for
from secure_base.journal import Journal, NotPossible, WrongPassphrase, doors
from secure_base.journal.doorway import Doorway
from secure_base.program.language import _


class Locking(Part):
    """A part that can lock the workbook, and change what opens it."""

    _journal: Journal

    def standing(self) -> Message:
        """What the page needs to know about the lock."""
        doorway = self._doorway
        return {
            "passphrase": self._journal.has_passphrase,
            "can_lock": doorway is not None,
            "hands_on": doorway is not None and doorway.hands_on,
            "ask_code": not self._journal.read_only and doors.asks_for_code(self._journal),
        }

    @property
    def _doorway(self) -> Doorway | None:
        held: object = self._journal
        return held if isinstance(held, Doorway) else None

    def on_add_passphrase(self, request: Message, _buffers: Buffers) -> Message:
        """Lock a workbook that had no passphrase; the answer shows the recovery code."""
        new = asked_for(request, "passphrase")
        try:
            with choosing():
                code = doors.add_passphrase(self._journal, new)
        except Refusal:
            if not self._journal.has_passphrase:
                raise
            code = doors.new_recovery_code(self._journal, new)
        self._hand_on()
        return {"type": "code", "code": code}

    def on_change_passphrase(self, request: Message, _buffers: Buffers) -> Message:
        """Another passphrase, for somebody who knows the old one."""
        old, new = asked_for(request, "old"), asked_for(request, "passphrase")
        try:
            with choosing():
                doors.change_passphrase(self._journal, old, new)
        except WrongPassphrase as fault:
            try:  # asked twice: it is the new one already
                doors.change_passphrase(self._journal, new, new)
            except WrongPassphrase:
                raise fault from None
        return {"type": "changed-passphrase"}

    def on_new_code(self, request: Message, _buffers: Buffers) -> Message:
        """Another recovery code; the one before opens this file no more."""
        given = asked_for(request, "passphrase")
        return {"type": "code", "code": doors.new_recovery_code(self._journal, given)}

    def on_recover(self, request: Message, _buffers: Buffers) -> Message:
        """The passphrase is forgotten, the code is there: another passphrase."""
        code, new = asked_for(request, "code"), asked_for(request, "passphrase")
        with choosing():
            doors.reset_passphrase(self._journal, code, new)
        return {"type": "changed-passphrase"}

    def on_try_code(self, request: Message, _buffers: Buffers) -> Message:
        """Whether the code that was found is the one of this workbook."""
        if not doors.code_fits(self._journal, asked_for(request, "code")):
            raise Refusal(
                _("This code belongs to another workbook, or a newer code has replaced it.")
            )
        doors.code_asked(self._journal)
        return {"type": "code-fits"}

    def on_code_asked(self, _request: Message, _buffers: Buffers) -> Message:
        """The question after the code was put; it is not put again."""
        doors.code_asked(self._journal)
        return {"type": "noted"}

    def on_lock(self, _request: Message, _buffers: Buffers) -> Message:
        """Close the workbook, here and on the other pages of this browser."""
        if self._doorway is None:
            raise Refusal(_("Close this notebook to lock the workbook."))
        self._doorway.lock()
        return {"type": "locked-now"}

    def on_set_aside(self, _request: Message, _buffers: Buffers) -> Message:
        """Neither passphrase nor code is to be found: keep the file and begin a fresh one."""
        if self._doorway is None:
            raise Refusal(_("Close this notebook first, then open the workbook as a page."))
        return {"type": "begun-anew", "kept": self._doorway.set_aside()}

    def _hand_on(self) -> None:
        if self._doorway is not None:
            self._doorway.hand_on()


@contextmanager
def choosing() -> Iterator[None]:
    """A passphrase that will not do is told at the line where it was chosen."""
    try:
        yield
    except NotPossible as fault:
        raise Refusal(fault.sentence, "passphrase") from None
