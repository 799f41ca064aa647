"""A notebook names only what exists, and keeps nothing that anybody wrote."""
# ruff: noqa: E501 - a mistake and its sentence stand side by side

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from secure_base.program.notebooks import positions

from .conftest import TEA, Checkout, code, prose

CHARTED = TEA + "charts: [strength-over-time]\n"
METHODS = {"exercise", "chart", "session"}


@pytest.fixture
def shop(checkout: Checkout) -> Checkout:
    checkout.write("data/exercises/tea.yaml", CHARTED)
    checkout.write(
        "data/program.yaml",
        "title: T\nsessions:\n  - {n: 2, notebook: 02-triggers, title: T, tonight: tea}\n"
        "  - {n: 3, notebook: 03-body, title: B}\n",
    )
    checkout.write("workbooks/drawings/cup.svg", "<svg/>")
    return checkout


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (code('workbook.exercise("tee")'), "There is no exercise “tee”. Did you mean “tea”?"),
        (code('workbook.earlier("tee")'), "There is no exercise “tee”. Did you mean “tea”?"),
        (code('workbook.entries("tee")[0]'), "There is no exercise “tee”. Did you mean “tea”?"),
        (code('workbook.chart("tee", "x")'), "There is no exercise “tee”. Did you mean “tea”?"),
        (code('workbook.chart("tea", "strength")'), "“tea” has no chart “strength”. Did you mean “strength-over-time”?"),
        (code("workbook.session(9)"), "There is no session 9 in program.yaml."),
        (code("1\n2\n3\n4"), "A cell has at most 3 lines. Move the rest into the library."),
        (code("for x in"), "This cannot be read as Python."),
        (code("x", outputs=[{"output_type": "stream"}]), "An output is saved here. Clear it: it may hold answers."),
        (code("x", "autor"), "There is no tag “autor”. Did you mean “author”?"),
        (prose("x", "hidden"), "There is no tag “hidden”. There are: author, facilitator."),
        (prose("See [here](01-nowhere.ipynb)."), "“01-nowhere.ipynb” is not there."),
        (prose("![x](drawings/mug.svg)"), "“drawings/mug.svg” is not there."),
        (prose("[x](#exercise-tee)"), "There is no exercise “tee” to go to. Did you mean “tea”?"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_cell_is_told(shop: Checkout, cell: dict[str, Any], told: str) -> None:
    shop.notebook("02-triggers.ipynb", prose("# Triggers"), cell)
    (found,) = shop.told()
    place, _colon, sentence = found.partition(": ")
    assert sentence == told
    assert place.startswith("workbooks/02-triggers.ipynb:")


@pytest.mark.parametrize(
    "cell",
    [
        code('workbook.exercise("tea")'),
        code('workbook.chart("tea", "strength-over-time")'),
        code('other.exercise("tee")'),
        code("x", "author", outputs=[{"output_type": "stream"}]),
        code("1\n2\n3"),
        prose("x", "facilitator"),
        prose("[coming](03-body.ipynb#exercise-tea), ![x](drawings/cup.svg), [a](https://a.org)"),
        prose("[support](#support) [call](tel:999)"),
    ],
)
def test_what_is_right_is_let_be(shop: Checkout, cell: dict[str, Any]) -> None:
    shop.notebook("02-triggers.ipynb", cell)
    assert shop.told() == []


def test_the_line_of_a_cell_is_told_not_the_number_of_the_cell(shop: Checkout) -> None:
    path = shop.notebook("02-triggers.ipynb", prose("# T"), code('x = 1\nworkbook.exercise("tee")'))
    (found,) = shop.told()
    line = int(found.split(":")[1])
    assert "tee" in path.read_text().splitlines()[line - 1]


def test_a_method_a_workbook_does_not_have(shop: Checkout) -> None:
    shop.notebook("02-triggers.ipynb", code('workbook.exercize("tea")'))
    (found,) = shop.told(METHODS)
    assert found.endswith("A workbook has no “exercize”. Did you mean “exercise”?")


def test_saved_widgets_are_told(shop: Checkout) -> None:
    shop.notebook("02-triggers.ipynb", widgets={"state": {}})
    (found,) = shop.told()
    assert "Widget state is saved in this notebook" in found


def test_a_notebook_belongs_to_its_session(shop: Checkout) -> None:
    shop.notebook("02-triggers.ipynb", secure_base={"session": 3, "practices": ["P18"]})
    (found,) = shop.told()
    assert found.endswith("Session 3 is the notebook 03-body.ipynb.")
    shop.notebook("make-up/03.ipynb", secure_base={"session": 3})
    shop.notebook("02-triggers.ipynb", secure_base={"session": 4})
    (found,) = shop.told()
    assert found.endswith("There is no session 4 in program.yaml.")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "1: This file is empty."),
        ("{", "1: This notebook is damaged: it cannot be read as JSON."),
        ("[" * 100_000, "1: This notebook is damaged: it cannot be read as JSON."),
        ("[]", "1: This is not a notebook: it has no cells."),
        ('{"cells": [5]}', "1: This is not a notebook: it has no cells."),
        ('{"cells": [],\n "nbformat": 3}', "2: Save this notebook in format 4.5 or later, so that its cells keep their names."),
    ],
)  # fmt: skip
def test_a_damaged_notebook_is_told(shop: Checkout, content: str, told: str) -> None:
    shop.write("workbooks/02-triggers.ipynb", content)
    assert shop.told() == [f"workbooks/02-triggers.ipynb:{told}"]


odd = some.recursive(
    some.none() | some.integers() | some.text() | some.booleans(),
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(
            some.sampled_from(["tags", "session", "practices", "secure_base", "x"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)


@given(odd, odd, odd, odd)
def test_no_notebook_however_odd_ends_a_check(
    source: Any, metadata: Any, outputs: Any, kind: Any
) -> None:
    from pathlib import Path
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        shop = Checkout(Path(folder) / "shop")
        cell = {
            "cell_type": kind or "code",
            "source": source,
            "metadata": metadata,
            "outputs": outputs,
        }
        whole = {
            "cells": [cell, {**cell, "cell_type": "code"}],
            "metadata": metadata,
            "nbformat": source,
        }
        shop.write("workbooks/x.ipynb", json.dumps(whole))
        shop.check()


@given(odd, some.sampled_from([None, 0, 1, 4]))
def test_every_place_in_a_json_text_has_its_line(value: Any, indent: int | None) -> None:
    text = json.dumps({"a": value, "b": [value, 1.5e3, 'x\\"y']}, indent=indent)
    lines = positions(text)

    def walk(one: Any, place: tuple[str | int, ...]) -> None:
        assert place in lines
        inner = (
            one.items()
            if isinstance(one, dict)
            else enumerate(one)
            if isinstance(one, list)
            else ()
        )
        for key, below in inner:
            walk(below, (*place, key))

    whole = json.loads(text)
    walk(whole, ())
    assert max(lines.values()) <= text.count("\n") + 1
