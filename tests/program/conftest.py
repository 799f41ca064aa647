"""A small checkout of a test's own: files by name, and what a check says about them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from secure_base.program.check import Checked, check

TODAY = date(2026, 3, 14)

TEA = "title: Tea\nfields:\n  taste: {kind: line, ask: How was it?}\n"
FEELINGS = "title: Feelings\nfamilies:\n  - {name: Afraid, words: [uneasy, jumpy]}\n"


class Checkout:
    """A folder with `data/` and `workbooks/`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "data" / "exercises").mkdir(parents=True)
        (root / "workbooks").mkdir()

    @property
    def data(self) -> Path:
        return self.root / "data"

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def notebook(self, name: str, *cells: dict[str, Any], **metadata: Any) -> Path:
        whole = {"cells": list(cells), "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
        return self.write(f"workbooks/{name}", json.dumps(whole, indent=1, ensure_ascii=False))

    def check(self, methods: set[str] | None = None) -> Checked:
        return check(self.root, methods, TODAY)

    def told(self, methods: set[str] | None = None) -> list[str]:
        """Every fault as `path:line: sentence`, the path below the checkout."""
        faults = self.check(methods).faults
        return [str(fault).removeprefix(f"{self.root}/") for fault in faults]


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


@pytest.fixture
def worksheet(checkout: Checkout) -> Callable[[str | bytes], list[str]]:
    """Says what a check finds in one worksheet, as `line: sentence`."""

    def told(content: str | bytes) -> list[str]:
        path = checkout.write("data/exercises/tea.yaml", content)
        checkout.write("data/vocabularies/feelings.yaml", FEELINGS)
        start = f"{path.relative_to(checkout.root)}:"
        found = checkout.told()
        assert all(one.startswith(start) for one in found), found
        return [one.removeprefix(start) for one in found]

    return told


def code(source: str, *tags: str, **more: Any) -> dict[str, Any]:
    """A code cell, its source one line to a string as Jupyter writes it."""
    return {
        "cell_type": "code",
        "id": "c",
        "metadata": {"tags": list(tags)} if tags else {},
        "outputs": [],
        "execution_count": None,
        "source": source.splitlines(keepends=True),
        **more,
    }


def prose(source: str, *tags: str) -> dict[str, Any]:
    """A markdown cell."""
    return {
        "cell_type": "markdown",
        "id": "m",
        "metadata": {"tags": list(tags)} if tags else {},
        "source": source.splitlines(keepends=True),
    }
