"""The wheel runs anywhere: no checkout beside it, nothing written into it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
"""Seconds for the server to come up on a busy machine with two cores."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, so that the checkout's own `_built/` stays as it is."""
    place = tmp_path_factory.mktemp("wheel")
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    source = place / "source"
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(place)]
    done = subprocess.run([*command, str(source)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return next(place.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package alone, put before everything else on the path."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", str(folder), str(wheel)], check=True)
    return folder


def environment(installed: Path, data: Path) -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": str(installed),
        "PYTHONDONTWRITEBYTECODE": "1",
        "SECURE_BASE_DATA": str(data),
    }


def test_the_wheel_carries_what_running_needs(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for needed in (
        "secure_base/_built/program.json",
        "secure_base/_built/workbooks/home.ipynb",
        "secure_base/_built/workbooks/02-triggers.ipynb",
        "secure_base/_built/sample-group/robin.json",
        "secure_base/_built/assets/manifest.json",
        "secure_base/static/forms.js",
        "secure_base/static/page.js",
        "secure_base/static/plotly-basic.LICENSE.txt",
        "secure_base/py.typed",
    ):
        assert needed in names


def test_the_wheel_carries_nothing_anybody_wrote(wheel: Path) -> None:
    private = (".workbook", ".key", ".db", ".workbook-wal", ".workbook-shm")
    assert [name for name in zipfile.ZipFile(wheel).namelist() if name.endswith(private)] == []


def test_both_licences_are_in_the_wheel(wheel: Path) -> None:
    names = [Path(name).name for name in zipfile.ZipFile(wheel).namelist()]
    assert {"LICENSE", "LICENSE-CONTENT"} <= set(names)


def test_the_program_is_read_from_the_wheel_without_yaml(installed: Path, tmp_path: Path) -> None:
    code = (
        "import json, sys; from secure_base import Workbook, __file__ as where; "
        "w = Workbook.open(); w.exercise('trigger-log'); "
        "print(json.dumps([where, 'yaml' in sys.modules]))"
    )
    env = environment(installed, tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, check=True
    )
    where, yaml = json.loads(done.stdout.splitlines()[-1])
    assert Path(where).is_relative_to(installed)
    assert yaml is False


@pytest.fixture
def address(installed: Path, tmp_path: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "secure_base.cli", "serve", "--no-browser"]
    server = subprocess.Popen(
        [*command, "--port", str(port)],
        cwd=tmp_path,
        env=environment(installed, tmp_path / "data"),
        stdout=subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(30)


def test_an_installed_wheel_serves_its_pages(address: str, installed: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in installed.rglob("*")}
    until = time.monotonic() + PATIENCE
    while True:
        try:
            answer = httpx.get(f"{address}health")
            break
        except httpx.TransportError:
            assert time.monotonic() < until
            time.sleep(0.2)
    assert answer.json()["status"] == "ok"
    for page in ("", "voila/render/02-triggers.ipynb", "support"):
        assert httpx.get(address + page).status_code == 200
    kernel = httpx.post(
        f"{address}voila/kernel/02-triggers.ipynb",
        headers={"Origin": address.rstrip("/")},
        timeout=PATIENCE,
    )
    lines = [json.loads(line) for line in kernel.text.splitlines() if line.strip("{} ")]
    assert lines[-1] == {"done": True}
    assert [line for line in lines if "trouble" in line or "failed" in line] == []
    assert {path: path.stat().st_mtime_ns for path in installed.rglob("*")} == before
