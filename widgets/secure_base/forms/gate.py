"""`Gate`: the head of every page, which asks for the passphrase while the workbook is closed.

It stands on each page and shows nothing unless the workbook is closed. Once it is open every part
of the page is told, and asks again for what it was waiting for.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

from secure_base.forms import keyring
from secure_base.forms.locking import choosing
from secure_base.forms.part import Buffers, Message, Part, asked_for, everyone
from secure_base.journal import Journal
from secure_base.journal.doorway import Doorway
from secure_base.program import Program


class Gate(Part):
    """Opens the workbook of this page."""

    def __init__(self, doorway: Doorway) -> None:
        super().__init__("gate", self.key_for(), self.shape_for())
        self._doorway = doorway
        self._locked = doorway.locked
        doorway.watch(self._moved)

    @classmethod
    def shape_for(cls, _program: Program | None = None) -> Message:
        """Nothing about a person stands in the page."""
        return {}

    @classmethod
    def key_for(cls) -> str:
        """The part's name within a page."""
        return "gate"

    def on_hello(self, _request: Message, _buffers: Buffers) -> Message:
        """Whether the workbook is closed, and whether the next page will have to ask as well."""
        return {"type": "gate", "locked": self._locked, "hands_on": self._doorway.hands_on}

    def on_unlock(self, request: Message, buffers: Buffers) -> Message:
        """Open it with its passphrase."""
        self._doorway.unlock(asked_for(request, "passphrase"))
        return self.on_hello(request, buffers)

    def on_recover(self, request: Message, buffers: Buffers) -> Message:
        """Open it with the recovery code, and choose another passphrase."""
        with choosing():
            self._doorway.recover(asked_for(request, "code"), asked_for(request, "passphrase"))
        return self.on_hello(request, buffers)

    def on_set_aside(self, request: Message, buffers: Buffers) -> Message:
        """Neither is to be found: keep the file as it is and begin a fresh one."""
        name = self._doorway.set_aside()
        return {**self.on_hello(request, buffers), "kept": name}

    def _moved(self) -> None:
        """The workbook was opened or closed, here or on another page."""
        was, self._locked = self._locked, self._doorway.locked
        if was == self._locked:
            return
        for part in everyone():
            if part is not self:
                part.tell({"type": "closed" if self._locked else "open"})
        self.tell(self.on_hello({}, []))


def behind_the_gate(folder: Path, passphrase: str | None = None) -> Journal:
    """The workbook of a page, with the gate that opens it; it answers as a journal does."""
    doorway = Doorway(folder, keyring.joined())
    if passphrase is not None and doorway.locked:
        doorway.unlock(passphrase)
    Gate(doorway)
    return cast(Journal, doorway)
