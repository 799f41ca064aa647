"""What the build adds to the package: `_built/`, made from `data/`, `workbooks/` and `static/`.

`_built/program.json` is the program compiled, so that no page reads YAML; `_built/workbooks/` the
notebooks, `_built/sample-group/` the made-up people; `_built/assets/` every asset under a name that
carries its content's hash, with `.br` and `.gz` beside it, and `manifest.json` from plain to hashed
name. A checkout has its own `data/` and `workbooks/`, so there only the assets are made:
`python tools/hatch_build.py` refreshes them.
What the program and its assets are is left to the package.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import brotli

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ModuleNotFoundError:  # by hand, in an environment made to run and not to build
    BuildHookInterface = object  # type: ignore[assignment,misc]

COMPRESSIBLE = {".js", ".css", ".svg", ".json", ".txt", ".wasm"}
HASH_LENGTH = 12
"""Hexadecimal digits of SHA-256 in a name: 48 bits, far beyond the few dozen names there are."""


def build(root: Path, *, checkout: bool) -> Path:
    """Make `_built/` afresh below `root`'s package and return its path."""
    package = root / "widgets" / "secure_base"
    built = package / "_built"
    shutil.rmtree(built, ignore_errors=True)
    built.mkdir()
    hash_assets(package / "static", built / "assets")
    if not checkout:
        compile_program(root, built)
        copy_workbooks(root / "workbooks", built / "workbooks")
        copy_sample_group(root / "data" / "sample-group", built / "sample-group")
    return built


def compile_program(root: Path, built: Path) -> None:
    """Write the program as one JSON file, read and checked by the package's own models."""
    command = [sys.executable, "-m", "secure_base.program.compile"]
    subprocess.run(
        [*command, str(root / "data"), str(built / "program.json")],
        env={**os.environ, "PYTHONPATH": str(root / "widgets")},
        check=True,
    )


def copy_workbooks(source: Path, target: Path) -> None:
    """Copy the notebooks and their drawings."""
    if source.is_dir():
        ignore = shutil.ignore_patterns(".ipynb_checkpoints", "__pycache__", "*.workbook", "*.key")
        shutil.copytree(source, target, ignore=ignore)


def copy_sample_group(source: Path, target: Path) -> None:
    """Copy the made-up people; the stories they are made from stay behind."""
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("stories"))


def hash_assets(source: Path, target: Path) -> None:
    """Copy each asset under its hashed name, compressed ahead, and write the manifest.

    A chunk is named by its content already (other modules import it by that name) and keeps it.
    """
    target.mkdir(parents=True)
    names = {}
    for file in sorted(source.rglob("*")):
        if not file.is_file():
            continue
        plain = file.relative_to(source)
        content = file.read_bytes()
        hashed = plain if plain.parts[0] == "chunks" else hashed_name(plain, content)
        names[plain.as_posix()] = hashed.as_posix()
        written = target / hashed
        written.parent.mkdir(parents=True, exist_ok=True)
        written.write_bytes(content)
        if file.suffix in COMPRESSIBLE:
            written.with_name(written.name + ".gz").write_bytes(gzip.compress(content, 9, mtime=0))
            written.with_name(written.name + ".br").write_bytes(brotli.compress(content))
    (target / "manifest.json").write_text(json.dumps(names, indent=1) + "\n", encoding="utf-8")


def hashed_name(plain: Path, content: bytes) -> Path:
    """`page.js` with its content → `page.3f2a….js`."""
    digest = hashlib.sha256(content).hexdigest()[:HASH_LENGTH]
    return plain.with_name(f"{plain.stem}.{digest}{plain.suffix}")


class BuiltFiles(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling's hook: `_built/` is made before the wheel, and before an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the files; `pyproject.toml` names them as artifacts."""
        build(Path(self.root), checkout=version == "editable")


if __name__ == "__main__":
    print(build(Path(__file__).resolve().parent.parent, checkout=True))
