"""`Guide`: what the evenings' notebooks say to the facilitator, as one page to read and to print.

It is made from the cells tagged `facilitator`, so there is one text for the evening and for the
guide. It holds nothing of anybody's: the journal is not asked.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from secure_base.forms.part import Buffers, Message, Part, Refusal
from secure_base.journal import Journal
from secure_base.program import Program, Session, evenings
from secure_base.program.language import _

NOT_PAPERS = ("session-guide", "group")
"""Notebooks of the facilitator's folder that are pages of their own, not papers to print."""


class Guide(Part):
    """The facilitator's reading page."""

    def __init__(self, _journal: Journal, program: Program) -> None:
        super().__init__("guide", self.key_for(), self.shape_for(program))
        self._program = program

    @classmethod
    def shape_for(cls, program: Program) -> Message:
        """The evenings to choose from, the first one drawn, and the papers beside them."""
        there = _written(program)
        return {
            "evenings": [_listed(session) for session in there],
            "papers": _papers(),
            "first": _evening(program, there[0]) if there else None,
        }

    @classmethod
    def key_for(cls) -> str:
        """The part's name within a page."""
        return "guide"

    def on_evening(self, request: Message, _buffers: Buffers) -> Message:
        """One evening's notes, as they stand in its notebook at this moment."""
        for session in _written(self._program):
            if session.n == request.get("n"):
                return {"type": "evening", **_evening(self._program, session)}
        raise Refusal(_("There is no such evening here. Reload the page."))


def _written(program: Program) -> list[Session]:
    """The evenings whose notebook is there."""
    return [one for one in program.sessions if _notebook(one.notebook).is_file()]


def _notebook(name: str) -> Path:
    return evenings.workbooks() / f"{name}.ipynb"


def _listed(session: Session) -> Message:
    make_up = f"make-up/{session.n:02}"
    return {
        "n": session.n,
        "title": _(session.title),
        "page": session.notebook,
        "make_up": make_up if _notebook(make_up).is_file() else None,
    }


def _papers() -> list[Message]:
    """The other notebooks of the facilitator's folder: sheets to print."""
    folder = evenings.workbooks() / evenings.FACILITATOR
    return [
        {"page": f"{evenings.FACILITATOR}/{path.stem}", "title": evenings.title(path)}
        for path in sorted(folder.glob("*.ipynb"))
        if path.stem not in NOT_PAPERS
    ]


def _evening(program: Program, session: Session) -> Message:
    listed = _listed(session)
    notes = _html(evenings.notes(_notebook(session.notebook)))
    missed = evenings.notes(_notebook(listed["make_up"])) if listed["make_up"] else []
    sheets = {
        when: [_(program.exercises[name].title) for name in names if name in program.exercises]
        for when, names in (
            ("tonight", session.tonight), ("home", session.home), ("more", session.more),
        )
    }  # fmt: skip
    return {**listed, "sheets": sheets, "notes": notes, "missed": _html(missed, alone=True)}


def _html(notes: list[evenings.Note], alone: bool = False) -> str:
    """The notes as HTML; one without a heading of its own stands under its place on the page."""
    parts = []
    under = ""
    for note in notes:
        own = note.text.lstrip().startswith("#")
        if not own and note.under != under and not alone:
            parts.append(f"<h3>{escape(note.under)}</h3>\n")
        under = "" if own else note.under
        parts.append(_markdown()(_without_heading(note.text) if alone else note.text))
    return "".join(parts)


def _without_heading(text: str) -> str:
    """A note that stands under a heading of the guide's own needs none that says whom it is for."""
    return re.sub(r"^\s*(#+[^\n]*\n|\*\*For the facilitator\.\*\*\s*)", "", text)


@cache
def _markdown() -> Any:
    """Markdown to HTML, by the library that makes the evenings' own pages; loaded for this page."""
    import mistune

    class Writer(mistune.HTMLRenderer):
        """The notes stand below the evening's title; links between notebooks are the page's."""

        def heading(self, text: str, level: int, **_attributes: Any) -> str:
            words = text.partition(": ")[2] if text.startswith("For the facilitator:") else text
            level = min(level + 1, 6)
            return f"<h{level}>{words[:1].upper()}{words[1:]}</h{level}>\n"

        def link(self, text: str, url: str, title: str | None = None) -> str:
            parts = urlsplit(url)
            if not parts.scheme and parts.path.endswith(".ipynb"):
                page = escape(parts.path.removeprefix("./").removesuffix(".ipynb"))
                return f'<a data-page="{page}" data-place="{escape(parts.fragment)}">{text}</a>'
            made: str = super().link(text, url, title)
            return made

    return mistune.create_markdown(renderer=Writer(escape=True), plugins=["table", "strikethrough"])
