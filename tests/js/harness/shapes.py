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


FILLED = {
    "friend": "Amina", "bus": "It drove off.\nI was three steps away.", "settled": 45, "strong": 6,
    "pull": "sideways", "around": ["friend", "a dog"], "feelings": ["uneasy", "kettle-ish"],
    "body": {"places": ["chest", "hands"], "words": ["tight", "cold"]}, "when": "2026-03-14T19:05",
    "by": "2026-04-01",
    "people": [{"name": "Amina", "detail": "07700 900123"}, {"name": "Jo", "detail": ""}],
    "signs": {"phone": "Tuesday, on the bus", "busy": ""},
    "ladder": [{"id": "a1", "what": "Say hello first", "hard": 2},
               {"id": "b2", "what": "Ask for ten minutes", "hard": 7}],
    "wave": [{"minute": at, "rating": n} for at, n in ((0, 8), (1, 9), (3, 5), (5, 2))],
    "place": {"across": 7, "up": 3}, "seen": "You came in without a word.", "felt": ["small"],
    "asked": "a hello first", "said": "When you came in without a word, I felt small.",
    "went": "rang",
}  # fmt: skip
"""An answer for each field of the author's examples."""


def main() -> None:
    """Write each shape with a few entries for it."""
    from secure_base import program

    known = program.load()
    entries = [_entry(*sheet) for sheet in SHEETS]
    _write("trigger-log", known.exercise("trigger-log").shape(), entries)
    authors = [name for name in known.exercises if name.startswith("author-")]
    shapes = [known.exercise(name).shape() for name in authors]
    fields = [{**field, "core": True} for shape in shapes for field in shape["fields"]]
    every = {**shapes[0], "id": "every-kind", "title": "Every kind of field", "fields": fields}
    _write("every-kind", every, [_entry("f" * 32, "2026-03-10T18:20:00+00:00", FILLED)])


def _entry(entry: str, at: str, answers: dict[str, object]) -> dict[str, object]:
    return {"id": entry, "revision": 2, "at": at, "first_at": at, "answers": answers}


def _write(name: str, shape: dict[str, object], entries: list[dict[str, object]]) -> None:
    here = Path(__file__).parent / "shapes"
    here.mkdir(exist_ok=True)
    carried = {"who": {"value": "Amina", "at": "2026-03-03T10:00:00+00:00"}}
    content = {"shape": shape, "entries": entries, "carried": carried}
    (here / f"{name}.json").write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
