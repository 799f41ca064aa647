"""A session page's kernel loads only what a form needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("pandas", "plotly", "numpy", "typst", "voila")

SESSION = """
import json, sys
from secure_base import Workbook
workbook = Workbook.open()
workbook.exercise("trigger-log")
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    data: Path = tmp_path_factory.mktemp("data")
    env = {**os.environ, "SECURE_BASE_DATA": str(data)}
    done = subprocess.run(
        [sys.executable, "-c", SESSION], env=env, capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("library", HEAVY)
def test_a_session_page_does_not_load(library: str, loaded: set[str]) -> None:
    assert library not in loaded


def test_the_list_above_means_something(loaded: set[str]) -> None:
    assert {"secure_base", "anywidget", "nacl"} <= loaded
