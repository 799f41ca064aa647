"""The notebooks' prose as HTML, in the shapes of the page.

Markdown is read by mistune, as nbconvert reads it. The notebooks are the authors' own and trusted.
A drawing is set into the page with the list that explains it, a quotation that opens with a bold
line is a caution, and links between notebooks become links between pages.
"""

from __future__ import annotations

import base64
import html
import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import mistune
from mistune.core import BlockState

Token = dict[str, Any]
_plugins = ["table", "strikethrough"]
_markdown = mistune.create_markdown(renderer=None, plugins=_plugins)


@dataclass
class Piece:
    """A stretch of prose that stands in one section; `opens` when it begins with a heading."""

    html: str
    opens: bool = False
    heading_id: str | None = None


@dataclass
class Prose:
    """Turns the markdown of one notebook into HTML.

    `folder` is where its drawings are; `pages` the address below which the other notebooks are.
    """

    folder: Path
    pages: str
    _ids: set[str] = field(default_factory=set)
    _under: int = 2
    """The level of the heading that cells stand under, 1 or 2: a caution stands one below it."""

    def pieces(self, source: str) -> Iterator[Piece]:
        """The cell's HTML, divided before each heading of the first or second level."""
        tokens = [token for token in self._parse(source) if token["type"] != "blank_line"]
        group: list[Token] = []
        for token in tokens:
            if _opens(token) and group:
                yield self._piece(group)
                group = []
            group.append(token)
        if group:
            yield self._piece(group)

    def _parse(self, source: str) -> list[Token]:
        tokens = _markdown(source)
        assert not isinstance(tokens, str)
        return tokens

    def _piece(self, tokens: list[Token]) -> Piece:
        writer = _Writer(self)
        if _opens(tokens[0]):
            self._under = tokens[0]["attrs"]["level"]
        parts = []
        remaining = list(tokens)
        while remaining:
            token = remaining.pop(0)
            if picture := _only_image(token):
                key = remaining.pop(0) if remaining and _is_key(remaining[0]) else None
                parts.append(writer.plate(picture, key))
            elif token["type"] == "block_quote" and _caution_title(token):
                parts.append(writer.caution(token, self._under + 1))
            elif token["type"] == "paragraph" and _only_links(token):
                parts.append(f'<p class="links">{writer.inside(token)}</p>\n')
            else:
                parts.append(writer.one(token))
        opens = _opens(tokens[0])
        return Piece("".join(parts), opens, writer.first_heading if opens else None)

    def unused_id(self, wanted: str) -> str:
        """`wanted`, or with a number behind it when the page has it already."""
        name, number = wanted, 2
        while name in self._ids:
            name, number = f"{wanted}-{number}", number + 1
        self._ids.add(name)
        return name

    def address(self, url: str) -> str:
        """Where a link leads: another notebook is another page."""
        parts = urlsplit(url)
        if parts.scheme or parts.netloc or not parts.path.endswith(".ipynb"):
            return url
        below = f"#{parts.fragment}" if parts.fragment else ""
        return f"{self.pages}{parts.path.removeprefix('./')}{below}"


class _Writer(mistune.HTMLRenderer):
    """Mistune's own HTML, with the page's headings, links and drawings."""

    def __init__(self, prose: Prose) -> None:
        super().__init__(escape=False, allow_harmful_protocols=True)
        mistune.create_markdown(renderer=self, plugins=_plugins)  # tells the writer of tables
        self.prose = prose
        self.first_heading: str | None = None

    def one(self, token: Token) -> str:
        return str(self.render_token(token, BlockState()))

    def inside(self, token: Token) -> str:
        return str(self.render_tokens(token["children"], BlockState()))

    def heading(self, text: str, level: int, **attrs: Any) -> str:
        name = self.prose.unused_id(slug(re.sub(r"<[^>]+>", "", text)))
        self.first_heading = self.first_heading or name
        return f'<h{level} id="{name}">{text}</h{level}>\n'

    def link(self, text: str, url: str, title: str | None = None) -> str:
        away = ' rel="noreferrer noopener"' if urlsplit(url).scheme.startswith("http") else ""
        return f'<a href="{html.escape(self.prose.address(url))}"{away}>{text}</a>'

    def image(self, text: str, url: str, title: str | None = None) -> str:
        file = (self.prose.folder / url).resolve()
        if urlsplit(url).scheme or not file.is_file():
            return html.escape(text)
        if file.suffix == ".svg":
            return drawing(file.read_text(encoding="utf-8"), text)
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        content = base64.b64encode(file.read_bytes()).decode("ascii")
        return f'<img src="data:{kind};base64,{content}" alt="{html.escape(text)}">'

    def plate(self, picture: Token, key: Token | None) -> str:
        below = self.one(key) if key else ""
        return f'<figure class="plate">{self.one(picture)}{below}</figure>\n'

    def caution(self, quote: Token, level: int) -> str:
        first, *rest = [child for child in quote["children"] if child["type"] != "blank_line"]
        title, *words = first["children"]
        while words and words[0]["type"] in {"softbreak", "linebreak"}:
            words.pop(0)
        text = [f"<h{level}>{self.inside(title)}</h{level}>\n"]
        for token in [{**first, "children": words}, *rest] if words else rest:
            if token["type"] == "paragraph" and _only_links(token):
                text.append(f'<p class="links">{self.inside(token)}</p>\n')
            else:
                text.append(self.one(token))
        return f'<div class="care">{"".join(text)}</div>\n'


def drawing(svg: str, name: str) -> str:
    """An SVG file as part of the page: it takes the page's ink, and says what it shows."""
    opening, rest = re.split(r"(?<=>)", svg[svg.index("<svg") :], maxsplit=1)
    opening = re.sub(r'\s(?:role|xmlns|aria-label|aria-hidden|width|height)="[^"]*"', "", opening)
    if "aria-labelledby" in opening:
        label = 'role="img"'
    elif name:
        label = f'role="img" aria-label="{html.escape(name)}"'
    else:
        label = 'aria-hidden="true"'
    return f"{opening.replace('<svg', f'<svg {label}', 1)}{rest}".strip()


def slug(text: str) -> str:
    """Words as the name of a place: "When the alarm is right" → "when-the-alarm-is-right"."""
    plain = html.unescape(text).lower()
    return re.sub(r"[^\w]+", "-", plain).strip("-") or "part"


def _opens(token: Token) -> bool:
    return bool(token["type"] == "heading" and token["attrs"]["level"] <= 2)


def _words(token: Token) -> list[Token]:
    quiet = {"softbreak", "linebreak"}
    return [
        child
        for child in token.get("children", ())
        if child["type"] not in quiet and child.get("raw", "x").strip()
    ]


def _only_image(token: Token) -> Token | None:
    words = _words(token) if token["type"] == "paragraph" else []
    return words[0] if len(words) == 1 and words[0]["type"] == "image" else None


def _only_links(token: Token) -> bool:
    words = _words(token)
    return bool(words) and all(word["type"] == "link" for word in words)


def _is_key(token: Token) -> bool:
    return token["type"] == "list" and bool(token["attrs"].get("ordered"))


def _caution_title(quote: Token) -> bool:
    children = [child for child in quote["children"] if child["type"] != "blank_line"]
    if not children or children[0]["type"] != "paragraph":
        return False
    words = children[0]["children"]
    if not words or words[0]["type"] != "strong":
        return False
    return len(words) == 1 or words[1]["type"] in {"softbreak", "linebreak"}
