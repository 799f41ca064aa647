"""The made-up people of `data/sample-group/`: made from their stories, and whole."""

from __future__ import annotations

import ast
import importlib.util
import json
from datetime import datetime, timedelta
from typing import Any

import pytest
import what_people_read as reading
from secure_base import program

GROUP = reading.ROOT / "data" / "sample-group"
MEMBERS = sorted(path.stem for path in (GROUP / "stories").glob("*.yaml"))
MISSED = 3
"""Evenings that the one who came when it was possible could not."""


def told(member: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((GROUP / f"{member}.json").read_text(encoding="utf-8"))
    return found


def maker() -> Any:
    spec = importlib.util.spec_from_file_location(
        "tools_sample_group", reading.ROOT / "tools" / "sample_group.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def exercises_in_notebooks() -> set[str]:
    """Every exercise that stands on a page for participants."""
    found = set()
    for path in reading.notebooks():
        if path.parent.name == "author":
            continue
        for cell in reading.cells(path):
            if cell["cell_type"] != "code":
                continue
            for call in ast.walk(ast.parse(cell["source"])):
                match call:
                    case ast.Call(
                        func=ast.Attribute(attr="exercise"), args=[ast.Constant(value=str(name))]
                    ):
                        found.add(name)
    return found


@pytest.mark.parametrize("member", MEMBERS)
def test_the_file_is_what_the_story_makes(member: str) -> None:
    fresh = maker().made(GROUP / "stories" / f"{member}.yaml")
    assert fresh == (GROUP / f"{member}.json").read_text(encoding="utf-8"), (
        "run: python tools/sample_group.py"
    )


def test_every_file_has_its_story() -> None:
    assert sorted(path.stem for path in GROUP.glob("*.json")) == MEMBERS == ["ines", "robin"]


def revisions(member: str) -> list[tuple[str, dict[str, Any]]]:
    """Everything that was written, each with its exercise."""
    return [
        (entry["exercise"], one["answers"])
        for entry in told(member)["entries"]
        for one in (entry, *entry.get("then", ()))
    ]


@pytest.mark.parametrize("member", MEMBERS)
def test_every_answer_fits_its_worksheet(member: str) -> None:
    for name, answers in revisions(member):
        exercise = program.load().exercise(name)
        assert exercise.check(answers) == answers
        for field, answer in answers.items():
            readable = exercise.fields[field].text(answer)
            assert readable.strip() or isinstance(answer, dict), (name, field)


@pytest.mark.parametrize("member", MEMBERS)
def test_words_that_a_page_offers_are_taken_as_it_offers_them(member: str) -> None:
    """A word that has been renamed since would stand among a person's own."""
    loaded = program.load()
    for name, answers in revisions(member):
        for field, answer in answers.items():
            asked = loaded.exercise(name).fields[field]
            if asked.kind != "words":
                continue
            vocabulary = loaded.vocabularies[asked.vocabulary]
            offered = {word for family in vocabulary.families for word in family.words}
            offered |= {term.name for term in vocabulary.entries}
            assert set(answer) <= offered, (name, field)


def test_everything_on_a_page_was_written_or_is_left_out_for_a_reason() -> None:
    robin = told("robin")
    written = {entry["exercise"] for entry in robin["entries"]}
    assert exercises_in_notebooks() - written == set(robin["skips"])
    assert all(len(reason.split()) > 4 for reason in robin["skips"].values())


def test_ten_weeks_are_uneven_and_whole() -> None:
    robin = told("robin")
    begins = datetime.fromisoformat(robin["begins"])
    left = {one["session"] for one in robin["entries"] if one["exercise"] == "check-out"}
    assert left == set(range(11)) - {6}
    weeks = {
        (datetime.fromisoformat(one["at"]) - begins) // timedelta(weeks=1)
        for one in robin["entries"]
    }
    assert weeks == set(range(11))


def test_one_came_when_it_was_possible() -> None:
    ines = told("ines")
    came = {one["session"] for one in ines["entries"] if one["exercise"] == "check-in"}
    assert len(ines["missed"]) == MISSED
    assert came == set(range(11)) - set(ines["missed"])
    assert len(ines["entries"]) < len(told("robin")["entries"]) / 3


@pytest.mark.parametrize("member", MEMBERS)
def test_what_came_later_came_later_and_before_the_end(member: str) -> None:
    last = max(one["at"] for one in told(member)["entries"])
    for entry in told(member)["entries"]:
        moments = [entry["at"], *(one["at"] for one in entry.get("then", ()))]
        assert moments == sorted(set(moments))
        assert moments[-1] <= last
        assert set(entry.get("again", ())) <= set(entry["answers"])
