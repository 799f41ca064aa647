"""What every test stands on: the checkout's root, and folders of its own.

No test reads or writes the data folder, the Jupyter settings or the kernels of whoever runs it.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

_OWN = Path(tempfile.mkdtemp(prefix="secure-base-tests-"))
atexit.register(shutil.rmtree, _OWN, ignore_errors=True)
for _name in (
    "SECURE_BASE_DATA",
    "JUPYTER_CONFIG_DIR",
    "JUPYTER_RUNTIME_DIR",
    "JUPYTER_DATA_DIR",
    "JUPYTERLAB_SETTINGS_DIR",
    "JUPYTERLAB_WORKSPACES_DIR",
    "IPYTHONDIR",
):
    _folder = _OWN / _name.lower()
    _folder.mkdir(mode=0o700)
    os.environ[_name] = str(_folder)
for _name in ("SECURE_BASE_PROGRAM", "SECURE_BASE_FACE"):
    os.environ.pop(_name, None)


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT
