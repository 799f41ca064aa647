"""Every idea of a written evening is taught by it, and there is a worksheet to try it with."""

from __future__ import annotations

import sys

import pytest
import what_people_read as reading
from secure_base.program.coverage import taught
from secure_base.program.folder import gather

PROGRAM = gather(reading.DATA).program
PAGES = taught(reading.WORKBOOKS)
TAUGHT = {name: set(page.practices) for name, page in PAGES.items()}
NOTEBOOK = {session.n: session.notebook for session in PROGRAM.sessions}
WRITTEN = {
    n for n, notebook in NOTEBOOK.items() if (reading.WORKBOOKS / f"{notebook}.ipynb").exists()
}
FIRST = {
    name: session.n
    for session in reversed(PROGRAM.sessions)
    for name in [*session.exercises, *session.opens]
}
"""The first evening that has an exercise, by the exercise's name."""
WITHOUT_PRACTICES = {"home", "daily"}
"""Pages that lead to others and teach nothing themselves."""


SHOWN = {exercise for page in PAGES.values() for exercise in page.exercises}


def due(sessions: list[object]) -> list[int]:
    """The evenings of a practice that are written already."""
    return [n for n in sessions if isinstance(n, int) and n in WRITTEN]


def untaught() -> list[str]:
    return [
        f"{name} ({practice.title}) is not taught by {NOTEBOOK[n]}."
        for name, practice in PROGRAM.practices.items()
        for n in due(list(practice.session))
        if name not in TAUGHT.get(NOTEBOOK[n], set())
    ]


def unserved() -> list[str]:
    found = []
    for name, practice in PROGRAM.practices.items():
        if practice.teaching or not due(list(practice.session)):
            continue
        for exercise in practice.exercise:
            later = FIRST.get(exercise, -1) not in WRITTEN and exercise in FIRST
            if exercise not in SHOWN and not later:
                found.append(f"{name} ({practice.title}) needs {exercise}, and no page shows it.")
            elif exercise in SHOWN and name not in PROGRAM.exercises[exercise].practices:
                found.append(
                    f"{exercise}.yaml does not say that it serves {name} ({practice.title})."
                )
    return found


def test_there_are_a_hundred_practices_and_none_is_missing() -> None:
    assert list(PROGRAM.practices) == [f"P{n:02}" for n in range(1, 101)]


def test_every_practice_of_a_written_evening_is_taught_by_it() -> None:
    assert not untaught(), "\n".join(untaught())


def test_every_practice_of_a_written_evening_can_be_done() -> None:
    assert not unserved(), "\n".join(unserved())


def test_every_exercise_stands_in_a_notebook() -> None:
    later = {name for name, n in FIRST.items() if n not in WRITTEN}
    assert not set(PROGRAM.exercises) - SHOWN - later


@pytest.mark.parametrize("n", sorted(WRITTEN))
def test_a_written_evening_shows_all_that_the_program_gives_it(n: int) -> None:
    here = set(PAGES[NOTEBOOK[n]].exercises)
    assert not set(PROGRAM.session(n).exercises) - here
    assert {"check-in", "check-out", "pulse"} <= here


@pytest.mark.parametrize("n", sorted(WRITTEN))
def test_a_written_evening_has_a_page_for_whoever_missed_it(n: int) -> None:
    assert (reading.WORKBOOKS / "make-up" / f"{n:02}.ipynb").exists()


def test_every_page_that_teaches_names_its_practices() -> None:
    pages = {name for name in TAUGHT if not name.startswith(("facilitator/", "author/"))}
    assert {name for name in pages - WITHOUT_PRACTICES if not TAUGHT[name]} == set()


def test_no_page_names_a_practice_that_does_not_exist() -> None:
    assert not {one for practices in TAUGHT.values() for one in practices} - set(PROGRAM.practices)


def test_a_missing_practice_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TAUGHT, "02-triggers", TAUGHT["02-triggers"] - {"P18"})
    assert any(line.startswith("P18 ") for line in untaught())


def test_a_missing_exercise_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "SHOWN", SHOWN - {"trigger-log"})
    assert any("trigger-log" in line for line in unserved())
