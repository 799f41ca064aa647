"""The parts of the home page: path, today, lines to see again, daily pages."""

from __future__ import annotations

import pytest
from secure_base.forms.again import Again
from secure_base.forms.daily import Daily
from secure_base.forms.earlier import Earlier
from secure_base.forms.path import Path
from secure_base.forms.today import Today
from secure_base.workbook import Workbook

DAY = "2026-03-14"


@pytest.mark.parametrize("method", ["path", "today", "again", "daily", "keeping"])
def test_the_page_can_draw_each_part_before_any_kernel_and_from_the_same_shape(method, journal):
    known = Workbook.shape_of(method)
    part = getattr(Workbook(journal), method)()
    assert known == {"part": part.part, "key": part.key, "shape": part.shape}


def test_the_path_has_the_eleven_evenings_and_begins_empty(journal, program, ask):
    path = Path(journal, program)
    assert [session["n"] for session in path.shape["sessions"]] == list(range(11))
    assert ask(path, "hello") == {"type": "path", "states": {}}


def test_an_evening_is_begun_by_any_entry_and_done_by_its_check_out(journal, program, ask, write):
    path = Path(journal, program)
    write("trigger-log", session=2, strength=6)
    assert ask(path, "hello")["states"] == {"2": "begun", "3": "next"}
    write("check-out", session=2, word="tired")
    assert ask(path, "hello")["states"] == {"2": "done", "3": "next"}


def test_an_entry_without_an_evening_counts_for_those_that_ask_it(journal, program, ask, write):
    write("trigger-log", strength=6)
    assert ask(Path(journal, program), "hello")["states"]["2"] == "begun"


def test_the_path_counts_nothing(journal, program, ask, write):
    for session in range(11):
        write("check-out", session=session, word="here")
    states = ask(Path(journal, program), "hello")["states"]
    assert set(states.values()) == {"done"}


def test_today_begins_with_the_welcome(journal, program, ask):
    told = ask(Today(journal, program), "hello", day=DAY)
    assert told["suggestion"]["notebook"] == "00-welcome"


def test_today_offers_the_home_practice_of_the_latest_evening(journal, program, ask, write):
    write("quick-moves", session=2, move="going silent")
    told = ask(Today(journal, program), "hello", day=DAY)["suggestion"]
    assert (told["notebook"], told["exercise"]) == ("02-triggers", "trigger-log")
    assert told["words"].startswith("About two minutes.") or told["words"].startswith("About 2")


def test_what_is_written_today_is_not_suggested_again(journal, program, ask, write):
    entry = write("trigger-log", session=2, strength=4)
    told = ask(Today(journal, program), "hello", day=entry.at.astimezone().date().isoformat())
    assert told["suggestion"] is None
    assert told["words"] == "Nothing more for today. A day can be just a day."


def test_not_today_lasts_until_tomorrow_and_can_be_taken_back(journal, program, ask):
    today = Today(journal, program)
    assert ask(today, "not-today", day=DAY)["suggestion"] is None
    assert ask(today, "hello", day=DAY)["suggestion"] is None
    assert ask(today, "hello", day="2026-03-15")["suggestion"] is not None
    assert ask(today, "after-all", day=DAY)["suggestion"] is not None


@pytest.mark.parametrize("day", [None, 3, "tomorrow", "2026-99-99"])
def test_a_day_that_is_none_is_refused_in_words(journal, program, ask, day):
    assert ask(Today(journal, program), "hello", day=day)["type"] == "refused"


def test_a_line_stands_until_it_is_put_away(journal, program, ask, write):
    again = Again(journal, program)
    assert ask(again, "hello") == {"type": "lines", "lines": []}
    entry = write("trigger-log", happened="I said one true thing.")
    journal.show_again(entry.id, "happened")
    (line,) = ask(again, "hello")["lines"]
    assert line["text"] == "I said one true thing."
    assert line["title"] == "Trigger log"
    told = ask(again, "put-away", entry=entry.id, field="happened")
    assert told["lines"] == []
    assert ask(again, "put-away", entry=entry.id, field="happened")["type"] == "refused"
    assert journal.entry(entry.id).answers == {"happened": "I said one true thing."}


def test_earlier_gives_the_latest_three_and_says_when_there_are_more(journal, program, ask, write):
    earlier = Earlier(journal, program.exercise("trigger-log"))
    for strength in range(5):
        write("trigger-log", strength=strength)
    told = ask(earlier, "hello")
    assert [entry["answers"]["strength"] for entry in told["entries"]] == [4, 3, 2]
    assert told["more"] is True
    assert Workbook.shape_of("earlier", "trigger-log")["shape"] == earlier.shape


def test_daily_pages_open_with_the_evenings(journal, program, ask, write):
    daily = Daily(journal, program)
    log = next(page for page in daily.shape["pages"] if page["exercise"] == "trigger-log")
    assert (log["opens"], log["notebook"]) == (2, "02-triggers")
    assert ask(daily, "hello")["reached"] is None
    write("check-in", session=3, word="here")
    assert ask(daily, "hello")["reached"] == 3
