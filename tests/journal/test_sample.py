"""`secure-base sample`: a made-up person's workbook, to look at."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from secure_base import cli, program
from secure_base.journal import Journal, open_local, sample

NOW = datetime(2026, 7, 3, 12, 0)


def brought(journal: Journal, member: str = "robin", until: int | None = None) -> sample.Sample:
    told = sample.read(member)
    sample.bring(journal, told, program.load(), until=until, now=NOW)
    return told


@pytest.mark.parametrize("member", sample.members())
def test_every_entry_is_there_with_its_answers(journal: Journal, member: str) -> None:
    told = brought(journal, member)
    assert len(journal.entries()) == len(told["entries"])
    for name in {entry["exercise"] for entry in told["entries"]}:
        fields = [
            {
                *entry["answers"],
                *(field for one in entry.get("then", ()) for field in one["answers"]),
            }
            for entry in told["entries"]
            if entry["exercise"] == name
        ]
        kept = [set(entry.answers) for entry in reversed(journal.entries(name))]
        assert kept == fields, name


def test_the_last_line_was_written_within_the_week_and_weekdays_stay(journal: Journal) -> None:
    told = brought(journal)
    entries = journal.entries()
    last = max(entry.at for entry in entries).astimezone().replace(tzinfo=None)
    assert timedelta(0) <= NOW - last < timedelta(weeks=1)
    first = min(entry.first_at for entry in entries).astimezone()
    began = datetime.fromisoformat(told["entries"][0]["at"])
    assert (first.weekday(), first.hour, first.minute) == (
        began.weekday(),
        began.hour,
        began.minute,
    )


def test_days_in_answers_go_along(journal: Journal) -> None:
    brought(journal)
    (letter,) = journal.entries("letter")
    day = datetime.fromisoformat(letter.answers["open_on"]).date()
    assert day - letter.first_at.astimezone().date() == timedelta(days=91)
    (ladder,) = journal.entries("closeness-ladder")
    first = ladder.answers["tries"][0]["when"]
    assert datetime.fromisoformat(first).date() - ladder.first_at.date() == timedelta(days=2)


def test_what_was_added_later_is_a_later_revision_of_the_same_entry(journal: Journal) -> None:
    brought(journal)
    (ladder,) = journal.entries("closeness-ladder")
    assert ladder.revision == 4
    assert [len(one.answers.get("tries", [])) for one in journal.history(ladder.id)] == [3, 2, 1, 0]
    assert ladder.at - ladder.first_at == timedelta(hours=270)


def test_lines_to_see_again_stand_on_the_home_page(journal: Journal) -> None:
    brought(journal)
    lines = {(line.entry.exercise, line.field) for line in journal.shown_again()}
    assert lines == {("intentions", "sign"), ("quiet-statements", "first"), ("reframe", "truer")}


def test_until_a_week_nothing_later_is_there(journal: Journal) -> None:
    brought(journal, until=4)
    sessions = {entry.session for entry in journal.entries() if entry.session is not None}
    assert sessions == {0, 1, 2, 3, 4}
    (plan,) = journal.entries("support-plan")
    assert plan.revision == 2
    last = max(entry.at for entry in journal.entries()).astimezone().replace(tzinfo=None)
    assert timedelta(0) <= NOW - last < timedelta(weeks=1)


def test_the_command_makes_a_workbook_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["sample", str(folder), "--until", "1"]) == 0
    assert f"make run DATA={folder}" in capsys.readouterr().out
    with open_local(folder) as made:
        before = len(made.entries())
    assert before > 10
    assert cli.main(["sample", str(folder)]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "already" in said
    with open_local(folder) as made:
        assert len(made.entries()) == before


def test_a_name_that_nobody_has_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["sample", str(folder), "--member", "bob"]) == 1
    assert "ines, robin" in capsys.readouterr().err
    assert not folder.exists()


@pytest.mark.parametrize("wrong", [["--until", "11"], ["--until", "soon"], []])
def test_wrong_usage_ends_with_two(folder: Path, wrong: list[str]) -> None:
    given = [str(folder), *wrong] if wrong else []
    with pytest.raises(SystemExit) as ended:
        cli.main(["sample", *given])
    assert ended.value.code == 2
