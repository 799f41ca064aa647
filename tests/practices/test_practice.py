"""Guided practices as parts, and the note that may be kept of one."""

from __future__ import annotations

import subprocess
import sys

import pytest
from secure_base.journal import open_local
from secure_base.practices import Practice
from secure_base.program import UnknownExercise, load
from secure_base.workbook import Workbook

ENTRY = "a" * 32
NAMES = list(load().guided)


@pytest.fixture
def journal(tmp_path):
    with open_local(tmp_path) as opened:
        yield opened


def keep(part, entry=ENTRY, **answers):
    message, _buffers = part.answer(
        {"type": "keep", "serial": "s", "entry": entry, "answers": answers}, []
    )
    return message


@pytest.mark.parametrize("name", NAMES)
def test_the_page_can_draw_it_before_any_kernel(name, journal):
    part = Practice(journal, name)
    known = Workbook.shape_of("practice", name)
    assert known == {"part": "practice", "key": part.key, "shape": part.shape}
    assert set(part.shape["log"]) == {"before", "effect", "after"}


@pytest.mark.parametrize("name", NAMES)
def test_a_note_of_it_is_an_entry_of_the_practice_log(name, journal):
    part = Practice(journal, name)
    assert keep(part, effect="same", minutes=3)["type"] == "kept"
    (entry,) = journal.entries("practice-log")
    log = load().exercise("practice-log").fields["practice"]
    guided = load().guided[name]
    named = guided.practice if guided.practice in log.options else guided.title
    assert entry.answers == {"practice": named, "effect": "same", "minutes": 3}


def test_ones_own_wishes_come_back_from_their_worksheet(journal):
    part = Practice(journal, "loving-kindness")
    hello = {"type": "hello", "serial": "s"}
    assert "phrases" not in part.answer(hello, [])[0]
    journal.write(ENTRY, "loving-kindness", {"phrases": "May you be warm.\nMay you be fed."})
    assert part.answer(hello, [])[0]["phrases"].startswith("May you be warm.")
    assert "phrases" not in Practice(journal, "watcher").answer(hello, [])[0]


def test_keeping_again_amends_the_same_note(journal):
    part = Practice(journal, "breathing")
    keep(part, effect="same", minutes=3)
    keep(part, effect="calmer", before=6, after=4, minutes=3)
    (entry,) = journal.entries("practice-log")
    assert entry.answers["effect"] == "calmer"
    assert entry.revision == 2


def test_unchanged_is_among_the_answers_and_none_is_marked_as_better(journal):
    effect = Practice(journal, "breathing").shape["log"]["effect"]
    assert {"calmer", "same", "stirred"} <= set(effect["options"])


def test_what_is_no_answer_is_refused_in_words(journal):
    part = Practice(journal, "breathing")
    assert keep(part, before="very")["type"] == "refused"
    assert keep(part, entry="../x", effect="same")["type"] == "refused"
    assert journal.entries() == []


def test_nothing_a_person_notes_stands_in_a_trait(journal):
    part = Practice(journal, "breathing")
    keep(part, before=9, effect="stirred")
    shape = part.shape
    assert shape == Practice.shape_for(load(), "breathing")


def test_an_unknown_practice_is_named_to_the_author(journal):
    with pytest.raises(UnknownExercise, match="no guided practice “levitation”"):
        Practice(journal, "levitation")


def test_the_package_alone_loads_no_widget():
    code = "import sys, secure_base.practices; print('ipywidgets' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
