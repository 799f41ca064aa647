"""The lock files: the same versions everywhere, with hashes, and no address of any registry."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted([*(ROOT / "requirements").glob("*.txt"), ROOT / "binder" / "requirements.txt"])


def pins(lock: Path) -> dict[str, str]:
    text = lock.read_text(encoding="utf-8")
    return dict(re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", text, re.M))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_a_lock_carries_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^--?(index|extra|find|i|f)\b", text, re.M)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_each_pin_has_a_hash(lock: Path) -> None:
    blocks = re.split(r"^(?=[A-Za-z0-9])", lock.read_text(encoding="utf-8"), flags=re.M)[1:]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_what_runs_is_what_is_tested() -> None:
    tested = pins(ROOT / "requirements" / "test.txt")
    for name in ("requirements/run", "requirements/lab", "binder/requirements"):
        locked = pins(ROOT / f"{name}.txt")
        assert {k: (v, tested.get(k)) for k, v in locked.items() if tested.get(k) != v} == {}


def test_each_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = {name.lower().replace("_", "-") for name in pins(ROOT / "requirements" / "run.txt")}
    named = {re.split(r"[<>=!~\[; ]", d)[0].lower() for d in project["dependencies"]}
    assert named - locked == set()


def test_the_node_lock_carries_no_registry_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
    assert all("integrity" in package for name, package in lock["packages"].items() if name)


def test_node_packages_are_named_by_exact_versions() -> None:
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    assert "dependencies" not in package, "running needs Python only"
    loose = {n: v for n, v in package["devDependencies"].items() if not re.fullmatch(r"[\d.]+", v)}
    assert loose == {}
