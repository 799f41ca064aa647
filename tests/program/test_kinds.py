"""What every kind of field promises, walked through the table of kinds; and what each one says."""
# ruff: noqa: E501 - a mistake and its sentence stand side by side

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from pydantic import TypeAdapter
from secure_base.program import kinds
from secure_base.program.kinds import KINDS, AnyField, Field, Unreadable

FIELD: TypeAdapter[Field] = TypeAdapter(AnyField)

PARTS = {
    "what": {"kind": "line", "ask": "What?"},
    "fear": {"kind": "scale", "ask": "How hard?", "low": "easy", "high": "hard"},
    "way": {"kind": "choice", "ask": "Which?", "options": {"in": "In", "out": "Out"}},
    "day": {"kind": "date", "ask": "When?"},
}
DIAL = {"ask": "Worry", "low": "none", "high": "much"}
OPTIONS = {"closer": "Closer", "away": "Away", "still": "I froze"}

DECLARED: dict[str, dict[str, Any]] = {
    "line": {},
    "paragraph": {"rows": 6},
    "number": {"min": 0, "max": 600, "unit": "minutes", "whole": False},
    "scale": {"low": "calm", "high": "flooded"},
    "choice": {"options": OPTIONS},
    "choices": {"options": OPTIONS, "other": True},
    "words": {"from": "feelings"},
    "body": {"from": "body"},
    "moment": {},
    "date": {},
    "people": {"detail": "How to reach them"},
    "checklist": {"options": OPTIONS, "example": "One example"},
    "steps": {"of": PARTS, "ordered_by": "fear"},
    "ratings": {"low": "calm", "high": "flooded"},
    "plane": {"across": DIAL, "up": DIAL},
    "script": {"lines": [{"say": "I feel {felt}."}]},
    "note": {"text": "Take your time."},
}


def field(kind: str, **options: Any) -> Any:
    return FIELD.validate_python({"kind": kind, "ask": "What?", **DECLARED[kind], **options})


text = some.text(some.characters(exclude_categories=["Cs"], exclude_characters="\0"))
keys = some.sampled_from(sorted(OPTIONS))
days = some.dates().map(lambda day: day.isoformat())
clock = some.times().map(lambda time: time.strftime("%H:%M"))
tens = some.integers(0, 10)
step = some.fixed_dictionaries(
    {},
    optional={"what": text, "fear": tens, "way": some.sampled_from(["in", "out"]), "day": days},
)


def steps_of(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"id": f"s{number}", **row} for number, row in enumerate(rows)]


ANSWERS: dict[str, some.SearchStrategy[Any]] = {
    "line": text,
    "paragraph": text,
    "number": some.integers(0, 600) | some.floats(0, 600),
    "scale": tens,
    "choice": keys,
    "choices": some.lists(keys | text, max_size=6),
    "words": some.lists(text, max_size=6),
    "body": some.fixed_dictionaries(
        {}, optional={"places": some.lists(text, max_size=3), "words": some.lists(text, max_size=3)}
    ),
    "moment": days | some.builds("{}T{}".format, days, clock),
    "date": days,
    "people": some.lists(
        some.fixed_dictionaries({"name": text}, optional={"detail": text}), max_size=6
    ),
    "checklist": some.dictionaries(keys, text, max_size=3),
    "steps": some.lists(step, max_size=10).map(steps_of),
    "ratings": some.dictionaries(some.integers(0, 15), tens).map(
        lambda rated: [{"minute": minute, "rating": rating} for minute, rating in rated.items()]
    ),
    "plane": some.fixed_dictionaries({}, optional={"across": tens, "up": tens}),
    "script": text,
    "note": some.none(),
}

anything = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(), inner, max_size=4),
    max_leaves=12,
)
of_every_kind = pytest.mark.parametrize("kind", KINDS)


def test_the_tests_know_every_kind() -> None:
    assert list(DECLARED) == list(KINDS) == list(ANSWERS)


def test_every_kind_has_a_file_of_its_own_and_every_file_a_kind() -> None:
    folder = Path(kinds.__file__).parent
    files = {path.stem for path in folder.glob("*.py")} - {"__init__", "field"}
    assert files == set(KINDS)
    for name, kind in KINDS.items():
        assert kind.__module__ == f"secure_base.program.kinds.{name}"


