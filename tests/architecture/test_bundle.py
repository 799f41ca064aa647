"""The committed bundle is what the sources give today."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "widgets" / "secure_base" / "static"


def files(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


@pytest.fixture(scope="module")
def node() -> str:
    found = shutil.which("node")
    if found is None or not (ROOT / "node_modules" / "esbuild").is_dir():
        pytest.skip("there is no node or no node_modules here: `make test` brings both")
    return found


@pytest.fixture(scope="module")
def fresh(node: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    target = tmp_path_factory.mktemp("bundle") / "static"
    subprocess.run([node, "build.mjs", "--to", str(target)], cwd=ROOT, check=True)
    return files(target)


def test_a_fresh_build_has_the_same_files(fresh: dict[str, bytes]) -> None:
    assert sorted(fresh) == sorted(files(STATIC)), "run `make build` and commit the result"


def test_a_fresh_build_has_the_same_bytes(fresh: dict[str, bytes]) -> None:
    committed = files(STATIC)
    differing = [name for name in fresh if committed.get(name) != fresh[name]]
    assert differing == [], "run `make build` and commit the result"


def test_the_vendored_plotly_is_the_version_the_lock_names() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    version = lock["packages"]["node_modules/plotly.js-basic-dist-min"]["version"]
    head = (STATIC / "plotly-basic.js").read_bytes()[:400].decode()
    assert f"v{version}" in head
    licence = (STATIC / "plotly-basic.LICENSE.txt").read_text(encoding="utf-8")
    assert version in licence
    assert "MIT License" in licence
