"""`Workbook`: what a notebook's cells call, one line each.

    workbook = Workbook.open()
    workbook.exercise("trigger-log")             a form
    workbook.chart("trigger-log", "by-pull")     a chart
    workbook.entries("trigger-log")              what was written, newest first
    workbook.fill("tea", kind="green")           an entry without a form
    workbook.to_frame("trigger-log")             a pandas table, a row for each entry

It finds the person's file and hands it to the parts of a page; it draws and computes nothing
itself, and loads each part only when a cell asks for it.
"""

from __future__ import annotations

import os
import secrets
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from secure_base import journal, program
from secure_base.program.language import _

if TYPE_CHECKING:
    import pandas

    from secure_base.program import Exercise, Session

PARTS: dict[str, tuple[str, str, str]] = {
    "exercise": ("form", "secure_base.forms", "Form"),
    "chart": ("chart", "secure_base.forms.chart", "Chart"),
    "earlier": ("earlier", "secure_base.forms.earlier", "Earlier"),
    "practice": ("practice", "secure_base.practices", "Practice"),
    "path": ("path", "secure_base.forms.path", "Path"),
    "today": ("today", "secure_base.forms.today", "Today"),
    "later": ("later", "secure_base.forms.later", "Later"),
    "again": ("again", "secure_base.forms.again", "Again"),
    "daily": ("daily", "secure_base.forms.daily", "Daily"),
    "guide": ("guide", "secure_base.forms.guide", "Guide"),
    "keeping": ("keeping", "secure_base.forms.keeping", "Keeping"),
}
"""Method of `Workbook`: the part's name in the page, and the class that is its Python side."""


def data_folder() -> Path:
    """Where this person's file lies: `SECURE_BASE_DATA`, else the system's own place for it."""
    named = os.environ.get("SECURE_BASE_DATA")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("secure-base", appauthor=False)


class Workbook:
    """One person's workbook, open."""

    def __init__(self, kept: journal.Journal) -> None:
        self.journal = kept
        self.shown: list[str] = []
        """The exercises that this notebook has shown so far, in order."""

    @classmethod
    def open(
        cls, folder: str | os.PathLike[str] | None = None, passphrase: str | None = None
    ) -> Workbook:
        """Open the workbook in `folder` (else in `data_folder()`), making one when there is none.

        In a page a file that cannot be opened is reported by each form, and one that is closed
        asks for its passphrase at the head of the page; elsewhere the `JournalFault` is raised.
        """
        place = data_folder() if folder is None else Path(folder)
        if os.environ.get("SECURE_BASE_FACE") != "page":
            return cls(journal.open_local(place, passphrase))
        gate = import_module("secure_base.forms.gate")
        return cls(gate.behind_the_gate(place, passphrase))

    # parts of a page

    def exercise(self, id: str, session: int | None = None) -> Any:
        """The form of an exercise; what is typed into it is kept."""
        self.shown.append(id)
        return _part("exercise")(self.journal, _known(id), session=session)

    def chart(self, exercise_id: str, name: str) -> Any:
        """A chart of one's own entries, with the same figures as a table and a sentence."""
        return _part("chart")(self.journal, _known(exercise_id), name)

    def earlier(self, id: str) -> Any:
        """One's own latest entries of an exercise, closed, to look back at."""
        return _part("earlier")(self.journal, _known(id))

    def practice(self, id: str) -> Any:
        """A guided practice."""
        return _part("practice")(self.journal, id)

    def path(self) -> Any:
        """The sessions as a path, and what is begun."""
        return _part("path")(self.journal, program.load())

    def today(self) -> Any:
        """One suggestion for today."""
        return _part("today")(self.journal, program.load())

    def later(self) -> Any:
        """What worksheets ask once more, some time after: "How is it now?"."""
        return _part("later")(self.journal, program.load())

    def again(self) -> Any:
        """The lines one asked to see again."""
        return _part("again")(self.journal, program.load())

    def daily(self) -> Any:
        """The daily pages that are open by now."""
        return _part("daily")(self.journal, program.load())

    def keeping(self) -> Any:
        """One's own file: where it is, taking it along, bringing it back."""
        return _part("keeping")(self.journal, program.load())

    def guide(self) -> Any:
        """The facilitator's notes, evening by evening, to read and to print."""
        return _part("guide")(self.journal, program.load())

    @classmethod
    def shape_of(cls, method: str, *args: Any) -> dict[str, Any] | None:
        """What a page needs to draw `workbook.method(*args)` before any kernel runs.

        Gives `{"part", "key", "shape"}`, or None for a method that draws nothing. Needs the
        program only: no file is opened.
        """
        if method not in PARTS:
            return None
        try:
            part = _part(method)
        except ModuleNotFoundError:  # a part that this installation does not have
            return None
        shape = part.shape_for(program.load(), *args)
        return {"part": PARTS[method][0], "key": part.key_for(*args), "shape": shape}

    # what was written

    def session(self, n: int) -> Session:
        """One evening of the program; `.exercises` are the ids of its exercises in order."""
        return program.load().session(n)

    def entries(self, id: str | None = None) -> list[journal.Entry]:
        """What was written into an exercise, the newest first; without `id`, into all of them."""
        return self.journal.entries(id)

    def fill(self, id: str, **answers: Any) -> journal.Entry:
        """Write answers without a form: a new entry, or the one entry of an exercise with one.

            workbook.fill("trigger-log", happened="The bus left.", strength=4)

        Answers are checked as a form checks them; a name that is no field is refused.
        """
        exercise = _known(id)
        checked = {}
        for name, value in answers.items():
            if name not in exercise.answerable:
                raise LookupError(
                    _("{exercise} has no field {name}. It has: {fields}.").format(
                        exercise=id, name=name, fields=", ".join(exercise.answerable)
                    )
                )
            checked[name] = exercise.answerable[name].check(value)
        entry = self._entry_to_fill(exercise)
        return self.journal.write(entry, id, checked, session=exercise.session).entry

    def to_frame(self, id: str) -> pandas.DataFrame:
        """The entries of an exercise as a pandas table: oldest first, a column for each field."""
        tables = import_module("secure_base.insight.tables")
        frame: pandas.DataFrame = tables.frame(_known(id), self.journal.entries(id))
        return frame

    def _entry_to_fill(self, exercise: Exercise) -> str:
        if exercise.entries == "one":
            there = self.journal.entries(exercise.id)
            return there[0].id if there else self.journal.single_id(exercise.id)
        return secrets.token_hex(16)

    def __repr__(self) -> str:
        return "Workbook.open()"


def _known(id: str) -> Exercise:
    return program.load().exercise(id)


def _part(method: str) -> Any:
    _name, module, kind = PARTS[method]
    return getattr(import_module(module), kind)
