"""`Practice`: one guided practice on a page, and a note of how it was for whoever keeps one.

Leading the practice is JavaScript's affair and needs no kernel once it is drawn. A note becomes
an entry of the worksheet ``practice-log``, with the worksheet's own words for what came after.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from secure_base.forms import changes
from secure_base.forms.part import Buffers, Message, Part, Refusal
from secure_base.program import Program, UnknownExercise, load
from secure_base.program.guided import Guided
from secure_base.program.language import _

LOG = "practice-log"
WISHES = "loving-kindness"
"""The worksheet whose ``phrases`` hold a person's own wishes."""
ASKED = ("before", "effect", "after")
"""The fields of the log that stand beside a practice; none has to be answered."""

_ENTRY = re.compile(r"[0-9a-f]{32}")


class Note(Protocol):
    """An entry, as far as a practice looks at one."""

    @property
    def answers(self) -> Mapping[str, Any]: ...
    @property
    def at(self) -> datetime: ...


class Kept(Protocol):
    """What keeping a note gives back."""

    @property
    def entry(self) -> Note: ...


class Journal(Protocol):
    """What a practice needs of the person's journal: to keep a note, and to find their wishes."""

    def entries(self, exercise: str | None = None) -> Sequence[Note]: ...

    def write(
        self, entry_id: str, exercise: str, answers: dict[str, Any], *, session: int | None = None
    ) -> Kept: ...


class Practice(Part):
    """One guided practice, over one journal."""

    def __init__(self, journal: Journal, practice: str) -> None:
        program = load()
        super().__init__("practice", self.key_for(practice), self.shape_for(program, practice))
        self._journal = journal
        self._guided = guided(program, practice)
        self._log = program.exercises.get(LOG)

    @classmethod
    def shape_for(cls, program: Program, practice: str) -> Message:
        """What the practice says, and the questions of the log that go with it."""
        shape = guided(program, practice).shape()
        log = program.exercises.get(LOG)
        asked = [field for field in log.shape()["fields"] if field["name"] in ASKED] if log else []
        return {**shape, "log": {field["name"]: field for field in asked}}

    @classmethod
    def key_for(cls, practice: str) -> str:
        """The practice's name within a page."""
        return f"practice:{practice}"

    def on_hello(self, _request: Message, _buffers: Buffers) -> Message:
        """The person's own wishes, where they have written some on their worksheet."""
        if self._guided.kind != "wishes":
            return {"type": "practice"}
        for entry in self._journal.entries(WISHES):
            if phrases := entry.answers.get("phrases"):
                return {"type": "practice", "phrases": phrases}
        return {"type": "practice"}

    def on_keep(self, request: Message, _buffers: Buffers) -> Message:
        """Keep a note of how it was."""
        entry, answers = request.get("entry"), request.get("answers")
        if self._log is None or not isinstance(answers, dict):
            raise Refusal(_("This page is older than the program behind it. Reload the page."))
        if not isinstance(entry, str) or not _ENTRY.fullmatch(entry):
            raise Refusal(_("This note lost its name tag. Reload the page and try again."))
        known: dict[str, Any] = {
            name: value for name, value in answers.items() if name in self._log.answerable
        }
        options = getattr(self._log.fields.get("practice"), "options", {})
        named = self._guided.practice if self._guided.practice in options else _(self._guided.title)
        checked = self._log.check({**known, "practice": named})
        kept = self._journal.write(entry, LOG, checked, session=self._log.session)
        changes.tell(LOG)
        return {"type": "kept", "entry": entry, "at": kept.entry.at.isoformat()}


def guided(program: Program, name: str) -> Guided:
    """The guided practice called *name*; raises `UnknownExercise` with a sentence."""
    found = program.guided.get(name)
    if found is None:
        known = ", ".join(program.guided)
        raise UnknownExercise(f"There is no guided practice “{name}”. There are: {known}.")
    return found
