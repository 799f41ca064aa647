"""Several processes write one file, and a process that dies loses nothing it had acknowledged."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest
from secure_base.journal import PassphraseNeeded, open_carried, open_local, read_carried

from .conftest import PASSPHRASE, Process, an_id

WRITER = """
    import sys
    from pathlib import Path
    from secure_base.journal import open_local
    folder, first, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    journal = open_local(folder)
    for n in range(first, first + count):
        journal.write(f"{n:032x}", "tea", {"n": n})
        journal.write("f" * 32, "shared", {str(n): n})
    print(len(journal.entries()))
"""


def test_four_pages_open_a_new_workbook_at_once_and_all_write(
    folder: Path, process: Process
) -> None:
    pages = [process(WRITER, folder, 100 * page, 25) for page in range(1, 5)]
    for page in pages:
        _out, errors = page.communicate(timeout=120)
        assert page.returncode == 0, errors
    with open_local(folder) as journal:
        written = {entry.answers["n"] for entry in journal.entries("tea")}
        (shared,) = journal.entries("shared")
    assert written == {100 * page + n for page in range(1, 5) for n in range(25)}
    assert len(shared.answers) == 100
    assert shared.revision == 100


TYPIST = """
    import sys
    from pathlib import Path
    from secure_base.journal import open_local
    journal = open_local(Path(sys.argv[1]))
    n = 0
    while True:
        n += 1
        kept = journal.write(f"{n % 7:032x}", "tea", {"n": n, "words": "word " * (n % 4000)})
        print(n, flush=True)
"""


@pytest.mark.parametrize("moment", [3, 40, 150])
def test_a_killed_page_loses_nothing_it_had_acknowledged(
    folder: Path, process: Process, moment: int
) -> None:
    page = process(TYPIST, folder)
    assert page.stdout is not None
    for _ in range(moment):
        page.stdout.readline()
    page.send_signal(signal.SIGKILL)
    acknowledged = max(int(line) for line in [str(moment), *page.stdout.read().split()])
    with open_local(folder) as journal:
        kept = {h.answers["n"] for e in journal.entries() for h in journal.history(e.id)}
        journal.write(an_id(99), "tea", {"n": 0})
    assert kept >= set(range(1, acknowledged + 1))


def test_a_page_killed_while_it_holds_the_file_strands_nobody(
    folder: Path, process: Process
) -> None:
    holder = process(
        """
        import sys, time
        from pathlib import Path
        from secure_base.journal import open_local
        journal = open_local(Path(sys.argv[1]))
        with journal.vault.writing() as batch:
            print("held", flush=True)
            time.sleep(60)
        """,
        folder,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    holder.kill()
    holder.wait()
    with open_local(folder) as journal:
        assert journal.write(an_id(1), "tea", {"kind": "green"}).entry.revision == 1


def test_a_file_is_exported_whole_while_a_page_writes_to_it(folder: Path, process: Process) -> None:
    page = process(TYPIST, folder)
    assert page.stdout is not None
    for _ in range(20):
        page.stdout.readline()
    for _ in range(10):
        path = folder / "my.workbook"
        with open_carried(read_carried(path), beside=path) as copy:
            assert len(copy.entries()) == 7
    assert page.poll() is None


LOCKSMITH = """
    import sys
    from pathlib import Path
    from secure_base.journal import doors, open_local
    folder, passphrase = Path(sys.argv[1]), sys.argv[2]
    print("begin", flush=True)
    journal = open_local(folder)
    for n in range(1, 40):
        journal.write(f"{n:032x}", "tea", {"n": n, "words": "word " * 2000})
    print("written", flush=True)
    doors.add_passphrase(journal, passphrase)
    print("locked", flush=True)
    for n in range(1, 5):
        journal.erase(f"{n:032x}")
        print("erased", flush=True)
    doors.change_passphrase(journal, passphrase, passphrase)
    doors.renew_key(journal, passphrase, passphrase)
    print("done", flush=True)
"""


@pytest.mark.parametrize("seconds", [0.0, 0.01, 0.05, 0.15, 0.3, 0.45, 0.6, 0.8, 1.1])
def test_whatever_it_was_doing_when_it_was_killed_the_workbook_opens(
    folder: Path, process: Process, seconds: float
) -> None:
    page = process(LOCKSMITH, folder, PASSPHRASE)
    assert page.stdout is not None
    said = [page.stdout.readline()]
    time.sleep(seconds)
    page.kill()
    said += page.stdout.read().splitlines()
    try:
        journal = open_local(folder)
    except PassphraseNeeded:
        journal = open_local(folder, PASSPHRASE)
    with journal:
        journal.vault.read_all()
        left = {entry.answers["n"] for entry in journal.entries("tea")}
        if "written" in said:
            assert left >= set(range(5, 40))
        if "locked" in said:
            assert journal.has_passphrase
        assert not left & set(range(1, 1 + said.count("erased")))
        assert journal.write(an_id(99), "tea", {"n": 99}).entry.revision == 1
