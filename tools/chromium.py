"""Finds a Chromium for the tests, getting one where there is none, and prints its path.

In this order: the environment's CHROMIUM, a Chromium or Chrome on the PATH, one Playwright keeps;
then Debian's package, where this user may install it; then Playwright's own download. When none of
that works it says what was tried, in plain words, and ends with 1. Driving it is left to the tests.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def find() -> str | None:
    """The path of a Chromium that is here already, or None."""
    named = os.environ.get("CHROMIUM")
    candidates = [named] if named else [*NAMES, str(MAC), playwrights_own()]
    return next((path for name in candidates if name and (path := working(name))), None)


def working(name: str) -> str | None:
    """The full path, if it is there and can say its version (a stub that cannot is no browser)."""
    path = shutil.which(name)
    if path is None:
        return None
    try:
        said = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return path if said.returncode == 0 else None


def playwrights_own() -> str | None:
    """Where Playwright keeps, or would keep, its Chromium."""
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        return None
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def as_root() -> list[str] | None:
    """What to put before a command that needs root; None where this user may not."""
    if os.name != "posix":
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and ran(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def install_debians() -> None:
    """Debian's package, where there is apt and the right to use it."""
    root = as_root()
    if root is None or not shutil.which("apt-get"):
        return
    env = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    if ran([*env, "update", "-qq"]):
        ran([*env, "install", "-y", "-qq", "--no-install-recommends", "chromium"])


def install_playwrights() -> None:
    """Playwright's own download, with the system's libraries where this user may install them."""
    deps = ["--with-deps"] if as_root() is not None and shutil.which("apt-get") else []
    command = [sys.executable, "-m", "playwright", "install"]
    if not ran([*command, *deps, "chromium"]) and deps:
        ran([*command, "chromium"])


def ran(command: list[str]) -> bool:
    """Whether the command ended well; what it says goes to stderr, for stdout carries the path."""
    print("+", *command, file=sys.stderr)
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False, timeout=1200
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        print(f"  {type(fault).__name__}", file=sys.stderr)
        return False
    return done.returncode == 0


def main() -> int:
    """Print the path of a Chromium, or say why there is none."""
    for get in (None, install_debians, install_playwrights):
        if get is not None:
            get()
        if path := find():
            print(path)
            return 0
    print(
        "There is no Chromium here, and neither apt nor Playwright could install one.\n"
        "Install Chromium or Chrome, or set CHROMIUM to the path of one, and run this again.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
