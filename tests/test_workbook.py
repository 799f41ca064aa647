"""The face for people who write notebooks: each line of it does what it says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import secure_base
from secure_base import Workbook
from secure_base.journal import Damaged, JournalFault, NotAWorkbook
from secure_base.program import UnknownExercise, Unreadable, load


@pytest.fixture
def workbook(tmp_path: Path) -> Workbook:
    return Workbook.open(tmp_path / "data")


def test_it_opens_the_folder_it_is_given_else_the_named_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Workbook.open(str(tmp_path / "given"))
    assert (tmp_path / "given" / "my.workbook").exists()
    monkeypatch.setenv("SECURE_BASE_DATA", str(tmp_path / "named"))
    Workbook.open()
    assert (tmp_path / "named" / "my.workbook").exists()
    monkeypatch.delenv("SECURE_BASE_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "system"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    Workbook.open()
    assert list(tmp_path.glob("system/**/my.workbook")) + list(tmp_path.glob("home/**/my.workbook"))


def test_what_is_filled_in_is_among_the_entries(workbook: Workbook) -> None:
    entry = workbook.fill("trigger-log", happened="The bus left.", strength=4)
    assert entry.session == 2
    assert [e.answers for e in workbook.entries("trigger-log")] == [
        {"happened": "The bus left.", "strength": 4}
    ]
    workbook.fill("trigger-log", happened="The door.")
    assert len(workbook.entries("trigger-log")) == len(workbook.entries()) == 2


def test_an_exercise_with_one_entry_is_filled_on(workbook: Workbook) -> None:
    ones = (e for e in load().exercises.values() if e.entries == "one")
    texts = {e.id: [n for n, f in e.answerable.items() if f.kind == "paragraph"] for e in ones}
    exercise, names = next((id, names[:2]) for id, names in texts.items() if len(names) > 1)
    for name in names:
        workbook.fill(exercise, **{name: f"about {name}"})
    (entry,) = workbook.entries(exercise)
    assert entry.answers == {name: f"about {name}" for name in names}


def test_an_answer_no_form_would_take_is_refused(workbook: Workbook) -> None:
    with pytest.raises(Unreadable):
        workbook.fill("trigger-log", strength="very")
    with pytest.raises(LookupError, match="has no field weather"):
        workbook.fill("trigger-log", weather="rain")
    with pytest.raises(UnknownExercise):
        workbook.fill("coffee", kind="black")
    assert workbook.entries() == []


def test_the_exercises_of_a_session_come_in_order(workbook: Workbook) -> None:
    exercises = workbook.session(2).exercises
    assert exercises[0] == "trigger-log"
    with pytest.raises(LookupError):
        workbook.session(99)


def test_a_page_draws_every_part_before_any_file_is_open() -> None:
    for method, words, key in [
        ("exercise", ("trigger-log",), "form:trigger-log"),
        ("chart", ("trigger-log", "by-pull"), "chart:trigger-log:by-pull"),
        ("earlier", ("trigger-log",), "earlier:trigger-log"),
        ("path", (), "path"),
        ("today", (), "today"),
        ("later", (), "later"),
        ("again", (), "again"),
        ("daily", (), "daily"),
        ("guide", (), "guide"),
        ("keeping", (), "keeping"),
    ]:
        shape = Workbook.shape_of(method, *words)
        assert shape is not None, method
        assert shape["key"] == key
        assert isinstance(shape["shape"], dict)
    assert Workbook.shape_of("entries", "trigger-log") is None
    assert Workbook.shape_of("open") is None


def test_a_part_has_the_key_and_the_shape_the_page_drew(workbook: Workbook) -> None:
    form = workbook.exercise("trigger-log", session=2)
    drawn = Workbook.shape_of("exercise", "trigger-log")
    assert drawn == {"part": form.part, "key": form.key, "shape": form.shape}
    for method in ("path", "today", "later", "again", "daily", "guide", "keeping"):
        part = getattr(workbook, method)()
        assert Workbook.shape_of(method) == {
            "part": part.part,
            "key": part.key,
            "shape": part.shape,
        }


def test_a_table_has_a_row_for_each_entry(workbook: Workbook) -> None:
    workbook.fill("trigger-log", happened="The bus left.", strength=4)
    workbook.fill("trigger-log", happened="The door.")
    frame = workbook.to_frame("trigger-log")
    assert list(frame["happened"]) == ["The bus left.", "The door."]


def test_a_file_that_cannot_be_opened_is_said_in_a_notebook(tmp_path: Path) -> None:
    (tmp_path / "my.workbook").write_bytes(b"not a workbook at all, only words" * 100)
    (tmp_path / "my.key").write_text("secure-base key 1 " + "0" * 64)
    with pytest.raises((NotAWorkbook, Damaged)):
        Workbook.open(tmp_path)


def test_a_page_stands_whatever_happened_to_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "my.workbook").write_bytes(b"not a workbook at all, only words" * 100)
    monkeypatch.setenv("SECURE_BASE_FACE", "page")
    workbook = Workbook.open(tmp_path)
    form = workbook.exercise("trigger-log")
    reply, _buffers = form.answer({"type": "hello", "serial": 1}, [])
    assert reply["type"] == "refused"
    assert "not a workbook" in reply["sentence"]
    with pytest.raises(JournalFault):
        workbook.entries()


def test_opening_a_session_loads_no_heavy_library(tmp_path: Path) -> None:
    lines = """
import sys
from secure_base import Workbook
workbook = Workbook.open(sys.argv[1])
workbook.exercise("trigger-log", session=2)
heavy = {"pandas", "numpy", "plotly", "typst", "voila", "matplotlib"}
print(sorted(heavy & {name.split(".")[0] for name in sys.modules}))
"""
    package = str(Path(secure_base.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", lines, str(tmp_path / "data")],
        env={**os.environ, "PYTHONPATH": package},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
