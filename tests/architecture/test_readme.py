"""The README and the guides name only what there is: commands, files, pictures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GUIDES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z]+):", makefile, re.M))


@pytest.mark.parametrize("guide", GUIDES, ids=lambda p: str(p.relative_to(ROOT)))
def test_each_make_command_exists(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|^\s*)make ([a-z]+)", text, re.M))
    assert named - targets() == set()


@pytest.mark.parametrize("guide", GUIDES, ids=lambda p: str(p.relative_to(ROOT)))
def test_each_link_within_the_repository_leads_somewhere(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text)
    assert [link for link in links if not (guide.parent / link).exists()] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda p: str(p.relative_to(ROOT)))
def test_each_secure_base_command_exists(guide: Path) -> None:
    from secure_base import cli

    text = guide.read_text(encoding="utf-8")
    named = set(re.findall(r"`secure-base ([a-z]+)", text))
    source = Path(cli.__file__).read_text(encoding="utf-8")
    assert {name for name in named if f'"{name}"' not in source} == set()


def test_the_first_screen_shows_the_picture_and_the_two_commands() -> None:
    first_screen = "\n".join((ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:40])
    for needed in ("docs/pictures/session.png", "make run", "make test"):
        assert needed in first_screen
