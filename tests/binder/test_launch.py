"""Binder's own steps, in a clean environment, end with the home page under a base URL."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
BASE = "/user/somebody/"
TOKEN = "a-token-that-binder-makes"
PATIENCE = 120
"""Seconds for the server to come up on a busy machine with two cores."""


def copy_of_the_repository(target: Path) -> Path:
    """What a clone would hold, with what is not committed yet."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return target


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def launched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Jupyter server that was set up and started as Binder does it."""
    place = tmp_path_factory.mktemp("binder")
    repository = copy_of_the_repository(place / "repository")
    environment = place / "environment"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "SECURE_BASE"))}
    env = {
        **kept,
        "HOME": str(place),
        "PATH": f"{environment / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "VIRTUAL_ENV": str(environment),
        "XDG_DATA_HOME": str(place / "share"),
        "JUPYTER_PREFER_ENV_PATH": "1",
    }
    for step in (
        ["python", "-m", "pip", "install", "-q", "-r", "binder/requirements.txt"],
        ["binder/postBuild"],
    ):
        subprocess.run(step, cwd=repository, env=env, check=True, stdin=subprocess.DEVNULL)
    port = free_port()
    log = (place / "server.log").open("wb")
    command = [
        *("jupyter", "server", "--no-browser", "--allow-root", f"--port={port}"),
        *(f"--ServerApp.base_url={BASE}", f"--IdentityProvider.token={TOKEN}"),
    ]
    server = subprocess.Popen(command, cwd=repository, env=env, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}{BASE}"
    try:
        wait_for(f"{address}api", server, place / "server.log")
        yield address
    finally:
        server.terminate()
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()
        log.close()


def wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert server.poll() is None, log.read_text(encoding="utf-8")
        try:
            if httpx.get(url).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.3)
    raise AssertionError(log.read_text(encoding="utf-8"))


@pytest.fixture
def visitor(launched: str) -> Iterator[httpx.Client]:
    """Somebody who came by Binder's link."""
    with httpx.Client(base_url=launched, follow_redirects=True, timeout=PATIENCE) as client:
        client.get("workbook/", params={"token": TOKEN})
        yield client


def test_the_landing_is_the_home_page(visitor: httpx.Client) -> None:
    answer = visitor.get("workbook/")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert f'data-base-url="{BASE}workbook/"' in answer.text
    assert 'data-key="path"' in answer.text


def test_a_stranger_without_the_token_is_not_let_in(launched: str) -> None:
    answer = httpx.get(f"{launched}workbook/")
    assert answer.status_code in {302, 403}


def test_everything_the_page_loads_is_there(visitor: httpx.Client) -> None:
    page = visitor.get("workbook/").text
    loaded = re.findall(r"(?:src|href)=\"([^\"#]+\.(?:js|css))\"", page)
    assert loaded != []
    for address in loaded:
        assert address.startswith(f"{BASE}workbook/static/")
        assert visitor.get(address.removeprefix(BASE)).status_code == 200


def test_a_session_page_gets_its_kernel(visitor: httpx.Client, launched: str) -> None:
    origin = launched.removesuffix(BASE)
    headers = {"Origin": origin, "Accept": "text/event-stream"}
    answer = visitor.post("workbook/voila/kernel/02-triggers.ipynb", headers=headers)
    assert answer.status_code == 200
    lines = [json.loads(line) for line in answer.text.splitlines() if line.strip("{} ")]
    assert "kernel" in lines[0]
    assert lines[-1] == {"done": True}
    assert [line for line in lines if "trouble" in line or "failed" in line] == []


def test_the_page_talks_to_its_kernel_through_binders_server(
    visitor: httpx.Client, launched: str
) -> None:
    headers = {"Origin": launched.removesuffix(BASE), "Accept": "text/event-stream"}
    with visitor.stream(
        "POST", "workbook/voila/kernel/02-triggers.ipynb", headers=headers
    ) as answer:
        lines = (json.loads(line) for line in answer.iter_lines() if line.strip("{} "))
        kernel = next(lines)["kernel"]
        assert list(lines)[-1] == {"done": True}
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in visitor.cookies.jar)
    address = launched.replace("http", "ws", 1)
    with connect(
        f"{address}workbook/api/kernels/{kernel}/channels?session_id=a-page",
        origin=Origin(launched.removesuffix(BASE)),
        subprotocols=[Subprotocol("v1.kernel.websocket.jupyter.org")],
        additional_headers={"Cookie": cookies},
    ) as socket_:
        assert socket_.subprotocol == "v1.kernel.websocket.jupyter.org"
        socket_.ping().wait(PATIENCE)


def test_support_is_there_without_a_kernel(visitor: httpx.Client) -> None:
    assert visitor.get("workbook/support").status_code == 200
