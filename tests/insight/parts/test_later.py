"""What a worksheet asks once more: when, of whom, and for how long."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from secure_base.forms import changes, later
from secure_base.forms.later import LEFT, NOTE, Later, due
from secure_base.journal import Entry
from secure_base.workbook import Workbook

DAY = "2026-03-14"


class Clock(datetime):
    """A `datetime` whose now is set by the test."""

    moment = datetime.now(UTC)

    @classmethod
    def now(cls, tz=None):
        return cls.moment.astimezone(tz)


@pytest.fixture
def after(monkeypatch):
    """Let so much time go by."""
    monkeypatch.setattr(later, "datetime", Clock)

    def wait(**time):
        Clock.moment = datetime.now(UTC) + timedelta(**time)

    return wait


@pytest.fixture
def part(journal, program):
    return Later(journal, program)


def fields(told):
    return [(one["exercise"], one["field"]) for one in told["asked"]]


def entry(at, exercise="reassurance-log", id="a" * 32, **answers):
    return Entry(id, exercise, 4, 1, at, at, answers)


def test_nothing_is_asked_before_its_time(part, ask, write, after):
    write("reassurance-log", urge=7)
    after(minutes=59)
    assert ask(part, "hello", day=DAY) == {"type": "later", "asked": []}
    after(minutes=61)
    assert fields(ask(part, "hello", day=DAY)) == [("reassurance-log", "relief_hour")]


def test_a_sheet_asks_one_thing_at_a_time(part, ask, write, after):
    kept = write("reassurance-log", urge=7)
    after(hours=25)
    assert fields(ask(part, "hello", day=DAY)) == [("reassurance-log", "relief_hour")]
    ask(part, "save", entry=kept.id, answers={"relief_hour": 3})
    assert fields(ask(part, "hello", day=DAY)) == [("reassurance-log", "relief_day")]


def test_what_was_answered_already_is_not_asked(part, ask, write, after):
    write("reassurance-log", urge=7, relief_hour=0, relief_day=2)
    after(days=2)
    assert ask(part, "hello", day=DAY)["asked"] == []


def test_at_most_two_are_asked_the_longest_waiting_first(part, ask, write, after):
    first = write("story-check", story="They are tired of me.")
    write("reassurance-log", urge=3)
    write("reassurance-log", urge=4)
    after(days=2)
    asked = ask(part, "hello", day=DAY)["asked"]
    assert len(asked) == 2
    assert {one["field"] for one in asked} == {"relief_hour"}
    for one in asked:
        ask(part, "leave-empty", day=DAY, entry=one["entry"], field=one["field"])
    assert ask(part, "hello", day=DAY)["asked"][0]["entry"] == first.id


def test_an_answer_is_laid_over_the_entry_and_told_to_the_page(part, ask, write, journal, after):
    kept = write("reassurance-log", urge=7, gave="a walk")
    after(hours=2)
    heard = []

    class Follower:
        def changed(self, exercise):
            heard.append(exercise)

    follower = Follower()
    changes.follow(follower)
    told = ask(part, "save", entry=kept.id, answers={"relief_hour": 3}, base=1)
    assert told["type"] == "saved"
    assert told["answers"] == {"urge": 7, "gave": "a walk", "relief_hour": 3}
    assert heard == ["reassurance-log"]
    assert journal.entry(kept.id).session == kept.session
    assert ask(part, "hello", day=DAY)["asked"] == []


def test_a_change_in_another_window_is_kept_beside_the_answer(part, ask, write, journal):
    kept = write("reassurance-log", urge=7)
    journal.write(kept.id, "reassurance-log", {"gave": "tea"})
    told = ask(part, "save", entry=kept.id, answers={"relief_hour": 3}, base=1)
    assert told["others"] is True
    assert told["answers"] == {"urge": 7, "gave": "tea", "relief_hour": 3}


def test_only_what_is_asked_again_can_be_answered_here(part, ask, write):
    kept = write("reassurance-log", urge=7)
    for answers in ({"urge": 1}, {"weather": "rain"}):
        assert ask(part, "save", entry=kept.id, answers=answers)["type"] == "refused"
    assert ask(part, "save", entry=kept.id, answers={"relief_hour": 99})["type"] == "refused"
    assert ask(part, "save", entry="f" * 32, answers={"relief_hour": 1})["type"] == "refused"
    assert ask(part, "save", entry="x", answers={"relief_hour": 1})["type"] == "refused"


def test_not_now_lasts_until_tomorrow(part, ask, write, after):
    kept = write("reassurance-log", urge=7)
    after(hours=2)
    which = {"entry": kept.id, "field": "relief_hour"}
    assert ask(part, "not-now", day=DAY, **which)["asked"] == []
    assert ask(part, "hello", day=DAY)["asked"] == []
    assert len(ask(part, "hello", day="2026-03-15")["asked"]) == 1


def test_left_empty_is_never_asked_again_and_can_be_taken_back(part, ask, write, after, journal):
    kept = write("reassurance-log", urge=7)
    after(hours=2)
    which = {"entry": kept.id, "field": "relief_hour"}
    assert ask(part, "leave-empty", day=DAY, **which)["asked"] == []
    assert ask(part, "hello", day="2027-03-15")["asked"] == []
    assert journal.recall(NOTE) == {f"{kept.id}.relief_hour": LEFT}
    assert len(ask(part, "after-all", day=DAY, **which)["asked"]) == 1
    assert journal.entry(kept.id).revision == 1, "the entry itself carries no mark of it"


def test_one_question_left_does_not_quiet_the_other(part, ask, write, after):
    kept = write("reassurance-log", urge=7)
    after(hours=25)
    ask(part, "leave-empty", day=DAY, entry=kept.id, field="relief_hour")
    assert fields(ask(part, "hello", day=DAY)) == [("reassurance-log", "relief_day")]


def test_a_deleted_entry_is_asked_nothing(part, ask, write, journal, after):
    kept = write("reassurance-log", urge=7)
    journal.delete(kept.id)
    after(days=2)
    assert ask(part, "hello", day=DAY)["asked"] == []
    assert ask(part, "save", entry=kept.id, answers={"relief_hour": 1})["type"] == "refused"
    assert journal.entry(kept.id).deleted


def test_an_entry_from_the_future_waits_for_its_own_hour(program):
    now = datetime(2026, 3, 14, 12, tzinfo=UTC)
    ahead = entry(now + timedelta(days=1), urge=1)
    assert due(program, [ahead], now) == []
    assert due(program, [ahead], now + timedelta(days=1, minutes=59)) == []
    assert len(due(program, [ahead], now + timedelta(days=1, minutes=61))) == 1
    assert due(program, [entry(datetime.max.replace(tzinfo=UTC), urge=1)], now) == []


def test_an_hour_is_an_hour_in_every_time_zone(program):
    here = datetime(2026, 3, 29, 0, 30, tzinfo=timezone(timedelta(hours=13)))  # the clocks change
    for zone in (-11, 0, 1, 14):
        now = (here + timedelta(minutes=61)).astimezone(timezone(timedelta(hours=zone)))
        assert len(due(program, [entry(here, urge=1)], now)) == 1


def test_after_a_long_gap_nobody_is_met_by_a_pile(program):
    begun = datetime(2026, 3, 1, tzinfo=UTC)
    old = [entry(begun, id=f"{n:032x}", urge=1) for n in range(20)]
    assert len(due(program, old, begun + timedelta(hours=30))) == 40
    assert due(program, old, begun + timedelta(days=9)) == []


def test_what_was_put_to_tomorrow_still_stands_then(part, ask, write, after):
    kept = write("reassurance-log", urge=7)
    after(hours=48)
    tomorrow = (Clock.moment + timedelta(days=1)).date().isoformat()
    which = {"entry": kept.id, "field": "relief_hour"}
    ask(part, "not-now", day=Clock.moment.date().isoformat(), **which)
    after(hours=74)
    assert fields(ask(part, "hello", day=tomorrow)) == [("reassurance-log", "relief_hour")]


def test_a_field_or_a_worksheet_that_is_gone_is_not_asked(program):
    now = datetime(2026, 3, 14, tzinfo=UTC)
    exercise = program.exercise("reassurance-log")
    rest = {name: one for name, one in exercise.fields.items() if not name.startswith("relief_")}
    gone = exercise.model_copy(update={"fields": rest})
    changed = program.model_copy(update={"exercises": {"reassurance-log": gone}})
    begun = entry(now - timedelta(days=2), urge=1)
    assert len(due(program, [begun], now)) == 2
    assert due(changed, [begun], now) == []
    assert due(program, [entry(now - timedelta(days=2), exercise="burnt", urge=1)], now) == []


def test_a_field_that_waits_for_an_answer_is_asked_only_after_it(program):
    now = datetime(2026, 3, 14, tzinfo=UTC)
    exercise = program.exercise("reassurance-log")
    waits = exercise.fields["relief_hour"].model_copy(update={"show_when": {"how": ["straight"]}})
    changed = program.model_copy(
        update={
            "exercises": {
                "reassurance-log": exercise.model_copy(
                    update={"fields": {**exercise.fields, "relief_hour": waits}}
                )
            }
        }
    )
    begun = now - timedelta(hours=3)
    assert due(changed, [entry(begun, urge=1)], now) == []
    assert due(changed, [entry(begun, how=["hinted"])], now) == []
    assert len(due(changed, [entry(begun, how=["straight", "hinted"])], now)) == 1


def test_no_trait_holds_what_was_written(part, ask, write, after):
    write("reassurance-log", sought="a gasometer", urge=1)
    after(days=2)
    assert len(ask(part, "hello", day=DAY)["asked"]) == 1
    assert "gasometer" not in str(part.get_state())
    assert Workbook.shape_of("later") == {"part": "later", "key": "later", "shape": {}}


@pytest.mark.parametrize("day", [None, 3, "tomorrow"])
def test_a_day_that_is_none_is_refused_in_words(part, ask, day):
    assert ask(part, "hello", day=day)["type"] == "refused"
