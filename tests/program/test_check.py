"""A check reads all of `data/` and `workbooks/` and tells every mistake where it stands."""
# ruff: noqa: E501 - a mistake and its sentence stand side by side

from __future__ import annotations

from pathlib import Path

import pytest
from secure_base.program.check import NothingToCheck, check

from .conftest import FEELINGS, TEA, Checkout, code, prose

PROGRAM = """\
title: Secure Base
sessions:
  - {n: 0, notebook: 00-welcome, title: Welcome, tonight: tea}
  - n: 2
    notebook: 02-triggers.ipynb
    title: Triggers
    tonight: [tea]
    more: [tee, coffee]
"""
HELPLINES = """\
checked: 2026-03-01
countries:
  - code: GB
    name: United Kingdom
    emergency: 999
    lines:
      - {name: Samaritans, call: 116 123, kind: crisis}
"""


@pytest.fixture
def full(checkout: Checkout) -> Checkout:
    """A checkout without a mistake."""
    checkout.write("data/exercises/tea.yaml", TEA)
    checkout.write("data/vocabularies/feelings.yaml", FEELINGS)
    checkout.write("data/program.yaml", PROGRAM)
    checkout.write("data/practices.yaml", "P18: {title: Watching, session: 0, exercise: tea}\n")
    checkout.write("data/support/helplines.yaml", HELPLINES)
    checkout.write("data/support/texts.yaml", "pause: You can stop.\nsigns: [one, two]\n")
    checkout.notebook("00-welcome.ipynb", code('workbook.exercise("tea")'))
    return checkout


def test_a_checkout_without_mistakes_passes(full: Checkout) -> None:
    assert full.told() == []


def test_the_data_folder_itself_can_be_named(full: Checkout) -> None:
    assert check(full.data).program.exercises.keys() == {"tea"}


def test_a_session_still_being_written_may_name_what_is_not_there(full: Checkout) -> None:
    assert full.check().unwritten == ["02-triggers"]


