"""What the guided practices say: each with its caution, none with a promise."""

from __future__ import annotations

import pytest
from secure_base.program import load
from secure_base.program.guided import QUICKEST, SLOWEST, Guided

GUIDED = load().guided
LOG = load().exercise("practice-log").fields["practice"].options

PROMISES = (
    "will calm", "calms you", "heals", "reset", "vagus", "polyvagal", "proven to", "you will feel",
    "guarantee", "cure", "dysregulated", "hold your breath", "deep breath",
)  # fmt: skip


def words(guided: Guided) -> str:
    parts = [guided.about, guided.known or "", guided.ending, guided.eyes or ""]
    parts += [step.say for step in guided.steps] + guided.reminders
    parts += [line for wishes in guided.phrases for line in wishes.lines]
    parts += [anchor.say for anchor in guided.anchors]
    return " ".join(parts).lower().replace("it is not proven to be special", "")


@pytest.mark.parametrize("name", GUIDED)
def test_each_has_a_caution_that_says_to_stop_or_leave_out(name):
    caution = GUIDED[name].caution.text.lower()
    assert "stop" in caution or "leave out" in caution


@pytest.mark.parametrize("name", GUIDED)
def test_none_promises_anything(name):
    said = words(GUIDED[name])
    assert [promise for promise in PROMISES if promise in said] == []


def test_those_of_the_first_evenings_have_their_place_in_the_log():
    for name in ("breathing", "sit", "orienting", "relaxation", "walking", "safe-moment"):
        assert GUIDED[name].practice in LOG


def test_wishes_begin_with_whoever_is_easiest_and_not_with_oneself():
    wishes = GUIDED["loving-kindness"]
    assert "easy" in wishes.beings[0]
    assert not any("myself" in being or "mother" in being for being in wishes.beings)
    assert {"roots", "plain"} == {one.key for one in wishes.phrases}


def test_the_pacer_is_six_a_minute_at_first_and_never_fast():
    patterns = GUIDED["breathing"].patterns
    (usual,) = [pattern for pattern in patterns if pattern.usual]
    assert (usual.inhale, usual.exhale, usual.a_minute) == (4, 6, 6)
    assert all(SLOWEST <= round(pattern.a_minute, 1) <= QUICKEST for pattern in patterns)


def test_a_sit_is_three_to_ten_minutes_with_eyes_open_and_a_choice_of_anchor():
    sit = GUIDED["sit"]
    assert min(sit.minutes) == 3
    assert max(sit.minutes) == 10
    assert {"breath", "feet", "sounds", "sight"} <= {anchor.key for anchor in sit.anchors}
    assert "open" in (sit.eyes or "").lower()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"patterns": []}, "needs “patterns”"),
        ({"usual": 4}, "“usual” is one of “minutes”"),
        (
            {
                "patterns": [
                    {"key": "a", "inhale": 1.0, "exhale": 1.0, "say": "Fast", "usual": True}
                ]
            },
            "Breathe between",
        ),
    ],
)
def test_a_mistake_in_a_file_is_told_in_a_sentence(change, sentence):
    whole = {**GUIDED["breathing"].model_dump(), **change}
    mistakes = Guided.model_validate(whole).mistakes()
    assert any(sentence in told for _place, told in mistakes)