@of_every_kind
def test_a_kind_says_what_it_is(kind: str) -> None:
    assert KINDS[kind].__doc__
    assert KINDS[kind].__doc__ != Field.__doc__


@of_every_kind
@settings(max_examples=60)
@given(data=some.data())
def test_what_is_accepted_comes_back_equal(kind: str, data: some.DataObject) -> None:
    one = field(kind)
    answer = data.draw(ANSWERS[kind])
    kept = json.loads(json.dumps(one.check(answer)))
    assert kept == answer
    assert one.check(kept) == answer
    json.dumps([one.text(kept), one.spoken(kept), one.columns(kept)])


@of_every_kind
@settings(max_examples=100)
@given(answer=anything)
def test_any_answer_of_any_age_can_be_read(kind: str, answer: Any) -> None:
    one = field(kind)
    assert isinstance(one.text(answer), str)
    assert isinstance(one.spoken(answer), str)
    assert isinstance(one.empty(answer), bool)
    for suffix, _cell in one.columns(answer):
        assert isinstance(suffix, str)
    try:
        assert one.check(answer) is answer or one.check(answer) == answer
    except Unreadable as error:
        assert error.sentence.endswith(".")  # noqa: PT017


@of_every_kind
@pytest.mark.parametrize("nothing", [None, "", [], {}])
def test_every_field_may_be_left_empty(kind: str, nothing: Any) -> None:
    one = field(kind)
    assert one.check(nothing) == nothing
    assert one.empty(nothing)
    assert one.text(nothing) == ""


@of_every_kind
def test_columns_have_the_same_names_answered_or_not(kind: str) -> None:
    one = field(kind)
    names = [suffix for suffix, _cell in one.columns(None)]
    assert len(names) == len(set(names))
    assert all(cell is None for _suffix, cell in one.columns(None))

    @given(ANSWERS[kind])
    @settings(max_examples=20)
    def hold(answer: Any) -> None:
        assert [suffix for suffix, _cell in one.columns(answer)] == names

    hold()


@of_every_kind
def test_a_shape_is_json_and_holds_every_option(kind: str) -> None:
    shape = field(kind).shape("taste")
    assert json.loads(json.dumps(shape)) == shape
    assert (shape["name"], shape["kind"]) == ("taste", kind)
    options = {one.alias or name for name, one in KINDS[kind].model_fields.items()}
    assert options <= set(shape)


LONG = "🫖" * 100_000 + "שלום" * 25_000


@pytest.mark.parametrize("kind", ["line", "paragraph", "script"])
@pytest.mark.parametrize(
    "answer", [LONG, "a\x85b\u2028c", " \n", "\ufeff", "<b>&amp;</b>", "👩‍👩‍👧"]
)
def test_text_of_any_size_and_script_is_unchanged(kind: str, answer: str) -> None:
    assert field(kind).check(answer) == answer


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("line", "a\0b"),
        ("words", ["fine", "a\0b"]),
        ("people", [{"name": "\0"}]),
        ("checklist", {"closer": "\0"}),
    ],
)
def test_a_zero_byte_is_refused_with_a_sentence(kind: str, answer: Any) -> None:
    with pytest.raises(Unreadable, match="cannot be kept"):
        field(kind).check(answer)


def test_half_a_character_is_refused_with_a_sentence() -> None:
    with pytest.raises(Unreadable, match="Half a character"):
        field("line").check("a\ud83d")


