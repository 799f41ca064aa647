"""Answers to draw from: for each kind of field, anything its form accepts."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from secure_base.program import Exercise, Field

HARD = (
    *("=1+1", "+44 20", "-3", "@here", "\tx", "\rx", "\n", "'=x", "''", "\uff1d1", '"', ",", ";"),
    *("\r\n", "\u0085", "\u2028", "\u200f\u05e9\u05dc\u05d5\u05dd", "\u0634\u0627\u064a"),
    *("\U0001f468\u200d\U0001f469", "e\u0301", "\ufeff", "\x01\x1f", "\u202eevil", "  spaces  "),
    *("</dd><script>alert(1)</script>", "null", "0026-01-02", "&amp;"),
)
"""Words that a file, a spreadsheet or a page may stumble over."""

TEXT = st.one_of(
    st.sampled_from(HARD),
    st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=60),
    st.lists(st.sampled_from(HARD), max_size=6).map("".join),
)
SOME = TEXT.filter(lambda text: text != "")
LINE = TEXT
DATE = st.dates().map(lambda day: day.isoformat())
TIME = st.times().map(lambda time: time.strftime("%H:%M"))


def number(field: Field) -> st.SearchStrategy[Any]:
    least = getattr(field, "min", None)
    most = getattr(field, "max", None)
    least = -(2**53 - 1) if least is None else int(least)
    most = 2**53 - 1 if most is None else int(most)
    whole = st.integers(least, most)
    if getattr(field, "whole", True):
        return whole
    return whole | st.floats(least, most, allow_nan=False)


def key(field: Field) -> st.SearchStrategy[str]:
    keys = st.sampled_from([*getattr(field, "options", {})])
    return keys | SOME if getattr(field, "other", False) else keys


def steps(field: Any) -> st.SearchStrategy[Any]:
    row = {name: answer(part) for name, part in field.of.items()}
    names = st.text("0123456789abcdef", min_size=1, max_size=32)
    step = st.fixed_dictionaries({"id": names}, optional=row)
    return st.lists(step, max_size=min(field.most, 4), unique_by=lambda one: one["id"])


def ratings(field: Any) -> st.SearchStrategy[Any]:
    one = st.fixed_dictionaries(
        {"minute": st.integers(0, field.minutes), "rating": st.integers(0, 10)}
    )
    return st.lists(one, unique_by=lambda rating: rating["minute"], max_size=field.minutes)


def answer(field: Any) -> st.SearchStrategy[Any]:
    """Anything the field's own check accepts."""
    match field.kind:
        case "number" | "scale":
            return number(field)
        case "choice":
            return key(field)
        case "choices":
            return st.lists(key(field), max_size=5)
        case "words":
            return st.lists(SOME, max_size=5)
        case "body":
            return st.fixed_dictionaries(
                {"places": st.lists(SOME, max_size=3), "words": st.lists(SOME, max_size=3)}
            )
        case "moment":
            return DATE | st.tuples(DATE, TIME).map("T".join)
        case "date":
            return DATE
        case "people":
            return st.lists(
                st.fixed_dictionaries({"name": TEXT, "detail": TEXT}), max_size=field.most
            )
        case "checklist":
            return st.dictionaries(st.sampled_from([*field.options]), TEXT)
        case "steps":
            return steps(field)
        case "ratings":
            return ratings(field)
        case "plane":
            return st.fixed_dictionaries({"across": st.integers(0, 10), "up": st.integers(0, 10)})
        case _:
            return TEXT


def sheet(exercise: Exercise) -> st.SearchStrategy[dict[str, Any]]:
    """Any part of a worksheet, filled in."""
    fields = {name: answer(field) for name, field in exercise.answerable.items()}
    return st.fixed_dictionaries({}, optional=fields)
