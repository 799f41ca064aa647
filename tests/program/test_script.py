"""Words made of answers read like one person speaking."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from secure_base.program.exercise import Exercise
from secure_base.program.kinds.script import fill

CASES = json.loads(Path(__file__).with_name("scripts.json").read_text(encoding="utf-8"))

SPOKEN: dict[str, Any] = {
    "id": "i-statement",
    "title": "Saying it",
    "fields": {
        "seen": {"kind": "paragraph", "ask": "What did you notice?", "core": True},
        "felt": {"kind": "words", "ask": "What do you feel?", "from": "feelings", "core": True},
        "need": {"kind": "choice", "ask": "What do you need?", "options": {"rest": "Rest"}},
        "ask": {"kind": "line", "ask": "What do you ask?"},
        "said": {
            "kind": "script",
            "ask": "In one breath",
            "lines": [
                {"say": "When {seen}, I feel {felt}, because I need {need}. {ask}."},
                {"say": "When {seen}, I feel {felt}. {ask}."},
                {"say": "I feel {felt}. {ask}."},
                {"when": ["felt"], "say": "I feel {felt}."},
            ],
        },
    },
}
SHEET = Exercise.model_validate(SPOKEN)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["made"]))
def test_a_sentence_reads_like_a_person_speaking(case: dict[str, Any]) -> None:
    assert fill(case["say"], case["spoken"]) == case["made"]


def test_the_first_alternative_whose_fields_are_filled_is_used() -> None:
    answers: dict[str, Any] = {"felt": ["small", "left out"], "ask": "Would you stay a moment?"}
    assert SHEET.compose("said", answers) == "I feel small and left out. Would you stay a moment?"
    answers |= {"seen": "You put the phone down.", "need": "rest"}
    assert SHEET.compose("said", answers) == (
        "When you put the phone down, I feel small and left out, because I need rest. "
        "Would you stay a moment?"
    )


def test_while_something_is_missing_nothing_is_made() -> None:
    assert SHEET.compose("said", {"seen": "x", "felt": [" "]}) == ""
    assert SHEET.compose("seen", {"seen": "x"}) == ""


filled = some.fixed_dictionaries(
    {
        "seen": some.none() | some.text(some.characters(exclude_characters="{}"), min_size=1),
        "felt": some.none() | some.lists(some.sampled_from(["small", "I feel sad."]), max_size=2),
        "need": some.none() | some.just("rest"),
        "ask": some.none() | some.sampled_from(["Would you?", "Stay.", "stay"]),
    }
)


@given(filled)
def test_no_place_is_ever_left_unfilled(answers: dict[str, Any]) -> None:
    made = SHEET.compose("said", answers)
    assert "{" not in made
    assert "  " not in made
    assert not made or made.endswith((".", "?", "!"))
    assert ".." not in made
    assert "?." not in made


@given(some.text(), some.text())
def test_an_answer_is_never_read_as_a_place(seen: str, felt: str) -> None:
    made = fill("When {seen}, I feel {felt}.", {"seen": seen, "felt": felt})
    assert made.count("{") <= seen.count("{") + felt.count("{")
