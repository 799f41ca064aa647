"""The page for people who write notebooks: its lines run, in order, as they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

GUIDE = Path(__file__).resolve().parents[1] / "docs" / "for" / "notebook-authors.md"


def test_every_line_of_the_guide_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SECURE_BASE_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("SECURE_BASE_FACE", raising=False)
    text = GUIDE.read_text(encoding="utf-8")
    blocks = [
        ("\n" * text.count("\n", 0, found.start(1)) + found[1])
        for found in re.finditer(r"^```python\n(.*?)^```$", text, re.M | re.S)
    ]
    assert len(blocks) >= 5
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, str(GUIDE), "exec"), names)
    assert "trigger-log 2 " in capsys.readouterr().out


def test_the_guide_names_the_whole_face() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    for name in ("Workbook.open()", ".exercise(", ".entries(", ".fill(", ".to_frame("):
        assert name in text
