"""Everything a person reads reaches a translator: one command finds it in code, pages and data."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from secure_base.program import language, load

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """What `pybabel extract` writes."""
    file = tmp_path_factory.mktemp("catalogue") / "secure-base.pot"
    command = ["extract", "-F", "babel.cfg", "-o", str(file), "."]
    done = subprocess.run(
        [sys.executable, "-m", "babel.messages.frontend", *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    with file.open("rb") as content:
        return read_po(content)


def places(catalogue: Catalog, sentence: Any) -> set[str]:
    message = catalogue.get(sentence)
    assert message is not None, sentence
    return {Path(file).suffix for file, _line in message.locations}


@pytest.mark.parametrize(
    ("sentence", "suffix"),
    [
        ("This sheet has no line called “{name}”.", ".py"),
        ("Look it over", ".js"),
        ("Skip to the page", ".j2"),
        ("Discomfort or harm?", ".yaml"),
    ],
)
def test_a_sentence_is_found_where_it_stands(
    catalogue: Catalog, sentence: str, suffix: str
) -> None:
    assert suffix in places(catalogue, sentence)


@pytest.mark.parametrize(
    ("sentence", "suffix"),
    [
        (("{Count} sheet {span}.", "{Count} sheets {span}."), ".py"),
        (("One question", "{number} questions"), ".js"),
    ],
)
def test_both_forms_of_a_sentence_with_a_number_are_found(
    catalogue: Catalog, sentence: tuple[str, str], suffix: str
) -> None:
    message = catalogue.get(sentence[0])
    assert message is not None
    assert message.id == sentence
    assert suffix in places(catalogue, sentence[0])


def test_every_sentence_that_a_shape_looks_up_is_found(
    catalogue: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()

    class Listening:
        def gettext(self, message: str) -> str:
            asked.add(message)
            return message

    program = load()
    monkeypatch.setattr(language, "_translations", lambda _language: Listening())
    for one in [*program.exercises.values(), *program.guided.values()]:
        one.shape()
    for vocabulary in program.vocabularies.values():
        vocabulary.shape()
    for name in program.support.texts:
        program.support.text(name)
    assert len(asked) > 500
    assert sorted(sentence for sentence in asked if catalogue.get(sentence) is None) == []


def test_numbers_and_the_names_of_things_are_not_sentences(catalogue: Catalog) -> None:
    found = {message.id for message in catalogue if isinstance(message.id, str)}
    assert not found & {"many", "paragraph", "trigger-log", "close"}
    assert not [sentence for sentence in found if sentence.isdecimal()]
