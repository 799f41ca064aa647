"""Phrases that may land as a charge reach the form of a field that asks for them, and no other."""

from __future__ import annotations

from pathlib import Path

from secure_base.program.folder import gather

SHEET = """\
title: Saying it
fields:
  seen: {{kind: paragraph, ask: What did you notice?, charges: {seen}}}
  made: {{kind: script, ask: Your words, charges: {made}, lines: [{{say: "When {{seen}}."}}]}}
"""
PHRASES = """\
title: Charges
entries:
  - {key: you-always, name: you always, means: Try one time.}
"""


def folder(root: Path, seen: str, made: str, phrases: str | None = PHRASES) -> Path:
    for name in ("exercises", "vocabularies"):
        (root / name).mkdir()
    (root / "exercises" / "saying.yaml").write_text(SHEET.format(seen=seen, made=made))
    if phrases:
        (root / "vocabularies" / "charges.yaml").write_text(phrases)
    return root


def test_a_field_with_charges_carries_phrases_and_suggestions(tmp_path: Path) -> None:
    program = gather(folder(tmp_path, "true", "true")).program
    seen, made = program.exercises["saying"].shape()["fields"]
    assert seen["charges"] == [{"phrase": "you always", "suggest": "Try one time."}]
    assert made["charges"] == seen["charges"]


def test_a_field_without_charges_carries_none(tmp_path: Path) -> None:
    program = gather(folder(tmp_path, "false", "false")).program
    assert not any(field["charges"] for field in program.exercises["saying"].shape()["fields"])


def test_missing_phrases_are_told_with_their_place(tmp_path: Path) -> None:
    faults = gather(folder(tmp_path, "true", "false", phrases=None)).faults
    assert [str(fault).partition(": ")[2] for fault in faults] == [
        "The phrases to mark are missing: data/vocabularies/charges.yaml."
    ]
    assert "saying.yaml:3" in str(faults[0])
