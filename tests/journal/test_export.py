"""`secure-base export`: everything out, readable, with no cell or word that does harm."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import secure_base
from secure_base.journal import create, export_csv, export_html, open_local
from secure_base.program import load

from .conftest import PASSPHRASE, an_id

ONE, TWO = an_id(1), an_id(2)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made, code = create(tmp_path / "data" / "my.workbook", PASSPHRASE)
    with made:
        made.write(ONE, "trigger-log", {"happened": "=SUM(A1)", "strength": 0, "pull": "away"})
        made.write(TWO, "a-worksheet-that-went", {"asked_once": ["<i>", "\u0634\u0627\u064a"]})
        made.show_again(ONE, "happened")
        made.remember("support", {"country": "GB"})
        made.write(an_id(3), "tea", {"kind": "deleted"})
        made.delete(an_id(3))
        made.close()
    (tmp_path / "passphrase").write_text(PASSPHRASE + "\nsecond line\n", encoding="utf-8")
    (tmp_path / "code").write_text(code)
    return tmp_path / "data" / "my.workbook"


def run(*words: object, cwd: Path, **options: object) -> subprocess.CompletedProcess[bytes]:
    package = str(Path(secure_base.__file__).parents[1])
    return subprocess.run(
        [sys.executable, "-m", "secure_base.cli", "export", *map(str, words)],
        env={**os.environ, "PYTHONPATH": package},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        cwd=cwd,
        start_new_session=True,
        timeout=60,
        **options,  # type: ignore[call-overload]
    )


def export(file: Path, to: str, *words: object) -> str:
    given = ["--passphrase-file", file.parents[1] / "passphrase", *words]
    done = run(file, "--to", to, *given, cwd=file.parent)
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""
    return done.stdout.decode()


def test_json_holds_every_entry_and_nothing_of_the_programs_own(file: Path) -> None:
    content = json.loads(export(file, "json"))
    entries = {entry["exercise"]: entry for entry in content["entries"]}
    assert set(entries) == {"trigger-log", "a-worksheet-that-went"}
    assert entries["trigger-log"]["title"] == load().exercise("trigger-log").title
    assert entries["trigger-log"]["answers"]["happened"] == "=SUM(A1)"
    assert entries["a-worksheet-that-went"]["answers"] == {
        "asked_once": ["<i>", "\u0634\u0627\u064a"]
    }
    assert [file.name for file in file.parent.iterdir()] == ["my.workbook"]


def test_no_cell_of_the_csv_begins_like_a_formula(file: Path) -> None:
    text = export(file, "csv")
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    cells = [cell for row in rows for cell in row.values()]
    assert not any(re.match(r"[=+\-@\t\r\n＝＋－＠]", cell) for cell in cells)
    (happened,) = [row for row in rows if row["field"] == "happened"]
    assert happened["answer"] == "'=SUM(A1)"
    assert happened["question"] == load().exercise("trigger-log").fields["happened"].ask
    (strength,) = [row for row in rows if row["field"] == "strength"]
    assert strength["value"] == "0"
    assert export_csv.read(text)[ONE] == {"happened": "=SUM(A1)", "strength": 0, "pull": "away"}


def test_the_page_is_complete_in_itself_and_lets_nothing_run(file: Path) -> None:
    page = export(file, "html")
    assert re.search(r"default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='", page)
    assert "&lt;i&gt;" in page
    assert "<i>" not in page
    assert "http" not in page.replace("http-equiv", "")
    assert load().exercise("trigger-log").title in page
    assert "a-worksheet-that-went" in page
    assert "deleted" not in page


def test_a_local_workbook_needs_no_passphrase(tmp_path: Path) -> None:
    with open_local(tmp_path / "data") as journal:
        journal.write(ONE, "tea", {"kind": "green"})
        done = run(tmp_path / "data" / "my.workbook", "--to", "json", cwd=tmp_path)
    assert json.loads(done.stdout)["entries"][0]["answers"] == {"kind": "green"}


def test_written_to_a_file_only_the_person_can_read_and_never_over_another(file: Path) -> None:
    out = file.parent / "mine.json"
    assert export(file, "json", "--out", out) == ""
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    before = out.read_bytes()
    done = run(
        file, "--to", "csv", "--out", out,
        "--passphrase-file", file.parents[1] / "passphrase", cwd=file.parent,
    )  # fmt: skip
    assert done.returncode == 1
    assert b"there already" in done.stderr
    assert out.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["{file}", "--to", "pdf"], "print it to a PDF"),
        (["{folder}/none.workbook", "--to", "json"], "There is no file"),
        (["{folder}", "--to", "json"], "not a workbook"),
        (["{folder}/../code", "--to", "json", "--out", "{folder}/x/y"], "not a workbook"),
        (["{folder}/../code", "--to", "json"], "not a workbook"),
        (["{file}", "--to", "json", "--passphrase-file", "{folder}/../code"], "does not open"),
        (["{file}", "--to", "json", "--passphrase-file", "{folder}/none"], "There is no file"),
    ],
)
def test_what_cannot_be_exported_is_said_in_one_line(
    file: Path, words: list[str], said: str
) -> None:
    filled = [word.format(file=file, folder=file.parent) for word in words]
    done = run(*filled, cwd=file.parent)
    assert done.returncode == 1
    assert done.stdout == b""
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1
    assert said in lines[0]


def test_a_passphrase_is_never_taken_from_the_command_line(file: Path) -> None:
    done = run(file, "--to", "json", "--passphrase", PASSPHRASE, cwd=file.parent)
    assert done.returncode == 2


@pytest.mark.parametrize(("option", "secret"), [([], "passphrase"), (["--code"], "code")])
def test_the_passphrase_is_asked_for_without_showing_it(
    file: Path, option: list[str], secret: str
) -> None:
    words = (file.parents[1] / secret).read_text().split("\n")[0]
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["PYTHONPATH"] = str(Path(secure_base.__file__).parents[1])
        out = str(file.parent / "out.json")
        line = ["-m", "secure_base.cli", "export", str(file), "--to", "json", "--out", out, *option]
        os.execv(sys.executable, [sys.executable, *line])
    shown = b""
    while b": " not in shown:
        shown += os.read(terminal, 1000)
    os.write(terminal, words.encode() + b"\n")
    try:
        while more := os.read(terminal, 1000):
            shown += more
    except OSError:
        pass
    assert os.waitpid(pid, 0)[1] == 0
    os.close(terminal)
    assert words.encode() not in shown
    assert json.loads((file.parent / "out.json").read_text())["entries"]


def test_a_damaged_file_is_rescued_when_asked(file: Path) -> None:
    db = sqlite3.connect(file)
    db.execute("DELETE FROM revision WHERE entry = ?", (bytes.fromhex(TWO),))
    db.commit()
    db.close()
    opener = ["--passphrase-file", file.parents[1] / "passphrase"]
    done = run(file, "--to", "json", *opener, cwd=file.parent)
    assert done.returncode == 1
    assert b"--rescue" in done.stderr
    kept = json.loads(export(file, "json", "--rescue"))["entries"]
    assert [entry["id"] for entry in kept] == [ONE]


def test_an_empty_workbook_says_so(tmp_path: Path) -> None:
    with open_local(tmp_path) as journal:
        assert "Nothing has been written yet" in export_html.write(journal.entries(), load())
        assert export_csv.read(export_csv.write(journal.entries(), load())) == {}
