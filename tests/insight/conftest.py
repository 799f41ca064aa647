"""Worksheets and entries to draw from, small enough to read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest


@dataclass
class Written:
    answers: dict[str, Any]
    first_at: datetime = field(default=datetime(2026, 3, 1, 9, tzinfo=UTC))


def write(*answers: dict[str, Any]) -> list[Written]:
    """One entry a day from 1 March on; newest first, as a journal gives them."""
    start = datetime(2026, 3, 1, 9, tzinfo=UTC)
    made = [Written(given, start + timedelta(days=at)) for at, given in enumerate(answers)]
    return made[::-1]


def ask(**fields: dict[str, Any]) -> SimpleNamespace:
    return SimpleNamespace(fields={name: SimpleNamespace(**own) for name, own in fields.items()})


PULL = {"closer": "Closer", "away": "Away", "both": "Both at once", "still": "I froze"}
FELT = {"calmer": "Calmer", "present": "More present", "same": "Unchanged", "worse": "More stirred"}
WENT = {"kept": "Kept", "told": "Told them in time", "missed": "Missed"}
DIALS = {
    "across": {"ask": "Worry about closeness", "low": "little", "high": "much"},
    "up": {"ask": "Holding back", "low": "little", "high": "much"},
}

SHEETS = {
    "themes": ask(
        when={"kind": "moment", "ask": "When was it?"},
        about={"kind": "choices", "ask": "In it?", "options": {"silence": "No answer"}},
        happened={"kind": "paragraph", "ask": "What happened?"},
        strength={"kind": "scale", "ask": "How strong?", "min": 0, "max": 10},
        feelings={"kind": "words", "ask": "Which feelings?"},
        pull={"kind": "choice", "ask": "Which way did it pull you?", "options": PULL},
    ),
    "fading": ask(
        relief_now={"kind": "scale", "ask": "Relief now?"},
        relief_hour={"kind": "scale", "ask": "After an hour?"},
        relief_day={"kind": "scale", "ask": "The next day?"},
    ),
    "wave": ask(wave={"kind": "ratings", "ask": "How strong is it?", "minutes": 15}),
    "before-after": ask(
        belief={"kind": "number", "ask": "How far do you believe it?", "min": 0, "max": 100},
        belief_after={"kind": "number", "ask": "And now?", "min": 0, "max": 100},
    ),
    "what-suits": ask(
        practice={"kind": "choice", "ask": "Which?", "options": {"sit": "Sitting"}},
        effect={"kind": "choice", "ask": "Afterwards?", "options": FELT},
    ),
    "plane-map": ask(
        relationship={"kind": "line", "ask": "Which relationship?"},
        place={"kind": "plane", "ask": "Where?", **DIALS},
    ),
    "own-line": ask(
        settled={"kind": "scale", "ask": "How settled?", "min": 0, "max": 10},
        close={"kind": "scale", "ask": "How close to people?", "min": 0, "max": 10},
        place={"kind": "plane", "ask": "Where?", **DIALS},
    ),
    "reliability": ask(
        by={"kind": "date", "ask": "By when?"},
        outcome={"kind": "choice", "ask": "How did it go?", "options": WENT},
    ),
    "tries": ask(
        steps={"kind": "steps", "ask": "Steps", "of": {"what": {}, "expected": {}}},
        tries={"kind": "steps", "ask": "Tries", "of": {"before": {}, "peak": {}, "after": {}}},
    ),
}
SHEETS["strength-over-time"] = SHEETS["by-pull"] = SHEETS["themes"]

ANSWERS: dict[str, dict[str, Any]] = {
    "themes": {
        "when": "2026-03-14T19:05",
        "about": ["silence", "the lift"],
        "happened": "The bus was late and my phone stayed silent.",
        "strength": 6,
        "feelings": ["left out", "uneasy"],
        "pull": "closer",
    },
    "fading": {"relief_now": 8, "relief_hour": 4, "relief_day": 2},
    "wave": {"wave": [{"minute": 0, "rating": 7}, {"minute": 5, "rating": 9}]},
    "before-after": {"belief": 80, "belief_after": 55},
    "what-suits": {"practice": "sit", "effect": "same"},
    "plane-map": {"relationship": "My sister", "place": {"across": 6, "up": 3}},
    "own-line": {"settled": 5, "close": 6, "place": {"across": 2, "up": 8}},
    "reliability": {"by": "2026-03-20", "outcome": "told"},
    "tries": {"tries": [{"id": "a", "step": "Say hello", "before": 6, "peak": 8, "after": 3}]},
}
ANSWERS["strength-over-time"] = ANSWERS["by-pull"] = ANSWERS["themes"]


@pytest.fixture(name="entries")
def _entries():
    return write


@pytest.fixture(name="worksheet")
def _worksheet():
    return ask


@pytest.fixture(name="sheets")
def _sheets():
    return SHEETS


@pytest.fixture(name="answers")
def _answers():
    return ANSWERS


@pytest.fixture
def plotly():
    return pytest.importorskip("plotly.graph_objects")
