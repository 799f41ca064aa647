"""What must be true of a notebook: its calls name things that exist, and nothing of anybody's is
left in it.

Notebooks are read as text and never run.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from json.scanner import NUMBER_RE
from pathlib import Path
from typing import Any

from secure_base.program.faults import Fault, Faulty, Place, did_you_mean, nearest
from secure_base.program.outline import Program
from secure_base.program.reading import text_of

TAGS = ("author", "facilitator")
"""The tags a cell may have; a page for participants leaves both out."""
LONGEST_CELL = 3
"""Lines of code in one cell; more of it belongs into the library."""
NAMES_AN_EXERCISE = ("exercise", "entries", "fill", "to_frame", "chart", "earlier")

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_SPACE = re.compile(r"[\s,:]*")


class Notebook:
    """One notebook while it is looked at."""

    def __init__(self, path: Path, program: Program, guided: set[str], methods: set[str]) -> None:
        self.path = path
        self.program = program
        self.guided = guided
        self.methods = methods
        self.faults: list[Fault] = []
        self.lines: dict[Place, int] = {}

    def fault(self, place: Place, sentence: str) -> None:
        self.faults.append(Fault(self.path, nearest(self.lines, place), sentence))

    def look(self) -> list[Fault]:
        try:
            text = text_of(self.path)
        except Faulty as error:
            return error.faults
        try:
            value = json.loads(text)
        except (json.JSONDecodeError, RecursionError) as error:
            line = getattr(error, "lineno", 1)
            return [Fault(self.path, line, "This notebook is damaged: it cannot be read as JSON.")]
        cells = value.get("cells") if isinstance(value, dict) else None
        if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
            return [Fault(self.path, 1, "This is not a notebook: it has no cells.")]
        self.lines = positions(text)
        self._whole(value)
        for number, cell in enumerate(cells):
            self._cell(("cells", number), cell)
        return self.faults

    def _whole(self, value: dict[str, Any]) -> None:
        if not _modern(value):
            self.fault(
                ("nbformat",),
                "Save this notebook in format 4.5 or later, so that its cells keep their names.",
            )
        metadata = value.get("metadata")
        metadata = metadata if isinstance(metadata, dict) else {}
        if "widgets" in metadata:
            self.fault(
                ("metadata", "widgets"),
                "Widget state is saved in this notebook. Clear it: it may hold answers.",
            )
        ours = metadata.get("secure_base")
        ours = ours if isinstance(ours, dict) else {}
        practices = ours.get("practices")
        self._session(ours.get("session"))
        for position, practice in enumerate(practices if isinstance(practices, list) else []):
            if self.program.practices and practice not in list(self.program.practices):
                meant = did_you_mean(str(practice), self.program.practices)
                place = ("metadata", "secure_base", "practices", position)
                self.fault(place, f"There is no practice {practice}.{meant}")

    def _session(self, number: Any) -> None:
        known = {session.n: session.notebook for session in self.program.sessions}
        place = ("metadata", "secure_base", "session")
        if number is None or not known:
            return
        if not isinstance(number, int) or number not in known:
            self.fault(place, f"There is no session {number} in program.yaml.")
        elif self.path.parent.name == "workbooks" and known[number] != self.path.stem:
            self.fault(place, f"Session {number} is the notebook {known[number]}.ipynb.")

    def _cell(self, place: Place, cell: dict[str, Any]) -> None:
        metadata = cell.get("metadata")
        tags = metadata.get("tags") if isinstance(metadata, dict) else None
        tags = tags if isinstance(tags, list) else []
        for tag in tags:
            if tag not in TAGS:
                self.fault(
                    (*place, "metadata", "tags"),
                    f"There is no tag “{tag}”.{did_you_mean(str(tag), TAGS)}",
                )
        source = cell.get("source", "")
        text = "".join(map(str, source)) if isinstance(source, list) else str(source)
        if cell.get("cell_type") == "markdown":
            self._markdown((*place, "source"), text)
        elif cell.get("cell_type") == "code":
            if cell.get("outputs") and "author" not in tags:
                self.fault(
                    (*place, "outputs"), "An output is saved here. Clear it: it may hold answers."
                )
            self._code((*place, "source"), text)

    def _code(self, place: Place, text: str) -> None:
        if len(text.splitlines()) > LONGEST_CELL:
            self.fault(
                place, f"A cell has at most {LONGEST_CELL} lines. Move the rest into the library."
            )
        try:
            tree = ast.parse(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            line = (getattr(error, "lineno", None) or 1) - 1
            self.fault((*place, line), "This cannot be read as Python.")
            return
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and _of_workbook(call.func):
                sentence = self._call(call)
                if sentence:
                    self.fault((*place, call.lineno - 1), sentence)

    def _call(self, call: ast.Call) -> str | None:
        method = getattr(call.func, "attr", "")
        given = [one.value for one in call.args if isinstance(one, ast.Constant)]
        name = given[0] if given else None
        exercises = self.program.exercises
        if self.methods and method not in self.methods:
            return f"A workbook has no “{method}”.{did_you_mean(method, sorted(self.methods))}"
        if method == "session" and isinstance(name, int):
            numbers = [session.n for session in self.program.sessions]
            return None if name in numbers else f"There is no session {name} in program.yaml."
        if not isinstance(name, str):
            return None
        if method in NAMES_AN_EXERCISE and name not in exercises:
            if any(f"/{name}.yaml:" in fault for fault in self.program.faults):
                return None
            return f"There is no exercise “{name}”.{did_you_mean(name, exercises)}"
        practices = sorted(self.guided | exercises.keys())
        if method == "practice" and self.guided and name not in practices:
            return f"There is no practice “{name}”.{did_you_mean(name, practices)}"
        if method == "chart" and len(given) > 1 and given[1] not in exercises[name].charts:
            chart = str(given[1]) if isinstance(given[1], str) else "?"
            return f"“{name}” has no chart “{chart}”.{did_you_mean(chart, exercises[name].charts)}"
        return None

    def _markdown(self, place: Place, text: str) -> None:
        for number, line in enumerate(text.splitlines()):
            for link in re.findall(r"\]\(([^)\s]+)\)", line):
                sentence = self._link(link)
                if sentence:
                    self.fault((*place, number), sentence)

    def _link(self, link: str) -> str | None:
        address, _hash, anchor = link.partition("#")
        if "://" in link or address.startswith(("mailto:", "tel:", "/")):
            return None
        target = self.path.parent / address
        if address and not target.exists():
            stem = Path(address).stem
            coming = address.endswith(".ipynb") and any(
                one.notebook == stem for one in self.program.sessions
            )
            return None if coming else f"“{address}” is not there."
        name = anchor.removeprefix("exercise-")
        if name != anchor and name not in self.program.exercises:
            if any(f"/{name}.yaml:" in fault for fault in self.program.faults):
                return None
            meant = did_you_mean(name, self.program.exercises)
            return f"There is no exercise “{name}” to go to.{meant}"
        return None


def _modern(value: dict[str, Any]) -> bool:
    major, minor = value.get("nbformat"), value.get("nbformat_minor")
    return isinstance(major, int) and isinstance(minor, int) and (major, minor) >= (4, 5)


def _of_workbook(func: ast.expr) -> bool:
    return (
        isinstance(func, ast.Attribute)
        and isinstance(func.value, ast.Name)
        and func.value.id == "workbook"
    )


def positions(text: str) -> dict[Place, int]:
    """The line on which each value of a JSON text begins; `text` is known to be JSON."""
    lines: dict[Place, int] = {}
    line, counted = 1, 0
    for place, start in _places(text):
        line += text.count("\n", counted, start)
        counted = start
        lines[place] = line
    return lines


def _places(text: str) -> Iterator[tuple[Place, int]]:
    at = 0
    stack: list[list[Any]] = []
    while at < len(text):
        at = _SPACE.match(text, at).end()  # type: ignore[union-attr]
        if at >= len(text):
            return
        sign = text[at]
        if sign in "}]":
            stack.pop()
            if stack and stack[-1][0] == "{":
                stack[-1][1] = None
            at += 1
            continue
        level = stack[-1] if stack else None
        if level is not None and level[0] == "{" and level[1] is None:
            end = _STRING.match(text, at).end()  # type: ignore[union-attr]
            level[1] = json.loads(text[at:end])
            at = end
            continue
        if level is not None and level[0] == "[":
            level[1] += 1
        yield tuple(one[1] for one in stack), at
        if sign in "{[":
            stack.append([sign, None if sign == "{" else -1])
            at += 1
            continue
        if sign == '"':
            at = _STRING.match(text, at).end()  # type: ignore[union-attr]
        else:
            number = NUMBER_RE.match(text, at)
            at = number.end() if number else at + (5 if sign == "f" else 4)
        if level is not None and level[0] == "{":
            level[1] = None
