"""`secure-base sample FOLDER`: a workbook with a made-up person's entries, to look at.

    make run DATA=FOLDER        shows it then

The people are plain files in `data/sample-group/`, made from their stories by
`tools/sample_group.py`. Here one of them is put into a new workbook, each entry at its own moment;
all of it is moved by whole weeks, so that the last line was written within the last seven days.
"""

from __future__ import annotations

import argparse
import json
import secrets
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from secure_base.journal.faults import JournalFault
from secure_base.journal.journal import Journal
from secure_base.journal.opening import NAME, open_local
from secure_base.program import Exercise, Program, UnknownExercise, load
from secure_base.program.kinds import Unreadable
from secure_base.program.language import _
from secure_base.program.loading import COMPILED, data_folder

FOLDER = "sample-group"
WEEK = timedelta(weeks=1)

Sample = dict[str, Any]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `secure-base sample`."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the workbook is made")
    parser.add_argument(
        "--member",
        default="robin",
        metavar="NAME",
        help="robin, who came to all evenings but one, or ines, who missed three",
    )
    parser.add_argument(
        "--until",
        type=int,
        choices=range(11),
        metavar="WEEK",
        help="as it stood in the week after evening 0 to 10; else as it stands in the end",
    )


def run(args: argparse.Namespace) -> int:
    """Make the workbook; 1 with a sentence when that cannot be."""
    path = args.folder / NAME
    if args.member not in members():
        return _refuse(
            _("There is nobody called {name} here. There are: {names}.").format(
                name=args.member, names=", ".join(members()) or _("none")
            )
        )
    if path.exists() or path.is_symlink():
        return _refuse(
            _("There is a workbook in {folder} already. Name another folder.").format(
                folder=args.folder
            )
        )
    try:
        with open_local(args.folder) as journal:
            count = bring(journal, read(args.member), load(), until=args.until)
    except (JournalFault, UnknownExercise, Unreadable) as fault:
        return _refuse(fault.sentence)
    said = _("{path} is there, with {count} made-up entries. See it with: make run DATA={folder}")
    print(said.format(path=path, count=count, folder=args.folder))
    return 0


def members() -> list[str]:
    """The made-up people there are."""
    return sorted(path.stem for path in _folder().glob("*.json"))


def read(member: str) -> Sample:
    """One made-up person, as the file tells it."""
    told: Sample = json.loads((_folder() / f"{member}.json").read_text(encoding="utf-8"))
    return told


def bring(
    journal: Journal,
    sample: Sample,
    program: Program,
    *,
    until: int | None = None,
    now: datetime | None = None,
) -> int:
    """Write a made-up person's entries; returns how many there are.

    `until` leaves out what was written from the evening after that one on. A worksheet that is
    not there, or no longer fits, is told before anything is written.
    """
    end = _evening(sample, until + 1) if until is not None else datetime.max
    lines = sorted((line for line in _lines(sample) if line.at < end), key=lambda line: line.at)
    now = (now or datetime.now()).replace(tzinfo=None)
    by = (now - lines[-1].at) // WEEK * WEEK
    for line in lines:
        _moved(program, line, by)
    ids: dict[int, str] = {}
    for line in lines:
        exercise = program.exercise(line.exercise)
        single = exercise.entries == "one"
        entry = journal.single_id(exercise.id) if single else secrets.token_hex(16)
        entry = ids.setdefault(line.entry, entry)
        answers, then = _moved(program, line, by), (line.at + by).astimezone()
        journal.write(entry, exercise.id, answers, session=line.session, at=then)
        for field in line.again:
            journal.show_again(entry, field, at=then)
    return len(ids)


@dataclass(frozen=True)
class Line:
    """What was written at one moment into one entry."""

    entry: int
    exercise: str
    session: int | None
    at: datetime
    answers: dict[str, Any]
    again: list[str]


def _lines(sample: Sample) -> Iterator[Line]:
    """Everything that was written: each entry at first, and whatever was added later."""
    for nth, entry in enumerate(sample["entries"]):
        for one in (entry, *entry.get("then", ())):
            again = [field for field in entry.get("again", ()) if field in one["answers"]]
            at = datetime.fromisoformat(one["at"])
            yield Line(nth, entry["exercise"], entry["session"], at, one["answers"], again)


def _evening(sample: Sample, n: int) -> datetime:
    """The day of an evening, from midnight; they are a week apart."""
    return datetime.fromisoformat(sample["begins"]) + n * WEEK


def _moved(program: Program, line: Line, by: timedelta) -> dict[str, Any]:
    """The answers with their days moved; everything that is no day stays as it is."""
    exercise = program.exercise(line.exercise)
    answers = exercise.check(line.answers)
    return {name: _one_moved(exercise, name, one, by) for name, one in answers.items()}


def _one_moved(exercise: Exercise, name: str, answer: Any, by: timedelta) -> Any:
    field = exercise.fields[name]
    if field.kind in ("date", "moment"):
        return _day_moved(answer, by)
    if field.kind == "steps":
        days = [part for part, one in field.of.items() if one.kind == "date"]
        return [
            {part: _day_moved(one, by) if part in days else one for part, one in step.items()}
            for step in answer
        ]
    return answer


def _day_moved(answer: str, by: timedelta) -> str:
    day = date.fromisoformat(answer[:10]) + by
    return day.isoformat() + answer[10:]


def _folder() -> Path:
    """Where the made-up people are: beside the program's files, or built into the package."""
    data = data_folder()
    beside = data / FOLDER if data else COMPILED.parent / FOLDER
    return beside if beside.is_dir() else COMPILED.parent / FOLDER


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
