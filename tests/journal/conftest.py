"""Folders, journals, and other processes that write to them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import secure_base
from secure_base.journal import Journal, open_local

PASSPHRASE = "late bus kitchen rain"

Process = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def journal(folder: Path) -> Iterator[Journal]:
    with open_local(folder) as opened:
        yield opened


@pytest.fixture
def process() -> Iterator[Process]:
    """Start another Python process with a few lines to run; it is ended with the test."""
    started: list[subprocess.Popen[str]] = []

    def start(lines: str, *words: object, **options: object) -> subprocess.Popen[str]:
        package = str(Path(secure_base.__file__).parents[1])
        child = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(lines), *map(str, words)],
            env={**os.environ, "PYTHONPATH": package},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            **options,  # type: ignore[call-overload]
        )
        started.append(child)
        return child

    yield start
    for child in started:
        child.kill()
        child.communicate()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes: a real one, made of memory."""
    place = tmp_path / "small"
    place.mkdir()
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root can mount a small disk")
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)], capture_output=True
    )
    if made.returncode:
        pytest.skip("this machine does not let a test mount a disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def an_id(number: int) -> str:
    return f"{number:032x}"
