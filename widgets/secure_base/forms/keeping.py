"""`Keeping`: one's own file, to take along and to bring back.

The file goes to the page as bytes and leaves it as a download; one that is brought is opened in
memory and taken in, entry by entry. What a passphrase is for, and what may be wrong with a file,
`journal` says in its own sentences.
"""

from __future__ import annotations

from typing import Any

from secure_base.forms import changes
from secure_base.forms.locking import Locking
from secure_base.forms.part import Buffers, Message, Refusal
from secure_base.journal import Journal, PassphraseNeeded, WrongPassphrase, open_carried
from secure_base.program import Program
from secure_base.program.language import _, ngettext

NAME = "my.workbook"
"""The plain name of every download: it says nothing about whose it is or what is in it."""


class Keeping(Locking):
    """Download and open one's own workbook, and lock it."""

    def __init__(self, journal: Journal, program: Program) -> None:
        super().__init__("keeping", self.key_for(), self.shape_for(program))
        self._journal = journal
        self._program = program

    @classmethod
    def shape_for(cls, _program: Program) -> Message:
        """Nothing about a person stands in the page."""
        return {}

    @classmethod
    def key_for(cls) -> str:
        """The part's name within a page."""
        return "keeping"

    def on_hello(self, _request: Message, _buffers: Buffers) -> Message:
        """Whether the file has a passphrase, and whether it can be written."""
        self._journal.entries(NAME)  # a closed journal says here why it is closed
        return {
            "type": "keeping",
            "read_only": self._journal.read_only,
            **self.standing(),
        }

    def on_download(self, request: Message, _buffers: Buffers) -> tuple[Message, list[Any]]:
        """The whole workbook as one file; without a passphrase yet, one has to be chosen for it."""
        content = self._journal.snapshot(_passphrase(request))
        return {"type": "file", "name": NAME}, [content]

    def on_open(self, request: Message, buffers: Buffers) -> Message:
        """Take in a workbook that was kept elsewhere; what is here stays as well."""
        if not buffers:
            raise Refusal(_("No file came. Choose the file again."))
        passphrase = _passphrase(request)
        try:
            other = open_carried(bytes(buffers[0]), passphrase)
        except PassphraseNeeded as fault:
            return {"type": "locked", "sentence": fault.sentence}
        except WrongPassphrase as fault:
            return {"type": "locked", "sentence": fault.sentence, "wrong": True}
        with other:
            taken = self._journal.take_in(other)
        changes.tell(changes.EVERYTHING)
        if not taken.entries:
            words = _("Everything in that file was here already.")
        else:
            words = ngettext(
                "Opened. One entry came from that file; what was here is still here.",
                "Opened. {count} entries came from that file; what was here is still here.",
                taken.entries,
            ).format(count=taken.entries)
        return {"type": "opened", "sentence": words}

    def on_export(self, request: Message, _buffers: Buffers) -> tuple[Message, list[Any]]:
        """Everything in the open, to read or to count elsewhere: JSON, CSV or HTML."""
        from secure_base.journal.command import WRITERS

        form = request.get("form")
        if form not in WRITERS:
            raise Refusal(_("This page is older than the program behind it. Reload the page."))
        text = WRITERS[form](self._journal.entries(), self._program)
        return {"type": "file", "name": f"my-workbook.{form}"}, [text.encode("utf-8", "replace")]


def _passphrase(request: Message) -> str | None:
    given = request.get("passphrase")
    return given if isinstance(given, str) and given else None
