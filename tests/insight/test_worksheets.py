"""Every chart that a worksheet of the program names can be drawn from that worksheet."""

from __future__ import annotations

import pytest
from secure_base.insight import CHARTS, draw
from secure_base.program import load

NAMED = [(name, chart) for name, one in load().exercises.items() for chart in one.charts]


def an_answer(field):
    """One that the field would keep, or None for kinds that no chart reads."""
    match field.kind:
        case "scale":
            return field.min + 1
        case "number":
            return field.check((field.min or 0) + 1)
        case "choice":
            return next(iter(field.options))
        case "plane":
            return {"across": 3, "up": 4}
        case "ratings":
            return [{"minute": 0, "rating": 5}, {"minute": 1, "rating": 6}]
        case "line":
            return "Sam"
        case "steps":
            return [{"id": "a", **{name: an_answer(part) for name, part in field.of.items()}}]
        case _:
            return None


@pytest.mark.parametrize(("name", "chart"), NAMED, ids=lambda value: value)
def test_the_worksheet_has_what_the_chart_reads(name, chart, plotly, entries):
    assert chart in CHARTS
    exercise = load().exercise(name)
    given = {key: an_answer(field) for key, field in exercise.fields.items()}
    drawing = draw(chart, entries({k: v for k, v in given.items() if v is not None}), exercise)
    assert drawing["figure"] is not None, drawing["sentence"]
    plotly.Figure(drawing["figure"])
