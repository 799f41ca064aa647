"""An exercise tells its shape, its two-minute version and what of an answer can be kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from secure_base.program.coverage import coverage, taught
from secure_base.program.folder import gather
from secure_base.program.kinds import Unreadable
from secure_base.program.outline import Program

from .conftest import FEELINGS, TEA, Checkout, code

LOG = """\
title: Log
session: 2
practices: P18
entries: many
fields:
  before: {kind: note, text: Take your time., core: true}
  a: {kind: line, ask: A?, core: true}
  b: {kind: words, ask: B?, from: feelings, core: true, group: Feelings}
  c: {kind: choice, ask: C?, options: {z: Z, y: Y, x: X}, show_when: {a: word}}
  d: {kind: line, ask: D?, carry: log.a}
  e: {kind: line, ask: E?}
charts: [strength-over-time]
"""


@pytest.fixture
def program(checkout: Checkout) -> Program:
    checkout.write("data/vocabularies/feelings.yaml", FEELINGS)
    checkout.write("data/exercises/log.yaml", LOG)
    checkout.write("data/exercises/tea.yaml", TEA)
    checkout.write(
        "data/practices.yaml", "P18: {title: W, exercise: log}\nP19: {title: V, teaching: true}\n"
    )
    assert checkout.told() == []
    return gather(checkout.data).program


def shape(program: Program, name: str) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in program.exercise(name).shape()["fields"]}


def test_a_shape_holds_what_the_page_needs(program: Program) -> None:
    whole = program.exercise("tea").shape()
    assert {**whole, "fields": []} == {
        "id": "tea",
        "title": "Tea",
        "session": None,
        "intro": None,
        "caution": None,
        "closing": None,
        "entries": "one",
        "minutes": None,
        "fields": [],
        "charts": [],
        "circles": [],
        "keep_closed": False,
        "sealed_until": None,
        "card": None,
        "calendar": None,
    }
    assert whole["fields"] == [
        {
            "name": "taste",
            "kind": "line",
            "ask": "How was it?",
            "hint": None,
            "core": True,
            "group": None,
            "show_when": None,
            "carry": None,
        }
    ]


def test_the_two_minute_version_is_what_is_marked(program: Program) -> None:
    assert {name for name, one in shape(program, "log").items() if one["core"]} == {
        "before",
        "a",
        "b",
    }


def test_a_short_worksheet_is_its_own_two_minute_version(program: Program) -> None:
    assert program.exercise("tea").core == {"taste"}


def test_a_vocabulary_travels_with_the_field(program: Program) -> None:
    words = shape(program, "log")["b"]
    assert words["from"] == "feelings"
    assert words["vocabulary"]["families"] == [{"name": "Afraid", "words": ["uneasy", "jumpy"]}]


def test_options_keep_the_order_of_the_sheet(program: Program) -> None:
    assert list(shape(program, "log")["c"]["options"]) == ["z", "y", "x"]
    assert shape(program, "log")["c"]["show_when"] == {"a": ["word"]}


def test_a_shape_is_the_same_each_time(program: Program, checkout: Checkout) -> None:
    again = gather(checkout.data).program
    assert json.dumps(again.exercise("log").shape()) == json.dumps(program.exercise("log").shape())


def test_answers_are_looked_at_one_by_one(program: Program) -> None:
    log = program.exercise("log")
    assert log.check({"a": "x", "c": None}) == {"a": "x", "c": None}
    with pytest.raises(Unreadable, match="not one of the answers"):
        log.check({"c": "w"})
    with pytest.raises(Unreadable, match="no line called “before”"):
        log.check({"before": "x"})


def test_a_session_lists_each_exercise_once() -> None:
    program = Program.model_validate(
        {
            "sessions": [
                {
                    "n": 2,
                    "notebook": "02-t",
                    "title": "T",
                    "tonight": "a",
                    "home": "a",
                    "more": ["b"],
                }
            ]
        }
    )
    assert program.session(2).exercises == ["a", "b"]
    assert program.session_of("02-t.ipynb") is program.session(2)
    with pytest.raises(LookupError, match=r"There is no session 3\. There are: 2\."):
        program.session(3)


def test_coverage_tells_where_a_practice_is_taught_and_served(
    program: Program, checkout: Checkout
) -> None:
    cell = code('workbook.exercise("tea")')
    checkout.notebook("02-triggers.ipynb", cell, secure_base={"session": 2, "practices": ["P19"]})
    covered = coverage(program, checkout.root / "workbooks")
    assert covered["P18"].exercises == ["log"]
    assert covered["P18"].notebooks == []
    assert covered["P19"].notebooks == ["02-triggers"]
    assert taught(checkout.root / "workbooks")["02-triggers"].exercises == ["tea"]


def test_every_worksheet_of_ours_has_a_shape_of_plain_json(root: Path) -> None:
    for name, exercise in gather(root / "data").program.exercises.items():
        whole = exercise.shape()
        assert json.loads(json.dumps(whole)) == whole
        assert whole["id"] == name
        assert any(one["core"] for one in whole["fields"])
