"""Nothing a person writes can be found by `grep` in any file the program leaves.

A child process with a home, a temporary folder and a working folder of its own writes planted
words down every path there is, is killed in the middle of more, and then every file it left
anywhere is searched, for the words as they are and in the encodings a careless program uses.
"""

from __future__ import annotations

import base64
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
import secure_base
from secure_base.journal import open_local

WORDS = ("Quillfeather", "Ostrakon-and-wheelbarrow", "Zw\u00f6lftel\u0161\u00ed\u0645")
PASSPHRASE = "Marmalade-under-the-Bridge"
EXERCISE = "trigger-log"
PUBLIC = b"trigger-log"

LINES = """
import os, sys, traceback
from pathlib import Path
from secure_base import Workbook
from secure_base.journal import (JournalFault, create, doors, export_csv, export_html, export_json,
                                 open_carried, open_file, open_local)
from secure_base.program import load

words, passphrase, place = sys.argv[1].split(","), sys.argv[2], Path(sys.argv[3])
ids = iter(f"{n:032x}" for n in range(1, 100))

def attempt(act, *args, **options):
    try:
        return act(*args, **options)
    except Exception:
        traceback.print_exc()

workbook = Workbook.open(place)
journal = workbook.journal
for word in words:
    workbook.fill("trigger-log", happened=word * 3, body={"places": [], "words": [word]})
    form = workbook.exercise("trigger-log")
    one = next(ids)
    form.answer({"type": "save", "serial": 1, "entry": one, "answers": {"happened": word}}, [])
    form.answer({"type": "save", "serial": 2, "entry": one, "answers": {"strength": word}}, [])
    form.answer({"type": "save", "serial": 3, "entry": word, "answers": {"happened": word}}, [])
    form.answer({"type": "undo", "serial": 4, "entry": one}, [])
    journal.write(one, "trigger-log", {"happened": word + " again"}, base=1)
    journal.show_again(one, "happened")
    journal.delete(one); journal.restore(one); journal.history(one)
    attempt(journal.write, one, word, {"happened": word})
    attempt(journal.write, next(ids), "tea", {"kind": word, "bad": float("nan")})
    attempt(journal.undo, word)
    attempt(workbook.fill, "trigger-log", **{"strength": word})
    journal.remember("note", {"word": word})
    gone = next(ids)
    journal.write(gone, word, {word: {word: [word] * 4000}})
    journal.erase(gone)
    print(journal.entries(), journal.shown_again(), form, workbook)

carried = journal.snapshot(passphrase)
(place / "carried.workbook").write_bytes(carried)
attempt(open_carried, carried, passphrase + " no")
attempt(open_carried, carried, None, passphrase)
attempt(open_carried, carried[:-700], passphrase)
with open_carried(carried, passphrase) as other:
    journal.take_in(other)
export_json.read(export_json.write(journal.entries(), load()))
export_csv.read(export_csv.write(journal.entries(), load()))
export_html.write(journal.entries(), load())
workbook.to_frame("trigger-log")
code = doors.add_passphrase(journal, passphrase)
attempt(doors.change_passphrase, journal, passphrase + "?", passphrase)
doors.change_passphrase(journal, passphrase, passphrase + "!")
code = doors.new_recovery_code(journal, passphrase + "!")
doors.reset_passphrase(journal, code, passphrase)
print("CODE", code, flush=True)
made, _code = create(place / "second.workbook", passphrase)
made.take_in(open_carried(journal.snapshot(), passphrase))
made.close()
doors.set_aside(place / "second.workbook")
journal.write(f"{98:032x}", "trigger-log", {"happened": "a sentence " * 5 + words[0]})
print("READY", flush=True)
while True:
    for word in words:
        journal.write(f"{99:032x}", "trigger-log", {"happened": word * 3000})
        journal.write(f"{99:032x}", "trigger-log", {"happened": word})
"""


def forms_of(word: str) -> list[bytes]:
    """A word as a careless program might leave it."""
    plain = word.encode()
    shapes = [plain, plain.upper(), plain.lower(), word.encode("utf-16-le"), plain.hex().encode()]
    shapes.append(word.encode("ascii", "backslashreplace"))
    for shift in range(3):  # base64 of any text that holds it
        shapes.append(base64.b64encode(b"x" * shift + plain)[4:-4])
    return [shape for shape in shapes if len(shape) > 5]


def found_in(content: bytes, where: str, words: tuple[str, ...]) -> list[str]:
    return [f"{word} in {where}" for word in words for s in forms_of(word) if s in content]


@pytest.fixture
def world(tmp_path: Path) -> Path:
    for name in ("home", "tmp", "cwd", "data"):
        (tmp_path / name).mkdir()
    return tmp_path


def environment(world: Path) -> dict[str, str]:
    own = {
        f"XDG_{name}_HOME": str(world / "home" / name.lower())
        for name in ("CACHE", "DATA", "STATE")
    }
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("SECURE_BASE")},
        **own,
        "HOME": str(world / "home"),
        "TMPDIR": str(world / "tmp"),
        "SQLITE_TMPDIR": str(world / "tmp"),
        "PYTHONPATH": str(Path(secure_base.__file__).parents[1]),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def search(folder: Path, words: tuple[str, ...]) -> list[str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    hits = [hit for path in files for hit in found_in(path.read_bytes(), str(path), words)]
    return hits + [f"{w} is a name" for w in words for path in files if w in path.name]


def test_planted_words_are_in_no_file_no_message_and_no_log(world: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", LINES, ",".join(WORDS), PASSPHRASE, str(world / "data")],
        cwd=world / "cwd",
        env=environment(world),
        stdout=(world / "out").open("wb"),
        stderr=(world / "errors").open("wb"),
    )
    try:
        while b"READY" not in (world / "out").read_bytes():
            assert child.poll() is None, (world / "errors").read_text()[-3000:]
            with suppress(subprocess.TimeoutExpired):
                child.wait(0.05)
        with suppress(subprocess.TimeoutExpired):
            child.wait(0.4)
        assert not search(world / "data", WORDS)  # while the page is still writing
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
    out = (world / "out").read_bytes()
    code = out.split(b"CODE ")[1].split(b"\n")[0].decode()
    (world / "out").write_bytes(out.replace(code.encode(), b""))
    secrets = (*WORDS, PASSPHRASE, code, code.replace("-", ""))
    assert (world / "data" / "my.workbook-wal").stat().st_size > 0
    assert b"Traceback" in (world / "errors").read_bytes()  # faults were met, and told
    assert search(world, secrets) == []
    for path in (world / "data").iterdir():
        assert PUBLIC not in path.read_bytes(), path
    assert list((world / "tmp").iterdir()) == []
    assert list((world / "cwd").iterdir()) == []
    with open_local(world / "data", PASSPHRASE) as journal:  # and yet all of it is there
        kept = str([e.answers for e in journal.entries("trigger-log")])
    assert all(word in kept for word in WORDS)


def test_the_search_would_find_them(world: Path) -> None:
    (world / "data" / "careless.txt").write_text(f"I wrote {WORDS[0]}.")
    (world / "data" / "careless.json").write_bytes(base64.b64encode(f"so {WORDS[1]} is".encode()))
    db = sqlite3.connect(world / "data" / "careless.db")
    db.execute("CREATE TABLE t (x)")
    db.execute("INSERT INTO t VALUES (?)", (WORDS[2],))
    db.commit()
    db.close()
    hits = search(world / "data", WORDS)
    assert {hit.split()[0] for hit in hits} == set(WORDS)
    shutil.rmtree(world / "data")
