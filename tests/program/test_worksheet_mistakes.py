"""Every mistake an author can make in a worksheet is told with its line and a sentence."""
# ruff: noqa: E501 - a mistake and its sentence stand side by side

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[[str], list[str]]

FIVE = "".join(f"  q{n}: {{kind: line, ask: What?}}\n" for n in range(5))


def test_a_title_and_one_field_are_enough(worksheet: Told) -> None:
    assert worksheet("title: Tea\nfields:\n  taste: {kind: line, ask: How was it?}\n") == []


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("{kind: line}", "3: “ask” is missing here."),
        ("{ask: What?}", "3: This field says no kind. Add one, such as “kind: line”."),
        ("{kind: pargraph, ask: What?}", "3: There is no kind of field called “pargraph”. Did you mean “paragraph”?"),
        ("{kind: line, ask: What?, hnt: x}", "3: “hnt” is not known here. Did you mean “hint”?"),
        ("{kind: line, ask: What?, hint: one, two}", "3: “two” is not known here. There are: kind, ask, hint, core, "
         "group, show_when, carry. If it belongs to the text before it, put that text in quotes: a comma ends it."),
        ("{kind: line, ask: }", "3: “ask” is empty. Write something after the colon, or take the line out."),
        ("{kind: line, ask: 5}", "3: “ask” should be text; put quotes around it if it is meant as a word."),
        ("{kind: line, ask: What?, core: True}", "3: “core” should be true or false, in small letters and without quotes."),
        ("{kind: paragraph, ask: What?, rows: 0}", "3: “rows” should be 1 or more."),
        ("{kind: paragraph, ask: What?, rows: many}", "3: “rows” should be a whole number."),
        ("{kind: number, ask: What?, min: 5, max: 5}", "3: “max” (5) should be more than “min” (5)."),
        ("{kind: scale, ask: What?, low: a}", "3: “high” is missing here."),
        ("{kind: scale, ask: What?, low: a, high: b, max: 100}",
         "3: A scale has between 2 and 21 numbers, counted from “min” to “max”."),
        ("{kind: choice, ask: What?}", "3: “options” is missing here."),
        ("{kind: choice, ask: What?, options: {}}", "3: “options” should be filled: at least 1 wanted."),
        ("{kind: choice, ask: What?, options: [a, b]}", "3: “options” should be a group of “name: value” lines."),
        ("{kind: choice, ask: What?, options: {A b: C}}",
         "3: “A b” should be small letters and digits, a letter first, such as closer."),
        ("{kind: words, ask: What?, from: feeling}", "3: There is no vocabulary “feeling”. Did you mean “feelings”?"),
        ("{kind: body, ask: What?, from: feelings}", "3: The vocabulary “feelings” has no places in the body."),
        ("{kind: steps, ask: What?}", "3: “of” is missing here."),
        ("{kind: steps, ask: What?, of: {a: {kind: body, ask: b}}}",
         "3: There is no kind of field called “body”. There are: line, paragraph, scale, number, choice, date."),
        ("{kind: steps, ask: What?, of: {a: {kind: line, ask: b}}, ordered_by: a}", "3: “a” is not a scale under “of”."),
        ("{kind: steps, ask: What?, of: {id: {kind: line, ask: b}}}",
         "3: “id” is taken. Call this question something else."),
        ("{kind: plane, ask: What?, across: {ask: a, low: b, high: c}}", "3: “up” is missing here."),
        ("{kind: plane, ask: What?, across: {ask: a, low: b}, up: {ask: a, low: b, high: c}}", "3: “high” is missing here."),
        ("{kind: script, ask: What?, lines: []}", "3: “lines” should be filled: at least 1 wanted."),
        ("{kind: script, ask: What?, lines: [{say: 'I {felt}.'}]}", "3: There is no answer “felt” to use."),
        ("{kind: script, ask: What?, lines: [{say: 'I { that.'}]}",
         "3: A { or } stands alone. Write a field's name as {name}."),
        ("{kind: line, ask: What?, show_when: {tast: x}}", "3: There is no field “tast” here."),
        ("{kind: note}", "3: “text” is missing here."),
    ],
)  # fmt: skip
def test_a_mistake_in_a_field_is_told(worksheet: Told, field: str, told: str) -> None:
    assert worksheet(f"title: Tea\nfields:\n  taste: {field}\n")[0] == told


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("fields:\n  taste: {kind: line, ask: How?}\n", "1: “title” is missing here."),
        ("title: Tea\n", "1: “fields” is missing here."),
        ("title: Tea\nfields:\n", "2: “fields” is empty. Write something after the colon, or take the line out."),
        ("title: Tea\nfields: {}\n", "2: “fields” should be filled: at least 1 wanted."),
        ("title: Tea\nfeilds:\n  taste: {kind: line, ask: How?}\n", "2: “feilds” is not known here. Did you mean “fields”?"),
        ("title: Tea\nfields:\n  Taste: {kind: line, ask: How?}\n",
         "3: “Taste” should be small letters, digits and underscores, a letter first, such as what_helped."),
        ("title: Tea\nentries: some\nfields:\n  taste: {kind: line, ask: How?}\n",
         "2: “entries” cannot be “some”. There are: one, many."),
        ("title: Tea\nsession: 11\nfields:\n  taste: {kind: line, ask: How?}\n", "2: “session” should be 10 or less."),
        ("title: Tea\nsession: two\nfields:\n  taste: {kind: line, ask: How?}\n", "2: “session” should be a whole number."),
        ("title: Tea\nfields:\n  a: {kind: note, text: Hm.}\n", "2: Nothing is asked here: add a field that is not a note."),
        (f"title: Tea\nfields:\n{FIVE}",
         "2: Mark two to four fields “core: true”: the two-minute version. Now 0 of 5 are."),
        ("title: Tea\nask_again:\n  - {field: tast, after_hours: 1}\nfields:\n  taste: {kind: line, ask: How?}\n",
         "3: There is no field “tast” here. Did you mean “taste”?"),
        ("title: Tea\nid: coffee\nfields:\n  taste: {kind: line, ask: How?}\n", "2: “id” should be the file's name, “tea”."),
        ("title: Tea\ncaution: {title: Careful}\nfields:\n  taste: {kind: line, ask: How?}\n", "2: “text” is missing here."),
        ("title: Tea\ncaution: {title: Careful, text: Hot., link: harm}\nfields:\n  taste: {kind: line, ask: How?}\n",
         "2: There is no exercise “harm”. There are: tea."),
        ("title: Tea\nfields:\n  taste: {kind: line, ask: How?, carry: coffee.taste}\n",
         "3: There is no exercise “coffee”. There are: tea."),
        ("title: Tea\nfields:\n  taste: {kind: line, ask: How?, carry: tea.tast}\n",
         "3: “tea” has no field “tast”. Did you mean “taste”?"),
        ("title: Tea\nfields:\n  taste: {kind: line, ask: How?, carry: tea}\n",
         "3: Write it as “exercise.field”, such as “trigger-log.story”."),
        ("title: Tea\nfields:\n  a: {kind: choice, ask: How?, options: {x: X, y: Y}}\n"
         "  b: {kind: line, ask: Why?, show_when: {a: z}}\n", "4: “z” is not an option of “a”. There are: x, y."),
        ("title: Tea\nfields:\n  a: {kind: line, ask: How?}\n"
         "  b: {kind: script, ask: Why?, lines: [{when: [], say: 'It was {a}.'}]}\n",
         "4: “a” is used here, so “when” should name it too."),
    ],
)  # fmt: skip
def test_a_mistake_in_a_worksheet_is_told(worksheet: Told, content: str, told: str) -> None:
    assert worksheet(content) == [told]


def test_every_mistake_is_told_at_once(worksheet: Told) -> None:
    told = worksheet("titel: Tea\nfields:\n  a: {kind: line}\n  b: {kind: lin, ask: x}\n")
    assert [one.split(":")[0] for one in told] == ["1", "3", "4"]


def test_the_line_is_that_of_the_option_not_of_the_field(worksheet: Told) -> None:
    told = worksheet(
        "title: Tea\nfields:\n  a:\n    kind: scale\n    ask: How?\n    low: a\n    hihg: b\n    high: c\n"
    )
    assert told == ["7: “hihg” is not known here. Did you mean “high”?"]