def test_a_written_session_may_not(full: Checkout) -> None:
    full.notebook("02-triggers.ipynb", prose("# Triggers"))
    assert full.told() == [
        "data/program.yaml:8: There is no exercise “coffee”. There are: tea.",
        "data/program.yaml:8: There is no exercise “tee”. Did you mean “tea”?",
    ]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("program.yaml", "title: T\nsessions:\n  - {n: 1, notebook: a, title: A}\n  - {n: 1, notebook: b, title: B}\n",
         "4: “1” stands here twice."),
        ("program.yaml", "title: T\nsessions:\n  - {n: 1, notebok: a, title: A}\n",
         "3: “notebok” is not known here. Did you mean “notebook”?"),
        ("practices.yaml", "P18: {title: W, session: 0, exercise: tee}\n", "1: There is no exercise “tee”. Did you mean “tea”?"),
        ("practices.yaml", "P18: {title: W, session: 0}\n", "1: P18 names no exercise. Add one, or “teaching: true”."),
        ("practices.yaml", "P1: {title: W, teaching: true}\n", "1: “P1” should be P and two digits, such as P18."),
        ("practices.yaml", "P18: {title: W, teaching: true, session: 7}\n", "1: There is no session 7 in program.yaml."),
        ("practices.yaml", "P18: Watching\n", "1: “P18” should be a group of “name: value” lines."),
        ("vocabularies/feelings.yaml", "title: F\n", "1: This vocabulary has no words. Add “families” or “entries”."),
        ("vocabularies/feelings.yaml", "title: F\nfamilies:\n  - name: A\n    words:\n      - sad\n      - sad\n",
         "6: “sad” stands in this vocabulary twice."),
        ("vocabularies/feelings.yaml", "title: F\nentries:\n  - {key: a, name: A, means: x}\n  - {key: a, name: B, means: x}\n",
         "4: The key “a” is taken already."),
        ("vocabularies/feelings.yaml", "title: F\nfamilies: [{name: A, words: [no, 5]}]\n",
         "2: “words” should be text; put quotes around it if it is meant as a word."),
        ("support/helplines.yaml", "countries:\n  - {code: gb, name: B, lines: [{name: S, call: 1}]}\n",
         "2: “gb” should be two capital letters, such as GB, or elsewhere."),
        ("support/helplines.yaml", "countries:\n  - {code: GB, name: B, lines: [{name: S}]}\n",
         "2: “S” cannot be reached: add “call”, “text” or “site”."),
        ("support/helplines.yaml", "checked: 2026-02-30\ncountries:\n  - {code: GB, name: B, lines: [{name: S, call: 1}]}\n",
         "1: There is no day 2026-02-30."),
        ("support/helplines.yaml", "checked: March\ncountries:\n  - {code: GB, name: B, lines: [{name: S, call: 1}]}\n",
         "1: “March” should be a day, such as 2026-03-14."),
        ("support/texts.yaml", "pause: 5\n", "1: “pause” should be text, or a list of texts."),
        ("support/texts.yaml", "first:\n  signs: [a, [b]]\n", "2: “first” should be text, or a list of texts."),
        ("measures/pulse.yaml", "title: P\nown: true\nexercise: tea\nlines:\n  - {name: A, items: [taste, tate]}\n",
         "5: “tea” has no field “tate”. Did you mean “taste”?"),
        ("measures/pulse.yaml", "title: P\nown: true\nlines:\n  - {name: A, items: [taste]}\n",
         "2: A measure of our own names the exercise that asks its items."),
        ("measures/scs.yaml", "title: S\nitems: 3\nlines:\n  - {name: A, items: [1, 4], reverse: [2]}\n",
         "4: Item 2 is not one of its items."),
        ("measures/scs.yaml", "title: S\nlow: 5\nhigh: 1\nitems: 3\nlines:\n  - {name: A, items: [1]}\n",
         "3: “high” should be more than “low”."),
        ("exercises/tea.yml", TEA, "1: Call this file “tea.yaml”: other endings are not read."),
        ("exercises/Green Tea.yaml", TEA, "1: Name this file in small letters, digits and hyphens: trigger-log.yaml."),
        ("exercise/mate.yaml", TEA, "1: This file is not read here. Did you mean “exercises/mate.yaml”?"),
    ],
)  # fmt: skip
def test_a_mistake_in_any_file_is_told(full: Checkout, name: str, content: str, told: str) -> None:
    full.write(f"data/{name}", content)
    assert f"data/{name}:{told}" in full.told()


def test_an_exercise_of_a_session_that_is_not_there(full: Checkout) -> None:
    full.write("data/exercises/tea.yaml", TEA + "session: 7\npractices: [P81]\n")
    assert full.told() == [
        "data/exercises/tea.yaml:4: There is no session 7 in program.yaml.",
        "data/exercises/tea.yaml:5: There is no practice P81. Did you mean “P18”?",
    ]


def test_an_old_helpline_is_a_reminder_and_no_mistake(full: Checkout) -> None:
    full.write("data/support/helplines.yaml", HELPLINES.replace("2026-03-01", "2025-09-01"))
    checked = full.check()
    assert checked.wrong == []
    assert full.told() == [
        "data/support/helplines.yaml:7: “Samaritans” (United Kingdom) was last checked on 2025-09-01, "
        "194 days ago. Look it up again on its own page."
    ]


def test_helplines_never_checked_are_told_in_one_line(full: Checkout) -> None:
    full.write("data/support/helplines.yaml", HELPLINES.replace("2026-03-01", "null"))
    assert full.check().wrong == []
    assert full.told() == [
        "data/support/helplines.yaml:1: One line has no day on which it was checked. "
        "Look each up on its own page and write the day beside it."
    ]


def test_one_bad_file_leaves_the_others_of_use(full: Checkout) -> None:
    full.write("data/exercises/coffee.yaml", "title: [\n")
    checked = full.check()
    assert len(checked.wrong) == 1
    assert "tea" in checked.program.exercises


def test_there_must_be_something_to_check(tmp_path: Path) -> None:
    with pytest.raises(NothingToCheck, match="There is no folder “data” in"):
        check(tmp_path)
    with pytest.raises(NothingToCheck, match="There is no folder "):
        check(tmp_path / "nowhere")


def test_our_own_data_and_workbooks_have_no_mistake(root: Path) -> None:
    assert [str(fault) for fault in check(root).wrong] == []
