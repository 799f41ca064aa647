"""Each file says what it is for, and stays short enough to read."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "widgets" / "secure_base"
MADE = {"static", "_built"}
LONGEST = 300
"""Lines. A file that wants more is two files."""


def ours(*suffixes: str) -> list[Path]:
    return sorted(
        p
        for p in PACKAGE.rglob("*")
        if p.suffix in suffixes and not MADE & set(p.relative_to(PACKAGE).parts)
    )


@pytest.mark.parametrize("file", ours(".py"), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_python_module_opens_by_saying_what_it_is_for(file: Path) -> None:
    assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("file", ours(".js"), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_javascript_module_opens_by_saying_what_it_is_for(file: Path) -> None:
    assert file.read_text(encoding="utf-8").lstrip().startswith(("/**", "//", "/*"))


@pytest.mark.parametrize(
    "file", ours(".py", ".js", ".css"), ids=lambda p: str(p.relative_to(PACKAGE))
)
def test_a_file_is_short(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST
