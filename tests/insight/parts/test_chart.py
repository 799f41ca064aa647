"""The chart as a part of a page."""

from __future__ import annotations

import pytest
from secure_base.forms import changes
from secure_base.forms.chart import Chart
from secure_base.insight import UnknownChart
from secure_base.workbook import Workbook


@pytest.fixture
def chart(journal, program):
    return Chart(journal, program.exercise("trigger-log"), "strength-over-time")


def test_an_empty_chart_says_one_calm_sentence(chart, ask):
    told = ask(chart, "hello")
    assert told["sentence"].startswith("Nothing to draw yet.")
    assert told["figure"] is None


def test_what_was_written_is_drawn(chart, ask, write):
    write("trigger-log", strength=6)
    told = ask(chart, "hello")
    assert told["figure"]["data"]
    assert told["table"]["rows"][0][1] == "6"


def test_no_trait_holds_what_was_written(chart, ask, write):
    write("trigger-log", strength=6, happened="a gasometer")
    ask(chart, "hello")
    assert "gasometer" not in str(chart.get_state())
    assert chart.shape == {"exercise": "trigger-log", "name": "strength-over-time"}


def test_a_change_of_its_exercise_is_told_and_another_is_not(chart, heard):
    said = heard(chart)
    changes.tell("pulse")
    assert said == []
    changes.tell("trigger-log")
    changes.tell(changes.EVERYTHING)
    assert said == [{"type": "changed"}, {"type": "changed"}]


def test_the_library_is_handed_out_by_name_only(chart, ask):
    told, buffers = ask(chart, "library", name="plotly-basic.js")
    assert told == {"type": "library"}
    assert b"plotly.js (basic" in bytes(buffers[0])[:200]
    assert ask(chart, "library", name="../../etc/passwd")["type"] == "refused"


def test_a_chart_that_does_not_exist_is_told_to_the_author(journal, program):
    with pytest.raises(UnknownChart):
        Chart(journal, program.exercise("trigger-log"), "pie")
    with pytest.raises(UnknownChart):
        Chart.shape_for(program, "trigger-log", "pie")


def test_the_page_knows_the_same_shape_and_key_without_a_file(chart):
    known = Workbook.shape_of("chart", "trigger-log", "strength-over-time")
    assert known == {"part": "chart", "key": chart.key, "shape": chart.shape}
