"""Writes the shapes that the harness page shows: `python tests/js/harness/shapes.py`."""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "widgets"))

SHEETS = [
    ("e" * 32, "2026-03-10T18:20:00+00:00", {
        "happened": "The group chat went quiet after my message.", "strength": 4, "pull": "closer",
        "feelings": ["uneasy", "left out"], "when": "2026-03-10T18:20"}),
    ("d" * 32, "2026-03-07T14:02:00+00:00", {
        "happened": "Mum asked twice if I was eating.", "strength": 5, "pull": "away"}),
    ("c" * 32, "2026-03-04T08:11:00+00:00", {
        "happened": "My name left off the rota.", "strength": 8, "when": "2026-03-04"}),
]  # fmt: skip


def main() -> None:
    from secure_base import program

    shape = program.load().exercise("trigger-log").shape()
    entries = [
        {"id": entry, "revision": 2, "at": at, "first_at": at, "answers": answers}
        for entry, at, answers in SHEETS
    ]
    here = Path(__file__).parent / "shapes"
    here.mkdir(exist_ok=True)
    content = {"shape": shape, "entries": entries}
    (here / "trigger-log.json").write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
