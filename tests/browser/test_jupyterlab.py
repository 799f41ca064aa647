"""Authors open the same notebooks in JupyterLab: the forms run there without the page's client."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60_000
FORM = "form[data-exercise='trigger-log']"

pytestmark = pytest.mark.slow


@pytest.fixture
def lab(tmp_path: Path, until: Any) -> Iterator[str]:
    """JupyterLab over a copy of the workbooks, without sign-in, on a free port."""
    shutil.copytree(ROOT / "workbooks", tmp_path / "workbooks")
    overrides = tmp_path / "settings" / "overrides.json"
    overrides.parent.mkdir()
    overrides.write_text(
        json.dumps(
            {
                "@jupyterlab/apputils-extension:notification": {
                    "fetchNews": "false",
                    "checkForUpdates": False,
                },
                "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
            }
        ),
        encoding="utf-8",
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    process = subprocess.Popen(
        [
            sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root",
            f"--ServerApp.port={port}", "--ServerApp.port_retries=0",
            "--IdentityProvider.token=", "--ServerApp.password=",
            f"--ServerApp.root_dir={tmp_path / 'workbooks'}",
            f"--LabApp.app_settings_dir={tmp_path / 'settings'}",
            "--LabApp.extension_manager=readonly",
        ],
        env={**os.environ, "SECURE_BASE_DATA": str(tmp_path / "data")},
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip

    def up() -> bool:
        try:
            with urllib.request.urlopen(f"{address}api", timeout=5) as reply:
                return bool(reply.status == 200)
        except OSError:
            return False

    try:
        assert until(up, 60), "JupyterLab did not come up"
        yield address
    finally:
        process.terminate()
        process.wait(30)


def test_session_two_runs_in_jupyterlab_and_keeps_what_is_typed(
    lab: str, page: Page, faults: list[str]
) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    words = "Typed in JupyterLab."
    for visit in ("first", "second"):
        page.goto(f"{lab}lab/tree/02-triggers.ipynb?reset")
        expect(page.locator(".jp-Notebook")).to_be_visible(timeout=PATIENCE)
        # Asked to run before its kernel is there, JupyterLab asks which kernel instead.
        expect(page.locator(".jp-Toolbar-kernelName").first).to_contain_text(
            "Python 3", timeout=PATIENCE
        )
        ready = page.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']")
        expect(ready.first).to_be_attached(timeout=PATIENCE)
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name=re.compile("^Run All Cells")).first.click()
        form = page.locator(FORM)
        expect(form).to_be_attached(timeout=PATIENCE)
        form.scroll_into_view_if_needed()
        if visit == "first":
            form.locator("[name=happened]").fill(words)
            expect(page.locator(f"{FORM}[data-save-state='saved']")).to_be_attached(
                timeout=PATIENCE
            )
        else:
            sheet = page.locator(f":has(> {FORM}) [data-entry]").first
            sheet.locator("summary").click(timeout=PATIENCE)
            expect(sheet).to_contain_text(words)
    faults[:] = [fault for fault in faults if fault.startswith("asked elsewhere")]
