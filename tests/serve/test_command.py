"""`secure-base serve`: what it says, when it refuses, and how it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "secure_base.cli", "serve", "--no-browser", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def refusal(*arguments: str) -> str:
    done = run(*arguments)
    assert done.returncode == 1
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert len(lines) == 1
    return lines[0]


def test_a_taken_port_is_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = refusal("--port", str(port))
    assert said == f"Port {port} is taken: choose another with --port."


def test_a_folder_that_is_a_file_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "diary.txt"
    file.write_text("")
    assert refusal("--data", str(file)) == f"{file} is not a folder and cannot be made one."


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to_is_one_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "cannot be written to" in refusal("--data", str(tmp_path))


def test_serving_beyond_this_machine_is_said_plainly_and_asked_for() -> None:
    said = refusal("--ip", "0.0.0.0")
    assert "without signing in" in said
    assert "in the clear" in said
    assert "--allow-http" in said


def test_a_room_that_was_asked_for_says_so_on_every_page(serving: Any) -> None:
    server = serving("--ip", "0.0.0.0", "--allow-http")
    for path in ("", "support", "voila/render/02-triggers.ipynb"):
        assert "in the clear" in httpx.get(f"http://127.0.0.1:{server.port}/{path}").text


def test_wrong_usage_ends_with_2() -> None:
    assert run("--port", "many").returncode == 2


def test_the_folder_is_made_and_nothing_is_written_beside_it(serving: Any, until: Any) -> None:
    server = serving()
    with server.client() as client, client.stream("POST", "voila/kernel/02-triggers.ipynb") as s:
        assert list(s.iter_lines())
    assert (server.data / "my.workbook").is_file()
    assert [path.name for path in server.data.parent.iterdir()] == [server.data.name]


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly_and_takes_its_kernels_with_it(serving: Any, until: Any, by: int) -> None:
    server = serving()
    with server.client() as client, client.stream("POST", "voila/kernel/02-triggers.ipynb") as s:
        assert list(s.iter_lines())
    kernels = server.kernels()
    assert len(kernels) == 1
    server.process.send_signal(by)
    assert server.process.wait(20) == 0
    assert until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in kernels))
    assert "Traceback" not in server.log
