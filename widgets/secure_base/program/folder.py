"""The folder `data/` as one program, with every fault found on the way.

A file with a fault in it is left out and told about; the others are still of use. Whether names
in one file exist in another is for `crossing`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from secure_base.program.base import KEBAB, Model
from secure_base.program.exercise import Exercise
from secure_base.program.faults import (
    Fault,
    Faulty,
    Mistake,
    Place,
    did_you_mean,
    nearest,
    sentences,
)
from secure_base.program.guided import Guided
from secure_base.program.measure import Measure, Published
from secure_base.program.outline import Outline, Practice, Program
from secure_base.program.reading import Document, read
from secure_base.program.support import Helplines, Support, Words
from secure_base.program.vocabulary import Vocabulary

FOLDERS = ("exercises", "vocabularies", "measures", "guided")
FILES = ("program.yaml", "practices.yaml", "support/helplines.yaml", "support/texts.yaml")
ELSEWHERE = ("schema", "sample-group")
"""Folders of `data/` that hold other things."""

Made = TypeVar("Made", bound=Model)


@dataclass
class Folder:
    """What was read of `data/`."""

    root: Path
    program: Program = field(default_factory=Program)
    faults: list[Fault] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    """Every file that could be read, by its path below the folder."""

    def fault(self, name: str, place: Place, sentence: str, mild: bool = False) -> None:
        document = self.documents.get(name)
        line = nearest(document.lines, place) if document else 1
        self.faults.append(Fault(self.root / name, line, sentence, mild))


def files(root: Path) -> list[Path]:
    """The files the program is read from, in a steady order."""
    named = [root / name for name in FILES if (root / name).is_file()]
    listed = [path for name in FOLDERS for path in sorted((root / name).glob("*.yaml"))]
    return named + listed


def gather(root: Path) -> Folder:
    """Read everything in `root`."""
    folder = Folder(root)
    _stray(folder)
    vocabularies = _each(folder, "vocabularies", Vocabulary, "name")
    exercises = _each(folder, "exercises", Exercise, "id", _vocabularies_of(vocabularies))
    outline = _one(folder, "program.yaml", Outline)
    support = Support(
        helplines=_one(folder, "support/helplines.yaml", Helplines), texts=_texts(folder)
    )
    folder.program = Program(
        title=outline.title if outline else "Secure Base",
        sessions=outline.sessions if outline else [],
        exercises=exercises,
        vocabularies=vocabularies,
        practices=_practices(folder),
        guided=_each(folder, "guided", Guided, "id"),
        support=support,
        measures=_measures(folder),
    )
    return folder


def _stray(folder: Folder) -> None:
    for path in sorted(folder.root.rglob("*.y*ml")):
        name = path.relative_to(folder.root)
        if name.parts[0] in ELSEWHERE or str(name) in FILES or path.suffix not in (".yaml", ".yml"):
            continue
        if path.suffix == ".yml":
            folder.fault(
                str(name), (), f"Call this file “{path.stem}.yaml”: other endings are not read."
            )
        elif len(name.parts) != 2 or name.parts[0] not in FOLDERS:
            known = [*FILES, *(f"{one}/{path.name}" for one in FOLDERS)]
            folder.fault(
                str(name), (), f"This file is not read here.{did_you_mean(str(name), known)}"
            )


def _document(folder: Folder, name: str) -> Document | None:
    try:
        document = read(folder.root / name)
    except Faulty as error:
        folder.faults += error.faults
        return None
    folder.faults += document.faults
    folder.documents[name] = document
    return document


def _each(
    folder: Folder,
    part: str,
    model: type[Made],
    called: str,
    more: Callable[[Made], list[Mistake]] | None = None,
) -> dict[str, Made]:
    made: dict[str, Made] = {}
    for path in sorted((folder.root / part).glob("*.yaml")):
        name = f"{part}/{path.name}"
        document = _document(folder, name)
        if not re.match(KEBAB, path.stem):
            sentence = "Name this file in small letters, digits and hyphens: trigger-log.yaml."
            folder.fault(name, (), sentence)
        elif document and document.value.get(called, path.stem) != path.stem:
            folder.fault(name, (called,), f"“{called}” should be the file's name, “{path.stem}”.")
        elif document and not _several(part, document):
            found = _made(folder, name, model, {called: path.stem, **document.value}, (), more)
            if found is not None and not document.faults:
                made[path.stem] = found
    return made


def _one(folder: Folder, name: str, model: type[Made]) -> Made | None:
    if not (folder.root / name).is_file():
        return None
    document = _document(folder, name)
    if document is None:
        return None
    found = _made(folder, name, model, document.value, ())
    return None if document.faults else found


def _made(
    folder: Folder,
    name: str,
    model: type[Made],
    value: Any,
    below: Place,
    more: Callable[[Made], list[Mistake]] | None = None,
) -> Made | None:
    try:
        made = model.model_validate(value)
    except ValidationError as error:
        for place, sentence in sentences(error, model, value):
            folder.fault(name, (*below, *place), sentence)
        return None
    mistakes = list(getattr(made, "mistakes", list)())
    mistakes += more(made) if more else []
    for place, sentence in mistakes:
        folder.fault(name, (*below, *place), sentence)
    return None if mistakes else made


def _vocabularies_of(known: dict[str, Vocabulary]) -> Callable[[Exercise], list[Mistake]]:
    def look(exercise: Exercise) -> list[Mistake]:
        found: list[Mistake] = []
        for name, one in exercise.fields.items():
            if getattr(one, "charges", False) and "charges" not in known:
                sentence = "The phrases to mark are missing: data/vocabularies/charges.yaml."
                found.append((("fields", name, "charges"), sentence))
            wanted = getattr(one, "vocabulary", None)
            if wanted is None:
                continue
            place = ("fields", name, "from")
            if wanted not in known:
                found.append(
                    (place, f"There is no vocabulary “{wanted}”.{did_you_mean(wanted, known)}")
                )
            elif one.kind == "body" and not known[wanted].places:
                found.append((place, f"The vocabulary “{wanted}” has no places in the body."))
        return found

    return look


def _practices(folder: Folder) -> dict[str, Practice]:
    name = "practices.yaml"
    document = _document(folder, name) if (folder.root / name).is_file() else None
    if document is None:
        return {}
    made: dict[str, Practice] = {}
    for key, value in document.value.items():
        if not isinstance(value, dict):
            folder.fault(name, (key,), f"“{key}” should be a group of “name: value” lines.")
            continue
        found = _made(folder, name, Practice, {"id": key, **value}, (key,))
        if found is not None:
            made[key] = found
    return made


def _several(part: str, document: Document) -> bool:
    return part == "measures" and "measures" in document.value


def _measures(folder: Folder) -> dict[str, Measure]:
    made = _each(folder, "measures", Measure, "id")
    for path in sorted((folder.root / "measures").glob("*.yaml")):
        name = f"measures/{path.name}"
        document = folder.documents.get(name)
        if document is None or not _several("measures", document):
            continue
        found = _made(folder, name, Published, document.value, ())
        for number, measure in enumerate(found.measures if found else []):
            if measure.id in made:
                sentence = f"There is a measure “{measure.id}” already."
                folder.fault(name, ("measures", number, "id"), sentence)
            made.setdefault(measure.id, measure)
    return made


def _texts(folder: Folder) -> dict[str, Words]:
    name = "support/texts.yaml"
    document = _document(folder, name) if (folder.root / name).is_file() else None
    if document is None:
        return {}
    made: dict[str, Words] = {}
    for key, value in document.value.items():
        wrong = list(_untold(value))
        for place in wrong:
            folder.fault(name, (key, *place), f"“{key}” should be text, or a list of texts.")
        if not wrong:
            made[key] = value
    return made


def _untold(value: Any, allowed: tuple[type, ...] = (list, dict)) -> Iterator[Place]:
    """The places in `value` where something else than text stands."""
    if isinstance(value, str) and value.strip():
        return
    if isinstance(value, list) and list in allowed:
        for number, one in enumerate(value):
            yield from ((number, *place) for place in _untold(one, ()))
    elif isinstance(value, dict) and dict in allowed:
        for key, one in value.items():
            yield from ((key, *place) for place in _untold(one, (list,)))
    else:
        yield ()
