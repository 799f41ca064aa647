"""What a person writes is kept, amended, undone, deleted and brought back."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from secure_base.journal import Journal, NotPossible, open_local

ONE, TWO = "1" * 32, "2" * 32


def test_what_was_written_is_there_tomorrow(folder: Path) -> None:
    with open_local(folder) as today:
        today.write(ONE, "trigger-log", {"happened": "The bus left.", "strength": 0}, session=2)
    with open_local(folder) as tomorrow:
        (entry,) = tomorrow.entries("trigger-log")
    assert entry.answers == {"happened": "The bus left.", "strength": 0}
    assert (entry.id, entry.exercise, entry.session, entry.revision) == (ONE, "trigger-log", 2, 1)
    assert entry.first_at == entry.at
    assert entry.at.tzinfo is not None


def test_changed_fields_lie_over_the_rest(journal: Journal) -> None:
    journal.write(ONE, "tea", {"kind": "green", "cup": "blue"})
    kept = journal.write(ONE, "tea", {"cup": "white"}, base=1)
    assert kept.entry.answers == {"kind": "green", "cup": "white"}
    assert kept.entry.revision == 2
    assert not kept.others


def test_nothing_changed_nothing_written(journal: Journal) -> None:
    journal.write(ONE, "tea", {"kind": "green"})
    kept = journal.write(ONE, "tea", {"kind": "green", "cup": ""}, base=1)
    assert kept.entry.revision == 1
    assert len(journal.history(ONE)) == 1


@pytest.mark.parametrize("empty", [None, "", [], {}])
def test_an_emptied_field_is_gone_from_the_entry(journal: Journal, empty: object) -> None:
    journal.write(ONE, "tea", {"kind": "green", "cup": "blue"})
    assert journal.write(ONE, "tea", {"cup": empty}).entry.answers == {"kind": "green"}


def test_an_entry_with_nothing_in_it_is_not_begun(journal: Journal) -> None:
    kept = journal.write(ONE, "tea", {"kind": "", "cup": None})
    assert kept.entry.revision == 0
    assert journal.entries() == []


def test_two_tabs_on_one_entry_keep_both_and_show_the_later(folder: Path) -> None:
    with open_local(folder) as here, open_local(folder) as there:
        here.write(ONE, "tea", {"kind": "green"})
        there.write(ONE, "tea", {"kind": "black", "cup": "white"}, base=1)
        kept = here.write(ONE, "tea", {"kind": "mint"}, base=1)
        assert kept.others
        assert kept.entry.answers == {"kind": "mint", "cup": "white"}
        assert there.entries()[0].answers == {"kind": "mint", "cup": "white"}
        assert [e.answers["kind"] for e in here.history(ONE)] == ["mint", "black", "green"]


def test_undo_is_a_revision_and_a_second_undo_goes_further(journal: Journal) -> None:
    for kind in ("green", "black", "mint"):
        journal.write(ONE, "tea", {"kind": kind})
    assert journal.undo(ONE).answers == {"kind": "black"}
    assert journal.undo(ONE).answers == {"kind": "green"}
    with pytest.raises(NotPossible, match="nothing earlier"):
        journal.undo(ONE)
    assert len(journal.history(ONE)) == 5


def test_a_change_after_an_undo_can_be_undone(journal: Journal) -> None:
    for kind in ("green", "black"):
        journal.write(ONE, "tea", {"kind": kind})
    journal.undo(ONE)
    journal.write(ONE, "tea", {"kind": "mint"})
    assert journal.undo(ONE).answers == {"kind": "green"}


def test_a_deleted_entry_comes_back_by_undo_and_by_restore(journal: Journal) -> None:
    journal.write(ONE, "tea", {"kind": "green"})
    assert journal.delete(ONE).deleted
    assert journal.entries() == []
    assert [entry.id for entry in journal.deleted("tea")] == [ONE]
    assert journal.undo(ONE).answers == {"kind": "green"}
    journal.delete(ONE)
    journal.delete(ONE)
    assert journal.restore(ONE).answers == {"kind": "green"}
    assert journal.entries()[0].answers == {"kind": "green"}


def test_words_typed_into_an_entry_another_tab_deleted_are_kept(journal: Journal) -> None:
    journal.write(ONE, "tea", {"kind": "green"})
    journal.delete(ONE)
    kept = journal.write(ONE, "tea", {"cup": "blue"}, base=1)
    assert kept.others
    assert journal.entries()[0].answers == {"kind": "green", "cup": "blue"}
    journal.delete(ONE)
    assert journal.write(ONE, "tea", {}, base=1).entry.deleted
    assert not journal.write(ONE, "tea", {"cup": "blue"}, base=1).entry.deleted


def test_words_typed_into_an_entry_another_tab_erased_are_kept(journal: Journal) -> None:
    journal.write(ONE, "tea", {"kind": "green"})
    journal.erase(ONE)
    kept = journal.write(ONE, "tea", {"cup": "blue"}, base=1)
    assert kept.others
    assert kept.entry.answers == {"cup": "blue"}
    assert kept.entry.revision == 1


def test_entries_come_newest_first_and_stay_in_place_when_amended(journal: Journal) -> None:
    journal.write(ONE, "tea", {"kind": "green"})
    journal.write(TWO, "tea", {"kind": "black"})
    journal.write(ONE, "tea", {"kind": "mint"})
    assert [entry.id for entry in journal.entries("tea")] == [TWO, ONE]
    assert journal.entries("coffee") == []


def test_an_entry_stays_with_its_exercise(journal: Journal) -> None:
    journal.write(ONE, "tea", {"kind": "green"})
    with pytest.raises(NotPossible, match="another exercise"):
        journal.write(ONE, "coffee", {"kind": "black"})


@pytest.mark.parametrize("entry_id", ["", "x", "A" * 32, "../../etc/passwd", "1" * 33])
def test_an_entry_nobody_wrote_is_refused_in_a_sentence(journal: Journal, entry_id: str) -> None:
    with pytest.raises(NotPossible, match="not in the workbook"):
        journal.undo(entry_id)


def test_what_cannot_be_kept_is_refused_and_the_rest_stays(journal: Journal) -> None:
    journal.write(ONE, "tea", {"kind": "green"})
    for value in (float("nan"), object()):
        with pytest.raises(NotPossible):
            journal.write(ONE, "tea", {"kind": value})
    assert journal.entries()[0].answers == {"kind": "green"}


def test_a_caller_cannot_change_what_is_kept(journal: Journal) -> None:
    journal.write(ONE, "tea", {"cups": ["blue"]})
    journal.entries()[0].answers["cups"].append("white")
    assert journal.entries()[0].answers == {"cups": ["blue"]}


def test_an_answer_does_not_show_in_what_is_logged_about_an_entry(journal: Journal) -> None:
    kept = journal.write(ONE, "tea", {"kind": "PLANTED"})
    assert "PLANTED" not in repr(kept)


def test_the_program_remembers_a_little_of_its_own(journal: Journal) -> None:
    assert journal.recall("support") == {}
    journal.remember("support", {"country": "GB", "asked": True})
    journal.remember("support", {"country": "IE"})
    assert journal.recall("support") == {"country": "IE"}
    assert journal.entries() == []


def test_a_line_stands_on_the_home_page_until_it_is_put_away(journal: Journal) -> None:
    journal.write(ONE, "tea", {"kind": "green", "cup": "blue"})
    journal.show_again(ONE, "kind")
    journal.show_again(ONE, "cup")
    journal.show_again(ONE, "cup")
    assert [line.field for line in journal.shown_again()] == ["cup", "kind"]
    assert journal.shown_again()[0].entry.answers["cup"] == "blue"
    assert journal.entry(ONE).revision == 1
    journal.put_away(ONE, "cup")
    assert [line.field for line in journal.shown_again()] == ["kind"]
    journal.delete(ONE)
    assert journal.shown_again() == []


def test_an_entry_that_is_brought_in_carries_its_own_moment(folder: Path) -> None:
    begun = datetime(2026, 1, 13, 19, 5, tzinfo=timezone(timedelta(hours=1)))
    later = begun + timedelta(days=2)
    with open_local(folder) as here:
        here.write(ONE, "tea", {"kind": "green"}, at=begun)
        here.write(ONE, "tea", {"cup": "white"}, at=later)
        here.show_again(ONE, "kind", at=later)
        here.write(TWO, "tea", {"kind": "mint"})
    with open_local(folder) as again:
        today, then = again.entries("tea")
        (line,) = again.shown_again()
    assert (then.first_at, then.at) == (begun, later)
    assert line.since == later
    assert today.first_at > later, "without a moment it is now"


def test_a_moment_without_a_time_zone_is_refused(journal: Journal) -> None:
    with pytest.raises(ValueError, match="time zone"):
        journal.write(ONE, "tea", {"kind": "green"}, at=datetime(2026, 1, 13, 19, 5))
    assert journal.entries() == []
