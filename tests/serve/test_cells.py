"""A cell is read, never run, to know what it will show."""

from __future__ import annotations

from typing import Any

import pytest
from secure_base.serve.cells import part_of


def shape_of(method: str, *arguments: Any) -> dict[str, Any] | None:
    return {"part": method, "key": arguments} if method in {"exercise", "chart"} else None


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('workbook.exercise("tea")', ("exercise", ("tea",))),
        ('# a remark\nworkbook.chart("tea", "by-pull")', ("chart", ("tea", "by-pull"))),
        ('workbook.exercise("tea", session=2)', ("exercise", ("tea",))),
        ('workbook.exercise("one")\nworkbook.exercise("two")', ("exercise", ("two",))),
    ],
)
def test_the_last_line_tells_the_part(source: str, expected: tuple[str, tuple[str, ...]]) -> None:
    part = part_of(source, shape_of)
    assert part is not None
    assert (part["part"], part["key"]) == expected


@pytest.mark.parametrize(
    "source",
    [
        "",
        "from secure_base import Workbook",
        'workbook.entries("tea")',
        "workbook.exercise(name)",
        'form = workbook.exercise("tea")',
        'someone.exercise("tea")',
        'print(workbook.exercise("tea"))',
        "this is not Python",
        "%%time\nworkbook",
    ],
)
def test_anything_else_waits_for_the_kernel(source: str) -> None:
    assert part_of(source, shape_of) is None
