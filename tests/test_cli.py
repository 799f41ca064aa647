"""The commands: what they print, and the code they end with."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from secure_base import cli
from secure_base.cli import main
from secure_base.program.check import check

TEA = "title: Tea\nfields:\n  taste: {kind: line, ask: How was it?}\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with one worksheet, and the current folder."""
    (tmp_path / "data" / "exercises").mkdir(parents=True)
    (tmp_path / "data" / "exercises" / "tea.yaml").write_text(TEA)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, as a person starts it."""
    return subprocess.run(
        [sys.executable, "-m", "secure_base.cli", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, **more},
        check=False,
    )


def test_a_check_without_mistakes_ends_with_0(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "No mistakes in 1 worksheet and 0 notebooks.\n"


def test_a_check_tells_every_mistake_and_ends_with_1(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "data" / "exercises" / "tea.yaml").write_text("titel: Tea\nfields:\n  a: {kind: lin}\n")
    assert main(["check", "."]) == 1
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "data/exercises/tea.yaml:1: “titel” is not known here. Did you mean “title”?",
        "data/exercises/tea.yaml:3: There is no kind of field called “lin”. Did you mean “line”?",
    ]
    assert told.err == "2 mistakes.\n"


def test_a_folder_with_nothing_to_check_is_wrong_usage(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "nowhere"]) == 2
    assert capsys.readouterr().err == "There is no folder nowhere.\n"


def test_a_new_worksheet_is_without_mistakes_at_once(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "exercise", "late-bus"]) == 0
    assert "data/exercises/late-bus.yaml is there." in capsys.readouterr().out
    text = (here / "data" / "exercises" / "late-bus.yaml").read_text()
    assert text.startswith("# yaml-language-server: $schema=../schema/exercise.schema.json\n")
    checked = check(here)
    assert checked.faults == []
    assert checked.program.exercise("late-bus").title == "Late bus"


def test_a_new_worksheet_never_takes_the_place_of_another(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "exercise", "tea"]) == 1
    assert "is there already. Nothing was changed." in capsys.readouterr().err
    assert (here / "data" / "exercises" / "tea.yaml").read_text() == TEA


@pytest.mark.parametrize("name", ["Tea", "green tea", "../tea", "tea.yaml", "", "té"])
def test_a_name_that_no_worksheet_can_have(
    here: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main(["new", "exercise", name]) == 1
    assert "Use small letters, digits and hyphens" in capsys.readouterr().err
    assert len(list(here.rglob("*"))) == 3


def test_a_folder_that_cannot_be_written_is_told(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "exercise", "mate", "--data", str(here / "data/exercises/tea.yaml")]) == 1
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [[], ["chekc"], ["new"], ["new", "exercise"], ["check", "--x"]]
)
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: secure-base" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["", *cli.ELSEWHERE, "check", "new"])
def test_every_command_explains_itself(command: str) -> None:
    ended = run(*filter(None, [command, "--help"]))
    assert ended.returncode == 0, ended.stderr
    assert "usage: secure-base" in ended.stdout


def test_a_command_that_is_not_installed_leaves_the_others_alone(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(cli.ELSEWHERE, "fly", ("secure_base.nowhere.command", "Fly."))
    assert main(["fly", "--high"]) == 1
    assert capsys.readouterr().err == "“fly” is not part of this installation.\n"
    assert main(["check"]) == 0


def test_a_command_of_another_package_is_loaded_only_when_asked_for(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flown = ModuleType("secure_base_flown")
    seen: list[bool] = []

    def add_arguments(parser: object) -> None:
        parser.add_argument("--high", action="store_true")  # type: ignore[attr-defined]

    def fly(arguments: object) -> int:
        seen.append(arguments.high)  # type: ignore[attr-defined]
        raise KeyboardInterrupt

    flown.add_arguments = add_arguments  # type: ignore[attr-defined]
    flown.run = fly  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "secure_base_flown", flown)
    monkeypatch.setitem(cli.ELSEWHERE, "fly", ("secure_base_flown", "Fly."))
    assert main(["check"]) == 0
    assert main(["fly", "--high"]) == 130
    assert seen == [True]


def test_asking_for_help_loads_nothing_heavy() -> None:
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys\nfrom secure_base.cli import main\n"
            "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
            "print(sorted({'pydantic', 'yaml', 'voila', 'ipywidgets'} & set(sys.modules)))",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.endswith("[]\n")


def test_no_file_however_bad_shows_a_traceback(here: Path) -> None:
    bad = here / "data" / "exercises"
    (bad / "nul.yaml").write_bytes(b"a: \0")
    (bad / "half.yaml").write_bytes(b"\xff\xfe\x00")
    (bad / "deep.yaml").write_text("a: " + "[" * 5000)
    (bad / "surrogate.yaml").write_text(
        'title: "\\ud800"\nfields: {a: {kind: line, ask: "\\ud800"}}\n'
    )
    (bad / "folder.yaml").mkdir()
    (bad / "loop.yaml").symlink_to("loop.yaml")
    os.mkfifo(bad / "pipe.yaml")
    (here / "workbooks").mkdir()
    (here / "workbooks" / "x.ipynb").write_text('{"cells": 5}')
    ended = run("check", PYTHONIOENCODING="ascii")
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert ended.stderr.endswith(" mistakes.\n")
    told = {line.split(":")[0] for line in ended.stdout.splitlines()}
    assert told == {
        *(
            f"data/exercises/{name}.yaml"
            for name in ("nul", "half", "deep", "folder", "loop", "pipe")
        ),
        "data/exercises/surrogate.yaml",
        "workbooks/x.ipynb",
    }


def test_a_reader_that_goes_away_is_no_mistake(here: Path) -> None:
    ended = subprocess.run(
        f"{sys.executable} -m secure_base.cli check | true",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in ended.stderr