def test_no_answer_is_so_long_that_it_fills_the_disk() -> None:
    with pytest.raises(Unreadable, match="Split it"):
        field("paragraph").check("x" * 1_000_001)


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("line", 5),
        ("line", ["a"]),
        ("number", True),
        ("number", "5"),
        ("number", float("nan")),
        ("number", float("inf")),
        ("number", 601),
        ("number", -1),
        ("scale", True),
        ("scale", 5.5),
        ("scale", 11),
        ("scale", "5"),
        ("choice", "sideways"),
        ("choice", ["closer"]),
        ("choices", "closer"),
        ("choices", [1]),
        ("words", "calm"),
        ("words", [["calm"]]),
        ("body", ["head"]),
        ("body", {"parts": ["head"]}),
        ("body", {"places": "head"}),
        ("moment", "14 March"),
        ("moment", "2026-02-30"),
        ("moment", "2026-03-14T25:00"),
        ("moment", "2026-03-14T19:05:00"),
        ("moment", "2026-W01-1"),
        ("date", "2026-03-14T19:05"),
        ("date", "20260314"),
        ("date", "٢٠٢٦-٠٣-١٤"),
        ("date", 20260314),
        ("people", [{"name": "Ann"}] * 7),
        ("people", [{"phone": "1"}]),
        ("checklist", ["closer"]),
        ("checklist", {"sideways": ""}),
        ("checklist", {"closer": True}),
        ("steps", [{"what": "x"}]),
        ("steps", [{"id": "a"}, {"id": "a"}]),
        ("steps", [{"id": "a", "fear": 11}]),
        ("steps", [{"id": "a", "who": "x"}]),
        ("steps", [{"id": str(n)} for n in range(11)]),
        ("ratings", [{"minute": 1}]),
        ("ratings", [{"minute": 16, "rating": 1}]),
        ("ratings", [{"minute": 1, "rating": 1}, {"minute": 1, "rating": 2}]),
        ("plane", {"across": 11}),
        ("plane", [1, 2]),
        ("note", "words"),
    ],
)
def test_what_is_not_an_answer_is_refused(kind: str, answer: Any) -> None:
    with pytest.raises(Unreadable):
        field(kind).check(answer)
    assert field(kind).text(answer) or field(kind).empty(answer)


@pytest.mark.parametrize(
    ("kind", "answer", "told", "spoken"),
    [
        ("paragraph", "One.\nTwo.", "One.\nTwo.", "One. Two."),
        ("number", 5.0, "5 minutes", "5 minutes"),
        ("scale", 0, "0", "0"),
        ("choice", "closer", "Closer", "closer"),
        ("choice", "still", "I froze", "I froze"),
        ("choice", "gone-since", "gone-since", "gone-since"),
        ("choices", ["away", "Mum"], "Away; Mum", "away and Mum"),
        ("words", ["warm", "tired", "left out"], "warm, tired, left out", "warm, tired and left out"),
        ("body", {"places": ["jaw"], "words": ["tight"]}, "tight, in: jaw", "tight"),
        ("body", {"places": ["jaw", "chest"]}, "jaw, chest", "jaw and chest"),
        ("moment", "2026-03-14T19:05", "14 March 2026, 19:05", "14 March 2026, 19:05"),
        ("moment", "0026-03-04", "4 March 26", "4 March 26"),
        ("date", "9999-12-31", "31 December 9999", "31 December 9999"),
        ("people", [{"name": "Ann", "detail": "next door"}, {"name": "Bo"}], "Ann (next door); Bo", "Ann and Bo"),
        ("checklist", {"still": "", "away": "the party"}, "Away (the party); I froze", "Away (the party); I froze"),
        ("steps", [{"id": "a", "what": "Wave", "fear": 3}], "1. Wave; How hard? 3", "Wave; How hard? 3"),
        ("ratings", [{"minute": 1, "rating": 5}, {"minute": 0, "rating": 7}], "minute 0: 7, minute 1: 5", None),
        ("plane", {"across": 3, "up": None}, "Worry 3", "Worry 3"),
    ],
)  # fmt: skip
def test_an_answer_in_words(kind: str, answer: Any, told: str, spoken: str | None) -> None:
    one = field(kind)
    assert one.text(answer) == told
    assert spoken is None or one.spoken(answer) == spoken


def test_a_zero_is_an_answer() -> None:
    assert not field("scale").empty(0)
    assert not field("number").empty(0)
    assert not field("plane").empty({"across": 0})


def test_a_tick_without_an_example_is_an_answer() -> None:
    assert not field("checklist").empty({"closer": ""})


def test_a_step_with_nothing_in_it_is_empty() -> None:
    assert field("steps").empty([{"id": "a", "what": " "}])


def test_cells_for_a_table() -> None:
    assert field("plane").columns({"across": 3, "up": 4}) == [("across", 3), ("up", 4)]
    assert field("checklist").columns({"away": "then"})[1] == ("away", "then")
    assert field("steps", most=1).columns([{"id": "a", "what": "x", "fear": 2}])[:2] == [
        ("1_what", "x"),
        ("1_fear", 2),
    ]
    assert field("ratings", minutes=2).columns([{"minute": 1, "rating": 5}]) == [
        ("minute_0", None),
        ("minute_1", 5),
        ("minute_2", None),
    ]
