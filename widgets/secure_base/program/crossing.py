"""Names in one file that should exist in another.

A session whose notebook is not there is still being written: what it names may be missing without
being a mistake, and so may what it opens on the daily page while that page is not there. All else
is looked up.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from secure_base.program.exercise import Exercise
from secure_base.program.faults import did_you_mean
from secure_base.program.folder import Folder
from secure_base.program.outline import Practice, Session
from secure_base.program.support import STALE


def cross(folder: Folder, workbooks: Path, today: date) -> list[str]:
    """Add what is found to `folder.faults`; returns the notebooks still being written."""
    program = folder.program
    unwritten = [one.notebook for one in program.sessions if not _written(workbooks, one)]
    there = _there(folder)
    daily = (workbooks / "daily.ipynb").is_file()
    for name, exercise in program.exercises.items():
        _exercise(folder, name, exercise, there)
    for number, session in enumerate(program.sessions):
        if session.notebook not in unwritten:
            _session(folder, number, session, there, daily)
    for practice in program.practices.values():
        _practice(folder, practice, there, unwritten)
    for measure in program.measures.values():
        if measure.exercise and f"measures/{measure.id}.yaml" in folder.documents:
            _measure(folder, measure.id, there, unwritten)
    _helplines(folder, today)
    return unwritten


def _written(workbooks: Path, session: Session) -> bool:
    return (workbooks / f"{session.notebook}.ipynb").is_file()


def _there(folder: Folder) -> set[str]:
    """The worksheets there are, those with mistakes included: one mistake is told once."""
    return {path.stem for path in (folder.root / "exercises").glob("*.yaml")}


def _exercise(folder: Folder, name: str, exercise: Exercise, there: set[str]) -> None:
    file = f"exercises/{name}.yaml"
    program = folder.program
    numbers = {session.n for session in program.sessions}
    if program.sessions and exercise.session is not None and exercise.session not in numbers:
        folder.fault(file, ("session",), f"There is no session {exercise.session} in program.yaml.")
    for number, practice in enumerate(exercise.practices):
        if program.practices and practice not in program.practices:
            meant = did_you_mean(practice, program.practices)
            folder.fault(file, ("practices", number), f"There is no practice {practice}.{meant}")
    if exercise.caution and exercise.caution.link and exercise.caution.link not in there:
        link = exercise.caution.link
        sentence = f"There is no exercise “{link}”.{did_you_mean(link, sorted(there))}"
        folder.fault(file, ("caution", "link"), sentence)
    for field, one in exercise.fields.items():
        if one.carry:
            wrong = _carried(folder, one.carry, there)
            if wrong is not None:
                folder.fault(file, ("fields", field, "carry"), wrong)


def _carried(folder: Folder, carry: str, there: set[str]) -> str | None:
    name, dot, field = carry.partition(".")
    if not dot or not field:
        return "Write it as “exercise.field”, such as “trigger-log.story”."
    if name not in there:
        return f"There is no exercise “{name}”.{did_you_mean(name, sorted(there))}"
    exercise = folder.program.exercises.get(name)
    if exercise and field not in exercise.answerable:
        return f"“{name}” has no field “{field}”.{did_you_mean(field, exercise.answerable)}"
    return None


def _session(folder: Folder, number: int, session: Session, there: set[str], daily: bool) -> None:
    parts = ("tonight", "home", "more", *(("opens",) if daily else ()))
    for part in parts:
        for position, name in enumerate(getattr(session, part)):
            if name not in there:
                place = ("sessions", number, part, position)
                meant = did_you_mean(name, sorted(there))
                folder.fault("program.yaml", place, f"There is no exercise “{name}”.{meant}")


def _practice(folder: Folder, practice: Practice, there: set[str], unwritten: list[str]) -> None:
    program = folder.program
    numbers = {session.n: session for session in program.sessions}
    for position, n in enumerate(practice.session):
        if isinstance(n, int) and numbers and n not in numbers:
            place = (practice.id, "session", position)
            folder.fault("practices.yaml", place, f"There is no session {n} in program.yaml.")
    if unwritten and not _all_written(practice, numbers, unwritten):
        return
    for position, name in enumerate(practice.exercise):
        if name not in there:
            meant = did_you_mean(name, sorted(there))
            place = (practice.id, "exercise", position)
            folder.fault("practices.yaml", place, f"There is no exercise “{name}”.{meant}")


def _all_written(practice: Practice, numbers: dict[int, Session], unwritten: list[str]) -> bool:
    return bool(practice.session) and all(
        isinstance(n, int) and n in numbers and numbers[n].notebook not in unwritten
        for n in practice.session
    )


def _measure(folder: Folder, name: str, there: set[str], unwritten: list[str]) -> None:
    measure = folder.program.measures[name]
    file = f"measures/{name}.yaml"
    asked = measure.exercise or ""
    if asked not in there:
        if not unwritten:
            folder.fault(
                file,
                ("exercise",),
                f"There is no exercise “{asked}”.{did_you_mean(asked, sorted(there))}",
            )
        return
    exercise = folder.program.exercises.get(asked)
    for number, line in enumerate(measure.lines if exercise else []):
        for item in line.items:
            if exercise and str(item) not in exercise.answerable:
                meant = did_you_mean(str(item), exercise.answerable)
                place = ("lines", number, "items")
                folder.fault(file, place, f"“{asked}” has no field “{item}”.{meant}")


def _helplines(folder: Folder, today: date) -> None:
    file = "support/helplines.yaml"
    helplines = folder.program.support.helplines
    never = 0
    for place, country, line, day in helplines.days() if helplines else ():
        if day is None:
            never += 1
        elif (today - day).days > STALE:
            sentence = (
                f"“{line.name}” ({country.name}) was last checked on {day}, "
                f"{(today - day).days} days ago. Look it up again on its own page."
            )
            folder.fault(file, place, sentence, mild=True)
    if never:
        lines = "One line has" if never == 1 else f"{never} lines have"
        sentence = (
            f"{lines} no day on which it was checked. "
            "Look each up on its own page and write the day beside it."
        )
        folder.fault(file, ("checked",), sentence, mild=True)
