"""The program is found, loaded once and remembered; what is compiled is what was written."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from secure_base.program import UnknownExercise, load, loading
from secure_base.program import compile as compiler
from secure_base.program.faults import Faulty
from secure_base.program.folder import gather
from secure_base.program.outline import Program

from .conftest import TEA, Checkout

NO_YAML = """
import sys
sys.modules["yaml"] = None
from secure_base import program
print(program.load().exercise("tea").title)
"""


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test meets what another has remembered, or what a person has."""
    monkeypatch.setattr(loading, "_cache_file", lambda _folder: tmp_path / "cache" / "p.json")
    load.cache_clear()
    yield
    load.cache_clear()


@pytest.fixture
def shop(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    checkout.write("data/exercises/tea.yaml", TEA)
    monkeypatch.setenv("SECURE_BASE_PROGRAM", str(checkout.data))
    return checkout


def test_the_program_is_loaded_once(shop: Checkout) -> None:
    assert load() is load()
    assert load().exercise("tea").title == "Tea"


def test_what_was_read_is_remembered_until_a_file_changes(shop: Checkout) -> None:
    load()
    load.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "yaml", None)
        assert load().exercise("tea").title == "Tea"
    load.cache_clear()
    path = shop.write("data/exercises/tea.yaml", TEA.replace("Tea", "Mate"))
    os.utime(path, (0, 0))
    assert load().exercise("tea").title == "Mate"


@pytest.mark.parametrize(
    "spoilt", [b"", b"{}", b"\xff", b'{"sha256": "x", "program": {"exercises": 5}}']
)
def test_a_spoilt_cache_is_made_anew(shop: Checkout, tmp_path: Path, spoilt: bytes) -> None:
    load()
    (tmp_path / "cache" / "p.json").write_bytes(spoilt)
    load.cache_clear()
    assert load().exercise("tea").title == "Tea"


def test_a_cache_that_cannot_be_written_is_no_matter(shop: Checkout, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be")
    assert load().exercise("tea").title == "Tea"


def test_a_worksheet_with_a_mistake_is_left_out_and_says_so_when_asked_for(shop: Checkout) -> None:
    shop.write("data/exercises/coffee.yaml", "title: Coffee\n")
    assert load().exercise("tea").title == "Tea"
    with pytest.raises(
        UnknownExercise, match=r"coffee.yaml:1: “fields” is missing here\."
    ) as raised:
        load().exercise("coffee")
    assert raised.value.sentence.startswith("The worksheet “coffee” has mistakes in it.")


def test_an_exercise_that_is_not_there(shop: Checkout) -> None:
    with pytest.raises(UnknownExercise, match=r"There is no exercise “tae”\. Did you mean “tea”\?"):
        load().exercise("tae")


def test_a_folder_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECURE_BASE_PROGRAM", "/nowhere/at/all")
    with pytest.raises(FileNotFoundError, match="SECURE_BASE_PROGRAM names /nowhere/at/all"):
        load()


def test_where_nothing_is_installed_a_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "CHECKOUT", tmp_path)
    monkeypatch.setattr(loading, "COMPILED", tmp_path / "program.json")
    with pytest.raises(FileNotFoundError, match="The program's files are not here"):
        load()


def test_a_compiled_program_is_the_same_program(
    shop: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "program.json"
    compiler.write(shop.data, target)
    monkeypatch.delenv("SECURE_BASE_PROGRAM")
    monkeypatch.setattr(loading, "CHECKOUT", tmp_path / "nowhere")
    monkeypatch.setattr(loading, "COMPILED", target)
    monkeypatch.setitem(sys.modules, "yaml", None)
    assert load().exercise("tea").shape()["fields"][0]["ask"] == "How was it?"


def test_a_compiled_program_carries_the_digest_of_itself(shop: Checkout) -> None:
    text = compiler.compiled(shop.data)
    whole = json.loads(text)
    start = text.index('"program":') + len('"program":')
    assert hashlib.sha256(text[start:-2].encode()).hexdigest() == whole["sha256"]
    assert compiler.compiled(shop.data) == text


def test_a_program_with_a_mistake_is_not_compiled(shop: Checkout) -> None:
    shop.write("data/exercises/coffee.yaml", "title: Coffee\n")
    with pytest.raises(Faulty, match=r"coffee\.yaml:1"):
        compiler.compiled(shop.data)


def test_our_own_program_survives_being_compiled(root: Path) -> None:
    written = gather(root / "data").program
    again = Program.model_validate_json(compiler.as_json(written))
    assert again == written
    for name, exercise in written.exercises.items():
        assert again.exercise(name).shape() == exercise.shape()


def test_a_page_reads_no_yaml_when_the_program_is_remembered(
    shop: Checkout, tmp_path: Path
) -> None:
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "HOME": str(tmp_path)}
    first = NO_YAML.replace('sys.modules["yaml"] = None\n', "")
    for program in (first, NO_YAML):
        ended = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            env=environment,
            check=False,
        )
        assert ended.stdout == "Tea\n", ended.stderr
