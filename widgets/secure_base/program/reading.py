"""A YAML file as plain values, with the line of each, and a plain sentence for everything amiss.

The text is taken from libyaml's events and built here, for three reasons: a line can be named for
every value; `no`, `on` and `12:30` stay the words they are (YAML 1.2: only `true` and `false` are
booleans, and dates stay text); and no file, however hostile, can make it build more than it says.
What the values mean is for the models.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from secure_base.program.faults import Fault, Faulty, Place

LARGEST = 512 * 1024
"""Bytes in one file. The longest worksheet has about 8 kB."""
DEEPEST = 24
"""Levels of nesting in one file. Worksheets have five."""

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,15})", re.ASCII)
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,15})\.[0-9]{1,15}", re.ASCII)
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Document:
    """What a file holds: its value, the line of every place in it, and the faults in it."""

    path: Path
    value: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, line: int, sentence: str) -> None:
        self.faults.append(Fault(self.path, line, sentence))


def read(path: Path) -> Document:
    """Read `path`, whose outermost value must be a group of `name: value` lines.

    Raises `Faulty` when nothing can be made of it; lesser faults are in the document.
    """
    document = Document(path)
    text = _text(document)
    builder = _Builder(document)
    try:
        builder.build(yaml.parse(text, Loader=_Loader))
    except yaml.YAMLError as error:
        document.fault(*_told(error, text))
    if not document.faults and not isinstance(document.value, dict):
        document.fault(1, "This file should be made of “name: value” lines, such as “title: Tea”.")
    if not isinstance(document.value, dict):
        raise Faulty(document.faults)
    return document


def text_of(path: Path) -> str:
    """The file as text; raises `Faulty` if it cannot be read, is too large or is not UTF-8."""
    return _text(Document(path))


def _text(document: Document) -> str:
    path = document.path
    try:
        if not path.is_file():
            document.fault(1, "This is not a file that can be read.")
            raise Faulty(document.faults)
        if path.stat().st_size > LARGEST:
            document.fault(1, f"This file is larger than {LARGEST // 1024} kB. Split it in two.")
            raise Faulty(document.faults)
        raw = path.read_bytes()
    except OSError as error:
        document.fault(1, f"This file cannot be opened: {error.strerror or 'unknown reason'}.")
        raise Faulty(document.faults) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        document.fault(line, "This is not UTF-8 text. Save the file again with the encoding UTF-8.")
        raise Faulty(document.faults) from error
    if not text.strip():
        document.fault(1, "This file is empty.")
        raise Faulty(document.faults)
    return text


class _Builder:
    """Builds values from events, one level at a time."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.events: Iterator[Any] = iter(())

    def build(self, events: Iterator[Any]) -> None:
        self.events = events
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    mark: Any = event.start_mark
                    sentence = "A second document begins here. Keep one to a file."
                    self.document.fault(mark.line + 1, sentence)
                    return
                self.document.value = self.value(next(events), ())

    def value(self, event: Any, place: Place) -> Any:
        line = event.start_mark.line + 1
        self.document.lines.setdefault(place, line)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(line, f"“*{event.anchor}” refers to another place. Write the words again.")
            return None
        if event.anchor:
            self._refuse(
                line,
                f"“&{event.anchor}” is not used here. Put text that begins with & in quotes.",
            )
        if event.tag and event.tag != "tag:yaml.org,2002:str":
            self._refuse(line, "“!” is not used here. Put text that begins with ! in quotes.")
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        if len(place) >= DEEPEST:
            self.document.fault(line, f"This is nested more than {DEEPEST} levels deep.")
            raise Faulty(self.document.faults)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place)
        return self._mapping(place)

    def _sequence(self, place: Place) -> list[Any]:
        made: list[Any] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            made.append(self.value(event, (*place, len(made))))
        return made

    def _mapping(self, place: Place) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            line = event.start_mark.line + 1
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse(line, "A name before a colon should be one word.")
                name = f"?{line}"
                self.value(event, (*place, name))
            else:
                name = event.value
            if name in made:
                first = self.document.lines[(*place, name)]
                self._refuse(line, f"“{name}” stands here twice; the first is on line {first}.")
            self.document.lines.setdefault((*place, name), line)
            value = self.value(next(self.events), (*place, name))
            made.setdefault(name, value)
        return made

    def _refuse(self, line: int, sentence: str) -> None:
        self.document.fault(line, sentence)


def _scalar(event: Any) -> Any:
    text: str = event.value
    if event.style or event.tag:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    return text


_TOLD = (
    (
        "mapping values are not allowed",
        "There is a second colon in this line. Put quotes around the text.",
    ),
    (
        "found character that cannot start any token",
        "This character cannot begin a text. Put quotes around the text.",
    ),
    ("found unexpected end of stream", "A quotation mark is opened here and never closed."),
    ("could not find expected ':'", "A colon is missing, or the lines are not indented alike."),
    (
        "did not find expected key",
        "This line does not fit the ones above it: look at its indentation and quotes.",
    ),
    ("did not find expected ',' or", "A { or [ is never closed, or a text inside it needs quotes."),
    (
        "did not find expected '-'",
        "This line does not fit the list above it: look at its indentation.",
    ),
    ("did not find expected alphabetic", "Text that begins with & or * needs quotes around it."),
    ("found undefined alias", "Text that begins with * needs quotes around it."),
    ("unknown escape", "A \\ inside double quotes has a meaning of its own. Use single quotes."),
)


def _told(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "")
    if mark is None:
        position = getattr(error, "position", 0)
        before = text.encode("utf-8")[:position] if isinstance(position, int) else b""
        line = before.count(b"\n") + 1
        return line, "There is a character here that cannot be shown. Take it out."
    line = mark.line + 1
    written = text.splitlines()
    indent = re.match(r"\s*", written[line - 1] if line <= len(written) else "")
    if indent and "\t" in indent[0]:
        return line, "This line begins with a tab. Use spaces."
    if "unexpected end of stream" in problem and getattr(error, "context_mark", None):
        line = error.context_mark.line + 1  # type: ignore[attr-defined]
    for words, sentence in _TOLD:
        if words in problem:
            return line, sentence
    return line, f"This cannot be read as YAML ({problem or 'no reason given'})."
