"""A page before its kernel: what is the same for everyone, made once and kept by its content.

Header, prose, and at each cell that shows a part of the workbook its shape, from which the page's
own script draws the part at once. Nothing personal may stand here.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jinja2
from tornado.ioloop import IOLoop

from ..program import Program
from ..program.language import _, current
from ..program.loading import as_it_stands
from . import cells, notebook
from .assets import Assets, Body
from .prose import Prose
from .quiet import LOG, told

HOME = "home"
NAMED = {"path": "sessions", "daily": "daily", "keeping": "data"}
"""Parts whose section other pages link to, by the name it has there."""
PAUSE = 0.02
"""Seconds between two pages that are made ready, for a visitor who is here already."""


@dataclass(frozen=True)
class Shell:
    """A page as it is sent, and the tag that names its content."""

    body: Body
    etag: str


@dataclass
class Section:
    """A heading and what follows it until the next."""

    id: str | None = None
    labelled: str | None = None
    title: str = ""
    pieces: list[str] = field(default_factory=list)


@dataclass
class Shells:
    """Every page's shell, remade when its notebook or a worksheet changes."""

    program: Program
    assets: Assets
    base_url: str
    shape_of: cells.ShapeOf
    leave_to: str = "about:blank"
    notice: str = ""
    _kept: dict[Path, tuple[tuple[int, int], Shell]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader(Path(__file__).parent / "page"),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(_=_, base=self.base_url)

    def page(self, path: Path, name: str) -> Shell:
        """The shell of the notebook at `path`, whose address ends with `name`."""
        self._look_again()
        stat = path.stat()
        stamp = (stat.st_mtime_ns, stat.st_size)
        kept = self._kept.get(path)
        if kept is None or kept[0] != stamp:
            kept = self._kept[path] = (stamp, self._page(path, name))
        return kept[1]

    def _look_again(self) -> None:
        """Take the program as it stands; while its files cannot be read, as it stood."""
        try:
            program = as_it_stands()
        except Exception as fault:
            LOG.error("The program cannot be read: %s", told(fault))
            return
        if program is not self.program:
            self.program = program
            self._kept.clear()

    def make_ready(self, waiting: list[Path], loop: IOLoop) -> None:
        """Make the pages one by one while nobody is waiting, so that no first visitor has to."""
        if not waiting:
            self.assets.make_ready("page.js", "page.css")
            return
        path, *rest = waiting
        try:
            self.page(path, path.name).body.encoded("br")
        except Exception as fault:
            LOG.error("%s cannot be read: %s", path.name, told(fault))
        loop.call_later(PAUSE, self.make_ready, rest, loop)

    def _page(self, path: Path, name: str) -> Shell:
        page = notebook.read(path)
        pages = f"{self.base_url}voila/render/{name.removesuffix(path.name)}"
        sections = self._sections(page, Prose(path.parent, pages))
        title = next((s.title for s in self.program.sessions if s.n == page.session), None)
        return self.render(
            "notebook.html.j2",
            title=title or _("Home"),
            session=page.session,
            at_home=page.name == HOME,
            sections=sections,
            contents=[one for one in sections[1:] if one.labelled and one.title],
            kernel=f"{self.base_url}voila/kernel/{name}" if page.runs else None,
        )

    def _sections(self, page: notebook.Page, prose: Prose) -> list[Section]:
        sections = [Section()]
        for index, cell in enumerate(page.cells):
            if cell.cell_type == "markdown":
                for piece in prose.pieces(cell.source):
                    if piece.opens and sections[-1].pieces:
                        sections.append(Section())
                    if piece.opens:
                        sections[-1].labelled = piece.heading_id
                        sections[-1].title = heading(piece.html)
                    sections[-1].pieces.append(piece.html)
            elif cell.cell_type == "code" and cell.source.strip():
                part = self._part(cell.source, page.name, index)
                if part:
                    self._name(sections[-1], part, prose)
                sections[-1].pieces.append(place(index, part))
        return [section for section in sections if section.pieces]

    def _part(self, source: str, name: str, index: int) -> dict[str, Any] | None:
        """The part a cell shows; one whose shape cannot be told is left to the kernel."""
        try:
            return cells.part_of(source, self.shape_of)
        except Exception as fault:
            LOG.error("%s: cell %d has no shape: %s", name, index, told(fault))
            return None

    def _name(self, section: Section, part: dict[str, Any], prose: Prose) -> None:
        exercise = str(part["key"]).partition(":")[2]
        name = f"exercise-{exercise}" if part["part"] == "form" else NAMED.get(part["part"])
        if name and section.id is None:
            section.id = prose.unused_id(name)

    def render(self, template: str, **values: Any) -> Shell:
        """Any page in the workbook's frame."""
        text = self._templates.get_template(template).render(
            language=current(),
            program=self.program,
            asset=lambda name: self.assets.address(self.base_url, name),
            needed=self.assets.needed,
            leave_to=self.leave_to,
            notice=self.notice,
            **values,
        )
        content = text.encode()
        return Shell(Body(content), f'W/"{hashlib.sha256(content).hexdigest()[:32]}"')


def heading(text: str) -> str:
    """The words of the first heading in some HTML."""
    found = re.search(r"<h[12][^>]*>(.*?)</h[12]>", text, re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", found[1])).strip() if found else ""


def place(index: int, part: dict[str, Any] | None) -> str:
    """Where a code cell's outputs go, with the part it is known to show."""
    if part is None:
        return f'<div class="cell" data-cell="{index}"></div>\n'
    kind, key = html.escape(part["part"]), html.escape(part["key"])
    shape = json.dumps(part["shape"], ensure_ascii=False, separators=(",", ":"))
    data = shape.replace("<", "\\u003c")
    return (
        f'<div class="cell secure-base part" data-cell="{index}" data-part="{kind}" '
        f'data-key="{key}"><script type="application/json">{data}</script></div>\n'
    )
