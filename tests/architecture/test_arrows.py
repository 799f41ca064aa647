"""Imports run one way between the packages, and each library is known in one place only."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "widgets" / "secure_base"

MAY_USE: dict[str, set[str]] = {
    "program": set(),
    "journal": {"program"},
    "insight": {"program", "journal"},
    "practices": {"program", "forms"},
    "forms": {"program", "journal", "insight"},
    "paper": {"program", "journal"},
    "group": {"program", "journal", "insight"},
    "workbook": {"program", "journal", "forms", "practices", "insight"},
    "serve": {"program", "journal", "forms", "insight", "paper", "group", "workbook"},
    "cli": {"program", "journal", "insight", "paper", "group", "serve"},
    "__main__": {"cli"},
    "__init__": {"workbook"},
}
"""Who may import whom. A part that is not here yet is added with its reason in architecture.md."""

KNOWN_BY: dict[str, set[str]] = {
    "ipywidgets": {"forms", "practices"},
    "anywidget": {"forms", "practices"},
    "traitlets": {"forms", "practices", "serve"},
    "pandas": {"insight"},
    "plotly": {"insight"},
    "numpy": {"insight"},
    "voila": {"serve"},
    "jupyter_server": {"serve"},
    "jupyter_client": {"serve"},
    "tornado": {"serve"},
    "nacl": {"journal", "group"},
    "sqlite3": {"journal", "group"},
    "sqlalchemy": {"group"},
    "typst": {"paper"},
    "yaml": {"program"},
    "pydantic": {"program"},
}

HEAVY = {"pandas", "plotly", "numpy", "typst"}
"""Loaded when a chart or a page is asked for: never at the head of a module."""


def modules() -> list[Path]:
    return sorted(p for p in PACKAGE.rglob("*.py") if "_built" not in p.parts)


def part_of(module: Path) -> str:
    first = module.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(module: Path) -> Iterator[tuple[int, str, bool]]:
    """Each imported name as (line, dotted name, whether only types need it)."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    here = ["secure_base", *module.relative_to(PACKAGE).with_suffix("").parts]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name, id(node) in typing_only
        elif isinstance(node, ast.ImportFrom):
            above = here[: -node.level] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            for alias in node.names:
                yield node.lineno, f"{base}.{alias.name}", id(node) in typing_only


@pytest.mark.parametrize("module", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_part_imports_only_what_stands_below_it(module: Path) -> None:
    part = part_of(module)
    assert part in MAY_USE, f"{part} is not in the table of parts"
    wrong = []
    for line, name, _ in imports(module):
        match name.split("."):
            case ["secure_base", "__version__"]:
                continue
            case ["secure_base", other, *_] if other != part and other not in MAY_USE[part]:
                wrong.append(f"{module.name}:{line}: {part} may not know {other}")
    assert wrong == []


@pytest.mark.parametrize("module", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_each_library_is_known_in_one_place(module: Path) -> None:
    part = part_of(module)
    wrong = [
        f"{module.name}:{line}: only {', '.join(sorted(KNOWN_BY[library]))} may know {library}"
        for line, name, for_types_only in imports(module)
        if not for_types_only and part not in KNOWN_BY.get(library := name.split(".")[0], {part})
    ]
    assert wrong == []


@pytest.mark.parametrize("module", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_heavy_libraries_are_imported_where_they_are_used(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    at_head = {
        name.split(".")[0]
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [a.name for a in node.names] if isinstance(node, ast.Import) else [node.module or ""]
        )
    }
    assert at_head & HEAVY == set()
