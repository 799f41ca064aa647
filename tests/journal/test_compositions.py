"""Any worksheet an author could write: groups, conditions, steps of every kind; nothing is lost."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from secure_base.journal import Journal, export_csv, export_html, export_json, open_local
from secure_base.journal.entries import filled
from secure_base.program import Exercise, load
from secure_base.program.kinds import KINDS

from .answers import answer, sheet

INSIDE = ("line", "paragraph", "scale", "number", "choice", "date")
"""What a step may be made of."""
LABELS = {"a": "A", "long_key": "=1+1", "b2": "„B“"}

OPTIONS: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "number": st.fixed_dictionaries(
        {"whole": st.booleans()},
        optional={"min": st.just(-3), "max": st.just(9), "unit": st.just("h")},
    ),
    "scale": st.fixed_dictionaries(
        {"low": st.just("calm"), "high": st.just("flooded")}, optional={"min": st.just(1)}
    ),
    "choice": st.fixed_dictionaries({"options": st.just(LABELS), "other": st.booleans()}),
    "choices": st.fixed_dictionaries({"options": st.just(LABELS), "other": st.booleans()}),
    "words": st.just({"from": "feelings"}),
    "people": st.fixed_dictionaries({"detail": st.just("How?"), "most": st.integers(1, 8)}),
    "checklist": st.fixed_dictionaries(
        {"options": st.just(LABELS)}, optional={"example": st.just("One time")}
    ),
    "ratings": st.fixed_dictionaries({"minutes": st.integers(1, 15)}),
    "plane": st.just(
        {
            "across": {"ask": "Worry?", "low": "none", "high": "much"},
            "up": {"ask": "Holding back?", "low": "none", "high": "much"},
        }
    ),
    "script": st.just({"lines": [{"say": "I was there."}], "charges": True}),
    "note": st.just({"text": "Look around."}),
}


def field(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    """A field of this kind as its file would say it."""
    own = steps() if kind == "steps" else OPTIONS.get(kind, st.just({}))
    head = {"kind": kind} if kind == "note" else {"kind": kind, "ask": f"A {kind}?"}
    common = st.fixed_dictionaries(
        {}, optional={"hint": st.just("So."), "group": st.just("A part"), "core": st.booleans()}
    )
    return st.tuples(common, own).map(lambda two: {**head, **two[0], **two[1]})


def steps() -> st.SearchStrategy[dict[str, Any]]:
    inner = st.sampled_from(INSIDE).flatmap(lambda kind: plain(kind))
    of = st.dictionaries(st.sampled_from(["what", "hard", "on", "which"]), inner, min_size=1)
    return st.fixed_dictionaries(
        {"of": of, "most": st.integers(1, 10)}, optional={"item": st.just("Step")}
    )


def plain(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    own = OPTIONS.get(kind, st.just({}))
    return own.map(lambda options: {"kind": kind, "ask": f"A {kind}?", **options})


@st.composite
def worksheet(draw: st.DrawFn) -> Exercise:
    kinds = draw(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=7))
    fields = {f"f{number}_{kind}": draw(field(kind)) for number, kind in enumerate(kinds)}
    names = list(fields)
    for later, one in zip(names[1:], names, strict=False):
        if fields[one]["kind"] == "choice" and draw(st.booleans()):
            fields[later]["show_when"] = {one: ["a", "b2"]}
    made = {"id": "made-up", "title": "Made up", "fields": fields}
    return Exercise.model_validate({**made, "entries": draw(st.sampled_from(["one", "many"]))})


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with open_local(tmp_path_factory.mktemp("data")) as opened:
        yield opened


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_form_to_file_to_json_to_csv_to_file(journal: Journal, data: st.DataObject) -> None:
    exercise = data.draw(worksheet())
    answers = data.draw(sheet(exercise))
    program = load().model_copy(update={"exercises": {exercise.id: exercise}})
    entry = journal.write(secrets.token_hex(16), exercise.id, exercise.check(answers)).entry
    assert entry.answers == filled(answers)
    if not entry.answers:
        return
    by_json = export_json.read(export_json.write([entry], program))[entry.id]
    by_csv = export_csv.read(export_csv.write([entry], program))[entry.id]
    assert by_json == by_csv == entry.answers
    again = journal.write(secrets.token_hex(16), exercise.id, exercise.check(by_csv)).entry
    assert journal.entry(again.id).answers == entry.answers
    readable = export_html.write([entry], program)
    for name in entry.answers:
        assert exercise.fields[name].ask in readable


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"note"}))
def test_each_kind_by_itself_comes_back_equal(journal: Journal, kind: str) -> None:
    @settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def check(data: st.DataObject) -> None:
        fields = {"one": data.draw(field(kind))}
        exercise = Exercise.model_validate({"id": "one-field", "title": "One", "fields": fields})
        value = data.draw(answer(exercise.fields["one"]))
        kept = journal.write(secrets.token_hex(16), "one-field", exercise.check({"one": value}))
        program = load().model_copy(update={"exercises": {exercise.id: exercise}})
        if kept.entry.answers:
            by_csv = export_csv.read(export_csv.write([kept.entry], program))
            assert by_csv[kept.entry.id] == filled({"one": value})
            assert isinstance(exercise.fields["one"].text(value), str)

    check()


def test_the_whole_of_a_worksheet_can_be_turned_into_a_form(journal: Journal) -> None:
    vocabularies = load().vocabularies

    @settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
    @given(worksheet())
    def check(exercise: Exercise) -> None:
        exercise._vocabularies = vocabularies
        shape = exercise.shape()
        assert [one["name"] for one in shape["fields"]] == list(exercise.fields)

    check()
