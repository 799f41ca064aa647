"""Ideas and facts carry over from the source articles; their sentences never do."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

import hash_sources as sources
import pytest
import what_people_read as reading

HERE = Path(__file__).resolve().parent


STORE = json.loads((HERE / "source-hashes.json").read_text(encoding="utf-8"))
KNOWN = frozenset(one for line in STORE["hashes"] for one in line.split())
EXCEPTED = [
    f" {' '.join(sources.words(line))} "
    for line in (HERE / "excepted.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


def borrowed(
    text: str, known: Collection[str] = KNOWN, excepted: Collection[str] = EXCEPTED
) -> list[str]:
    """The runs of words that also stand in a source, names and terms set aside."""
    hits = [run for run in sources.runs(text) if sources.sealed(run, STORE["salt"]) in known]
    said = [" ".join(run) for run in hits]
    return [run for run in said if not any(f" {run} " in one for one in excepted)]


def everything() -> list[reading.Prose]:
    prose = [one for path in reading.notebooks() for one in reading.page(path)]
    data = [one for path in sorted(reading.DATA.rglob("*.yaml")) for one in reading.sheet(path)]
    return [*prose, *data]


def test_no_run_of_eight_words_comes_from_a_source_article() -> None:
    found = [f"{one.where}: “{run}”" for one in everything() for run in borrowed(one.text)]
    assert not found, "\n".join(found)


def test_there_is_something_to_read_and_something_to_hold_it_against() -> None:
    assert STORE["run"] == sources.RUN
    assert len(KNOWN) > 5000
    assert sum(len(sources.words(one.text)) for one in everything()) > 5000


TAKEN = "A sentence that was written for this test alone and stands in no article anywhere."


@pytest.mark.parametrize(
    "page",
    [
        f"Before it. {TAKEN} And after it.",
        TAKEN.upper(),
        "A **sentence** that was\nwritten for *this test* alone, and stands here.",
    ],
)
def test_a_borrowed_sentence_is_found_whatever_its_marks_and_capitals(page: str) -> None:
    known = frozenset(sources.hashes([TAKEN], STORE["salt"]))
    assert borrowed(page, known)


def test_seven_words_in_common_are_a_coincidence() -> None:
    known = frozenset(sources.hashes([TAKEN], STORE["salt"]))
    assert not borrowed("A sentence that was written for this evening.", known)


def test_a_name_or_term_on_the_list_may_stand() -> None:
    known = frozenset(sources.hashes([TAKEN], STORE["salt"]))
    assert not borrowed(TAKEN, known, [f" {' '.join(sources.words(TAKEN))} "])


def test_a_folder_without_articles_is_told_about(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sources.main(tmp_path) == 1
    assert "no .txt file" in capsys.readouterr().err
