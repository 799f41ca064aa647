"""The card of a worksheet: which answers stand on it, and what a check says of its mistakes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from secure_base.program import load

HEAD = """title: Tea
fields:
  kind_of: {kind: line, ask: Which?}
  pause: {kind: note, text: Wait.}
"""


@pytest.mark.parametrize(
    ("card", "sentence"),
    [
        ("{title: T, fields: [kind_off]}", "5: There is no field “kind_off” here. Did you mean"),
        ("{title: T, fields: [pause]}", "5: There is no field “pause” here."),
        ("{title: T, fields: [kind_of], say: {pause: P}}", "5: “pause” is not on the card."),
        ("{title: T, fields: []}", "5: "),
        ("{fields: [kind_of]}", "5: "),
    ],
)
def test_a_mistake_in_a_card_is_told_with_its_line(
    worksheet: Callable[[str], list[str]], card: str, sentence: str
) -> None:
    (told,) = worksheet(f"{HEAD}card: {card}\n")
    assert told.startswith(sentence)


def test_a_card_may_name_one_field(worksheet: Callable[[str], list[str]]) -> None:
    assert worksheet(f"{HEAD}card: {{title: T, fields: kind_of}}\n") == []


def test_the_page_knows_the_card_and_a_sheet_without_one_says_so() -> None:
    program = load()
    card = program.exercise("support-plan").shape()["card"]
    assert {"people", "settles", "signs", "stop"} <= set(card["fields"])
    assert card["helplines"] is True
    assert program.exercise("trigger-log").shape()["card"] is None


def test_each_person_on_a_card_has_a_way_to_be_reached() -> None:
    for exercise in load().exercises.values():
        for name in exercise.card.fields if exercise.card else ():
            field = exercise.fields[name]
            assert field.kind != "people" or getattr(field, "detail", None), (exercise.id, name)
