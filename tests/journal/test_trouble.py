"""A full disk, a folder that cannot be written: a sentence each, and what was kept stays."""

from __future__ import annotations

import os
import resource
import secrets
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest
from secure_base.journal import DiskFull, Journal, JournalFault, KeyMissing, ReadOnly, open_local

from .conftest import Process, an_id


def fill_the_rest(place: Path) -> None:
    with (place / "ballast").open("wb", buffering=0) as ballast, suppress(OSError):
        while True:
            ballast.write(b"x" * 512)


def fill_until_full(journal: Journal) -> tuple[int, DiskFull]:
    for number in range(1, 500):
        try:
            journal.write(an_id(number), "tea", {"words": secrets.token_hex(20_000)})
        except DiskFull as fault:
            return number - 1, fault
    raise AssertionError("the disk never filled")


def test_a_full_disk_is_said_and_what_was_kept_stays(small_disk: Path) -> None:
    with open_local(small_disk / "data") as journal:
        kept, fault = fill_until_full(journal)
        assert kept > 5
        assert "no room" in fault.sentence
        assert len(journal.entries()) == kept
        carried = journal.snapshot("late bus kitchen rain")
        assert len(carried) > 100_000
    with open_local(small_disk / "data") as again:
        assert len(again.entries()) == kept


def test_after_room_is_made_writing_goes_on(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"x" * 1_000_000)
    with open_local(small_disk / "data") as journal:
        kept, _fault = fill_until_full(journal)
        ballast.unlink()
        journal.write(an_id(900), "tea", {"kind": "green"})
        assert len(journal.entries()) == kept + 1


def test_a_workbook_cannot_be_begun_on_a_full_disk_and_no_scraps_stay(small_disk: Path) -> None:
    fill_the_rest(small_disk)
    with pytest.raises(DiskFull):
        open_local(small_disk / "data")
    assert not (small_disk / "data" / "my.workbook").exists()
    (small_disk / "ballast").unlink()
    with open_local(small_disk / "data") as journal:
        journal.write(an_id(1), "tea", {"kind": "green"})


LIMITED = """
    import resource, secrets, signal, sys
    from pathlib import Path
    from secure_base.journal import DiskFull, open_local
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
    journal = open_local(Path(sys.argv[1]))
    for n in range(1, 500):
        try:
            journal.write(f"{n:032x}", "tea", {"words": secrets.token_hex(20_000)})
        except DiskFull as fault:
            print(n - 1, fault.sentence)
            break
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="no such limit here")
def test_a_file_that_may_not_grow_is_said_like_a_full_disk(folder: Path, process: Process) -> None:
    out, errors = process(LIMITED, folder).communicate(timeout=60)
    assert "no room" in out, errors
    with open_local(folder) as journal:
        assert len(journal.entries()) == int(out.split()[0])


@pytest.fixture
def locked_folder(folder: Path, tmp_path: Path) -> Path:
    """A folder that can only be read, for whoever runs the test."""
    with open_local(folder) as journal:
        journal.write(an_id(1), "tea", {"kind": "green"})
    return folder


def seal_off(folder: Path, request: pytest.FixtureRequest) -> None:
    if os.geteuid() == 0:
        if shutil.which("mount") is None:
            pytest.skip("no way to make a folder unwritable for root")
        if subprocess.run(["mount", "--bind", folder, folder], capture_output=True).returncode:
            pytest.skip("this machine does not let a test mount a folder")
        request.addfinalizer(lambda: subprocess.run(["umount", "-l", folder], check=True))
        subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True)
    else:
        for file in folder.iterdir():
            file.chmod(0o400)
        folder.chmod(0o500)
        request.addfinalizer(lambda: folder.chmod(0o700))


def test_a_read_only_folder_is_read_and_says_it_cannot_be_written(
    locked_folder: Path, request: pytest.FixtureRequest
) -> None:
    seal_off(locked_folder, request)
    with open_local(locked_folder) as journal:
        assert journal.read_only
        assert journal.entries()[0].answers == {"kind": "green"}
        with pytest.raises(ReadOnly, match="not written"):
            journal.write(an_id(2), "tea", {"kind": "black"})
        assert journal.snapshot("late bus kitchen rain")


def test_a_read_only_folder_whose_log_was_left_behind_is_read_whole(
    folder: Path, process: Process, request: pytest.FixtureRequest
) -> None:
    page = process(
        """
        import os, sys
        from pathlib import Path
        from secure_base.journal import open_local
        journal = open_local(Path(sys.argv[1]))
        journal.write("1" * 32, "tea", {"kind": "green"})
        os._exit(0)
        """,
        folder,
    )
    page.wait(timeout=30)
    assert (folder / "my.workbook-wal").stat().st_size > 0
    seal_off(folder, request)
    with open_local(folder) as journal:
        assert journal.entries()[0].answers == {"kind": "green"}
        with pytest.raises(ReadOnly):
            journal.delete("1" * 32)


def test_no_workbook_can_be_begun_in_a_read_only_folder(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    seal_off(place, request)
    for folder in (place, place / "data"):
        with pytest.raises(ReadOnly):
            open_local(folder)


def test_a_missing_key_is_said_with_its_name(folder: Path) -> None:
    open_local(folder).close()
    (folder / "my.key").unlink()
    with pytest.raises(KeyMissing, match=r"my\.key"):
        open_local(folder)


def test_a_spoilt_key_is_said(folder: Path) -> None:
    open_local(folder).close()
    for content in ("", "secure-base key 1 zz", "secure-base key 1 " + "0" * 64 + "\n"):
        (folder / "my.key").write_text(content)
        with pytest.raises(JournalFault):
            open_local(folder)


def test_only_the_person_can_read_their_files(journal: Journal, folder: Path) -> None:
    journal.write(an_id(1), "tea", {"kind": "green"})
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    assert {"my.workbook", "my.key"} <= {file.name for file in folder.iterdir()}


def test_a_workbook_on_a_disk_that_others_filled_can_still_be_read(small_disk: Path) -> None:
    with open_local(small_disk / "data") as journal:
        journal.write(an_id(1), "tea", {"kind": "green"})
    fill_the_rest(small_disk)
    with open_local(small_disk / "data") as journal:
        assert journal.entries()[0].answers == {"kind": "green"}
        assert journal.snapshot("late bus kitchen rain")
        with pytest.raises(DiskFull, match="no room"):
            journal.write(an_id(2), "tea", {"kind": "black"})
    (small_disk / "ballast").unlink()
    with open_local(small_disk / "data") as journal:
        assert journal.write(an_id(2), "tea", {"kind": "black"}).entry.revision == 1


def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    for folder in (tmp_path / "data", tmp_path / "data" / "deeper"):
        with pytest.raises(JournalFault, match="Move it away"):
            open_local(folder)
