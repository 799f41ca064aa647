"""A fault: where something is wrong in a file, and a sentence that says what to do about it.

Reading and checking collect faults and go on, so that an author sees every mistake at once.
Turning pydantic's messages into sentences also happens here; what is checked stays with the
models.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

Step = str | int
Place = tuple[Step, ...]
"""The way to a value: `("fields", "when", "ask")`."""
Mistake = tuple[Place, str]
"""A place in a file and the sentence that belongs there."""


@dataclass(frozen=True, order=True)
class Fault:
    """One mistake; a `mild` one is told but does not fail a check."""

    path: Path
    line: int
    sentence: str
    mild: bool = False

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.sentence}"


class Faulty(Exception):
    """A file that cannot be used, with every fault found in it."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


def nearest(lines: Mapping[Place, int], place: Place) -> int:
    """The line of `place`, or of the closest thing around it that stands in the file."""
    here: Place = ()
    line = lines.get((), 1)
    for step in place:
        if (*here, step) in lines:
            here = (*here, step)
            line = lines[here]
    return line


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """` Did you mean “x”?`, or what there is to choose from when nothing comes close."""
    known = list(known)
    close = _close(word, known)
    if close:
        return f" Did you mean “{close[0]}”?"
    return f" There are: {', '.join(known)}." if 0 < len(known) <= 20 else ""


def _close(word: str, known: list[str]) -> list[str]:
    return get_close_matches(word, known, n=1, cutoff=0.6)


def sentences(error: ValidationError, model: type[BaseModel], value: Any) -> Iterator[Mistake]:
    """What pydantic found, as places and plain sentences.

    A name that is missing because it is misspelt is told once, where it is misspelt.
    """
    errors = error.errors(include_url=False)
    meant = {
        (*found["loc"][:-1], closest)
        for found in errors
        if found["type"] == "extra_forbidden"
        for closest in _close(str(found["loc"][-1]), _known(found["loc"], model))
    }
    seen: set[Mistake] = set()
    for found in errors:
        if found["type"] == "missing" and found["loc"] in meant:
            continue
        place, sentence = _sentence(found, model, value)
        if (place, sentence) not in seen:
            seen.add((place, sentence))
            yield place, sentence


def _sentence(found: Any, model: type[BaseModel], value: Any) -> Mistake:
    kind, place, given = found["type"], _real(found["loc"], value), found.get("input")
    name = next((str(step) for step in reversed(place) if isinstance(step, str)), "this")
    about = found.get("ctx", {})
    if kind == "missing":
        wanted = str(found["loc"][-1])
        return place, f"“{wanted}” is missing here."
    if kind == "extra_forbidden":
        known = _known(found["loc"], model)
        comma = (
            " If it belongs to the text before it, put that text in quotes: a comma ends it."
            if given is None
            else ""
        )
        return place, f"“{name}” is not known here.{did_you_mean(name, known)}{comma}"
    if kind == "union_tag_not_found":
        return place, "This field says no kind. Add one, such as “kind: line”."
    if kind == "union_tag_invalid":
        tags = re.findall(r"'([^']+)'", about.get("expected_tags", ""))
        word = str(about.get("tag"))
        return (
            *place,
            "kind",
        ), f"There is no kind of field called “{word}”.{did_you_mean(word, tags)}"
    if kind == "literal_error":
        options = re.findall(r"'([^']*)'", about.get("expected", ""))
        return place, f"“{name}” cannot be “{given}”.{did_you_mean(str(given), options)}"
    if kind in ("value_error", "assertion_error"):
        return place, str(about.get("error"))
    if given is None:
        return place, f"“{name}” is empty. Write something after the colon, or take the line out."
    if kind == "string_pattern_mismatch":
        return place, f"“{given}” should be {_written(about['pattern'])}."
    should = _WANTED.get(kind)
    if should:
        return place, f"“{name}” should be {should.format(**about)}{_hint(kind, given)}."
    return place, f"“{name}”: {found['msg']}."


_WANTED = {
    "string_type": "text",
    "string_too_short": "at least one letter long",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "list_type": "a list, with a dash before each line or in [square brackets]",
    "dict_type": "a group of “name: value” lines",
    "model_type": "a group of “name: value” lines",
    "model_attributes_type": "a group of “name: value” lines",
    "greater_than_equal": "{ge} or more",
    "greater_than": "more than {gt}",
    "less_than_equal": "{le} or less",
    "too_short": "filled: at least {min_length} wanted",
    "too_long": "shorter: at most {max_length} wanted",
}


def _written(pattern: str) -> str:
    from secure_base.program.base import PATTERNS

    return PATTERNS.get(pattern, "written differently")


def _hint(kind: str, given: Any) -> str:
    if kind == "string_type" and isinstance(given, bool | int | float):
        return "; put quotes around it if it is meant as a word"
    if kind == "string_type" and isinstance(given, dict):
        return "; put quotes around it if it holds a colon"
    if kind == "bool_type" and isinstance(given, str):
        return ", in small letters and without quotes"
    return ""


def _real(loc: Place, value: Any) -> Place:
    """The steps of pydantic's location that exist in the file; those of unions do not."""
    place: list[Step] = []
    for step in loc:
        inside = isinstance(value, dict) and step in value
        if isinstance(value, list) and isinstance(step, int):
            inside = step < len(value)
        if inside:
            value = value[step]
            place.append(step)
    return tuple(place)


def _known(loc: Place, model: type[BaseModel]) -> list[str]:
    """The names that could stand where `loc` ends."""
    from secure_base.program.base import names_at

    return names_at(model, loc[:-1])
