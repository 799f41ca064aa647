"""What people read: the prose of the notebooks and the words of the worksheets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKBOOKS = ROOT / "workbooks"
DATA = ROOT / "data"

_QUIET_KEYS = frozenset(
    [
        "kind",
        "from",
        "link",
        "charts",
        "practices",
        "session",
        "entries",
        "show_when",
        "carry",
        "exercise",
        "code",
        "call",
        "site",
        "source",
        "notebook",
        "opens",
        "key",
        "ordered_by",
    ]
)
"""Keys whose values are names for the program and not words for a reader."""


@dataclass(frozen=True)
class Prose:
    """One piece of prose and where it stands."""

    where: str
    text: str
    facilitators: bool = False


def notebooks() -> list[Path]:
    """Every notebook, without Jupyter's own copies."""
    return [p for p in sorted(WORKBOOKS.rglob("*.ipynb")) if ".ipynb_checkpoints" not in p.parts]


def cells(path: Path) -> list[dict[str, Any]]:
    """A notebook's cells, each source as one text."""
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    for cell in found:
        if not isinstance(cell["source"], str):
            cell["source"] = "".join(cell["source"])
    return found


def page(path: Path) -> Iterator[Prose]:
    """The prose of a notebook, cell by cell."""
    name = path.relative_to(WORKBOOKS).as_posix()
    for cell in cells(path):
        if cell["cell_type"] == "markdown":
            facilitators = "facilitator" in cell["metadata"].get("tags", [])
            yield Prose(f"{name} {cell['id']}", cell["source"], facilitators)


def sheet(path: Path) -> Iterator[Prose]:
    """The words of a file of data, text by text."""
    name = path.relative_to(ROOT).as_posix()
    for place, text in _texts(yaml.safe_load(path.read_text(encoding="utf-8")), ()):
        yield Prose(f"{name} {'.'.join(place)}", text)


def _texts(value: Any, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _QUIET_KEYS or (place and place[-1] == "fields"):
                yield from _texts(inner, (*place, str(key)))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*place, str(number)))


def plain(markdown: str) -> str:
    """Markdown without its marks; a line that ends a thought ends a sentence."""
    lines = []
    for line in markdown.splitlines():
        if re.fullmatch(r"[\s|:\-]*", line):
            lines.append("")
            continue
        line = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", line)
        line = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line)
        ends = re.match(r"\s*(#|[-*] |\d+\. |\||>)", line) is not None
        line = re.sub(r"^\s*(#+|[-*](?=\s)|\d+\.|>)\s*", "", line).replace("|", ". ")
        line = re.sub(r"[*_`]", "", line).strip()
        if ends and line and line[-1] not in ".!?":
            line = f"{line.rstrip(':;,')}."
        lines.append(line)
    return "\n".join(lines)
