"""All one hundred practices: a page teaches each, and there is a worksheet to try it with."""

from __future__ import annotations

import sys

import pytest
import what_people_read as reading
from secure_base.program.coverage import taught
from secure_base.program.folder import gather

PROGRAM = gather(reading.DATA).program
PAGES = taught(reading.WORKBOOKS)
TAUGHT = {name: set(page.practices) for name, page in PAGES.items()}
SHOWN = {name: set(page.exercises) for name, page in PAGES.items()}
NOTEBOOK = {session.n: session.notebook for session in PROGRAM.sessions}
EVENINGS = sorted(NOTEBOOK)
PRACTICES = list(PROGRAM.practices)
TO_TRY = [name for name, practice in PROGRAM.practices.items() if not practice.teaching]
TEACHING_ONLY = {"P58", "P62", "P82", "P83"}
"""Read and not done: where ideas come from, what changes what, questions, sources."""
LEADS_ON = {"home"}
"""A page that leads to others and teaches nothing itself."""


def pages(name: str) -> list[str]:
    """The notebooks that are to teach a practice: its evenings, and the days between."""
    return [
        NOTEBOOK[one] if isinstance(one, int) else one for one in PROGRAM.practices[name].session
    ]


def untaught() -> list[str]:
    return [
        f"{name} ({PROGRAM.practices[name].title}) is not taught by {page}."
        for name in PRACTICES
        for page in pages(name) or ["any page"]
        if name not in TAUGHT.get(page, set())
    ]


def unserved() -> list[str]:
    found = []
    everywhere = set().union(*SHOWN.values())
    for name in TO_TRY:
        title = PROGRAM.practices[name].title
        exercises = PROGRAM.practices[name].exercise
        if not exercises:
            found.append(f"{name} ({title}) has no worksheet.")
        for exercise in exercises:
            if exercise not in everywhere:
                found.append(f"{name} ({title}) needs {exercise}, and no page shows it.")
            elif name not in PROGRAM.exercises[exercise].practices:
                found.append(f"{exercise}.yaml does not say that it serves {name} ({title}).")
        if not any(SHOWN.get(page, set()) & set(exercises) for page in pages(name)):
            found.append(f"{name} ({title}) cannot be tried on a page that teaches it.")
    return found


def test_there_are_a_hundred_practices_and_none_is_missing() -> None:
    assert list(PROGRAM.practices) == [f"P{n:02}" for n in range(1, 101)]
    assert set(PRACTICES) - set(TO_TRY) == TEACHING_ONLY


def test_every_practice_is_taught_by_each_page_that_is_to_teach_it() -> None:
    assert not untaught(), "\n".join(untaught())


def test_every_practice_can_be_tried_where_it_is_taught() -> None:
    assert not unserved(), "\n".join(unserved())


def test_every_exercise_stands_in_a_notebook() -> None:
    assert not set(PROGRAM.exercises) - set().union(*SHOWN.values())


def test_every_evening_is_written() -> None:
    assert list(range(11)) == EVENINGS
    assert set(NOTEBOOK.values()) <= set(PAGES)


@pytest.mark.parametrize("n", EVENINGS)
def test_an_evening_shows_all_that_the_program_gives_it(n: int) -> None:
    here = SHOWN[NOTEBOOK[n]]
    assert not set(PROGRAM.session(n).exercises) - here
    assert {"check-in", "check-out", "pulse"} <= here


@pytest.mark.parametrize("n", EVENINGS)
def test_an_evening_has_a_page_for_whoever_missed_it(n: int) -> None:
    assert set(PROGRAM.session(n).tonight) & SHOWN[f"make-up/{n:02}"]


def test_every_page_that_teaches_names_its_practices() -> None:
    written = {name for name in TAUGHT if not name.startswith(("facilitator/", "author/"))}
    assert {name for name in written - LEADS_ON if not TAUGHT[name]} == set()


def test_no_page_names_a_practice_that_does_not_exist() -> None:
    assert not {one for practices in TAUGHT.values() for one in practices} - set(PROGRAM.practices)


@pytest.mark.parametrize("name", PRACTICES)
def test_a_practice_taken_out_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for page in pages(name):
        with monkeypatch.context() as without:
            without.setitem(TAUGHT, page, TAUGHT[page] - {name})
            assert any(line.startswith(f"{name} ") for line in untaught())


@pytest.mark.parametrize("name", TO_TRY)
def test_a_worksheet_taken_out_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = set(PROGRAM.practices[name].exercise)
    shown = {page: exercises - gone for page, exercises in SHOWN.items()}
    monkeypatch.setattr(sys.modules[__name__], "SHOWN", shown)
    assert any(line.startswith(f"{name} ") for line in unserved())
