"""Notebooks are prose and one-line cells, and carry nothing anybody wrote or ran."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

WORKBOOKS = Path(__file__).resolve().parents[2] / "workbooks"
NOTEBOOKS = sorted(WORKBOOKS.rglob("*.ipynb"))
LONGEST_CELL = 3
"""Lines: if a cell needs more, the library lacks a function."""


def source(cell: dict[str, Any]) -> str:
    text = cell["source"]
    return text if isinstance(text, str) else "".join(text)


def is_authors(cell: dict[str, Any]) -> bool:
    return "author" in cell["metadata"].get("tags", [])


@pytest.fixture(params=NOTEBOOKS, ids=lambda p: str(p.relative_to(WORKBOOKS)))
def notebook(request: pytest.FixtureRequest) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(request.param.read_text(encoding="utf-8"))
    return read


def code(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS != []


def test_no_notebook_carries_widget_state(notebook: dict[str, Any]) -> None:
    assert "widgets" not in notebook["metadata"]


def test_no_cell_carries_an_output_but_the_authors_own(notebook: dict[str, Any]) -> None:
    assert [cell["id"] for cell in code(notebook) if cell["outputs"] and not is_authors(cell)] == []


def test_an_authors_output_is_plain_text(notebook: dict[str, Any]) -> None:
    for cell in code(notebook):
        assert {output["output_type"] for output in cell["outputs"]} <= {"stream"}


def test_no_cell_is_longer_than_three_lines(notebook: dict[str, Any]) -> None:
    long = [cell["id"] for cell in code(notebook) if len(source(cell).splitlines()) > LONGEST_CELL]
    assert long == []


def compared(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    return [cell for cell in code(notebook) if "# NBVAL_CHECK_OUTPUT" in source(cell)]


def test_what_is_compared_is_the_authors(notebook: dict[str, Any]) -> None:
    assert all(is_authors(cell) for cell in compared(notebook))


def test_each_notebook_has_one_authors_cell_that_lists_its_exercises(
    notebook: dict[str, Any],
) -> None:
    assert len(compared(notebook)) == 1


def test_a_notebook_is_saved_in_a_form_that_keeps_cell_ids(notebook: dict[str, Any]) -> None:
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    ids = [cell["id"] for cell in notebook["cells"]]
    assert len(set(ids)) == len(ids)
