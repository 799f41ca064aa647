"""What a check says of a worksheet's calendar."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from secure_base.program import load

HEAD = """title: Tea
fields:
  which: {kind: line, ask: Which?}
  days: {kind: choices, ask: Which days?, options: {mon: Monday, sun: Sunday}}
  colours: {kind: choices, ask: Which?, options: {mon: Monday, red: Red}}
calendar: {events: ["""


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        ("{say: Tea, days: day}", "6: There is no field “day” here. Did you mean"),
        ("{say: Tea, days: which}", "6: “which” should be of the kind choices"),
        ("{say: Tea, days: colours}", "6: A calendar knows only these keys in “colours”: fri"),
        ("{say: Tea, days: days, words: [days]}", "6: “days” should be of the kind line"),
        ("{say: Tea, days: days, often: which}", "6: “which” should be of the kind choice"),
    ],
)
def test_a_field_a_calendar_cannot_read_is_told_with_its_line(
    worksheet: Callable[[str], list[str]], event: str, sentence: str
) -> None:
    (told,) = worksheet(f"{HEAD}{event}]}}\n")
    assert told.startswith(sentence)


def test_days_and_own_words_are_enough(worksheet: Callable[[str], list[str]]) -> None:
    assert worksheet(f"{HEAD}{{say: Tea, words: which, days: days}}]}}\n") == []


def test_the_page_knows_which_fields_come_round() -> None:
    calendar = load().exercise("rituals").shape()["calendar"]
    assert calendar["begin"] == "begin"
    assert calendar["events"][0] == {
        "say": "A small ritual", "words": ["what", "who"], "days": "days", "time": "time",
        "often": None,
    }  # fmt: skip
