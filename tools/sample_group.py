"""Makes the made-up people of `data/sample-group/` from their stories: the same every time.

    python tools/sample_group.py            writes each member's file afresh

A story (`stories/NAME.yaml`) holds the words; numbers, days and minutes it leaves open are drawn
from its seed. What comes out is plain: `{member, name, about, begins, skips, missed, entries}`,
each entry `{exercise, session, at, answers, again?, then?}` with moments as a clock on the wall
shows them. How such a file becomes a workbook is in `secure_base.journal.sample`.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from secure_base.program import Exercise, Program, load
from secure_base.program.reading import read

GROUP = Path(__file__).resolve().parent.parent / "data" / "sample-group"

NEAR = re.compile(r"~(\d+)(?:/(\d+))?")
DAY = re.compile(r"\{([+-]?\d+)\}(T\d\d:\d\d)?")
SPAN = re.compile(r"(\d+)\.\.(\d+)")
COMPOSED = "="
WANDERS = 6
"""Minutes that an entry's time may be earlier or later than its story says."""


class Story:
    """One story being told: everything it leaves open follows from its seed and the place."""

    def __init__(self, story: Mapping[str, Any], program: Program) -> None:
        self.story = story
        self.program = program
        self.begins = date.fromisoformat(story["begins"])

    def told(self) -> dict[str, Any]:
        """The member's file."""
        entries = [self._entry(one) for one in self.story["entries"]]
        return {
            "member": self.story["member"],
            "name": self.story["name"],
            "about": self.story["about"],
            "seed": self.story["seed"],
            "begins": self.story["begins"],
            "skips": self.story.get("skips", {}),
            "missed": self.story.get("missed", []),
            "entries": sorted(entries, key=lambda entry: str(entry["at"])),
        }

    def _entry(self, told: Mapping[str, Any]) -> dict[str, Any]:
        place = f"{told['exercise']} {told['day']} {told['at']}"
        exercise = self.program.exercise(told["exercise"])
        day = self.begins + timedelta(days=self._day(place, told["day"]))
        at = datetime.combine(day, self._time(place, told["at"]))
        made: dict[str, Any] = {"exercise": exercise.id, "session": told["session"]}
        made["at"] = at.isoformat(timespec="minutes")
        made["answers"] = self._answers(place, exercise, told["answers"], day)
        if "again" in told:
            made["again"] = told["again"]
        if "then" in told:
            made["then"] = [self._later(place, exercise, one, at) for one in told["then"]]
        return made

    def _later(
        self, place: str, exercise: Exercise, told: Mapping[str, Any], at: datetime
    ) -> dict[str, Any]:
        later = at + timedelta(hours=told["after"])
        return {
            "at": later.isoformat(timespec="minutes"),
            "answers": self._answers(place, exercise, told["answers"], at.date()),
        }

    def _day(self, place: str, day: int | str) -> int:
        span = SPAN.fullmatch(str(day))
        return self._drawn(place).randint(int(span[1]), int(span[2])) if span else int(day)

    def _time(self, place: str, about: str) -> time:
        moment = datetime.combine(self.begins, time.fromisoformat(about.removeprefix("~")))
        if about.startswith("~"):
            moment += timedelta(minutes=self._drawn(place, "at").randint(-WANDERS, WANDERS))
        return moment.time()

    def _answers(
        self, place: str, exercise: Exercise, told: Mapping[str, Any], day: date
    ) -> dict[str, Any]:
        answers = {name: self._value((place, name), value, day) for name, value in told.items()}
        for name in [name for name, value in answers.items() if value == COMPOSED]:
            answers[name] = exercise.compose(name, answers)
        return answers

    def _value(self, place: tuple[str, ...], value: Any, day: date) -> Any:
        if isinstance(value, dict):
            return {key: self._value((*place, key), one, day) for key, one in value.items()}
        if isinstance(value, list):
            return [
                self._row(self._value((*place, str(nth)), one, day), place, nth)
                for nth, one in enumerate(value)
            ]
        if not isinstance(value, str):
            return value
        if near := NEAR.fullmatch(value):
            return self._near(place, int(near[1]), int(near[2] or 1))
        if on := DAY.fullmatch(value):
            return (day + timedelta(days=int(on[1]))).isoformat() + (on[2] or "")
        return value

    def _row(self, row: Any, place: tuple[str, ...], nth: int) -> Any:
        """A step of a ladder has a name tag, the same in every revision."""
        tagged = isinstance(row, dict) and not {"minute", "name"} & row.keys()
        return {"id": f"{place[-1]}-{nth + 1}", **row} if tagged else row

    def _near(self, place: tuple[str, ...], middle: int, spread: int) -> int:
        drawn = self._drawn(*place)
        if spread >= 5:
            return max(0, middle + 5 * drawn.randint(-(spread // 5), spread // 5))
        return min(10, max(0, middle + drawn.randint(-spread, spread)))

    def _drawn(self, *place: str) -> random.Random:
        return random.Random(f"{self.story['seed']}/{'/'.join(place)}")


def made(story: Path) -> str:
    """The text of a member's file."""
    document = read(story)
    if document.faults:
        raise SystemExit("\n".join(str(fault) for fault in document.faults))
    told = Story(document.value, load()).told()
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write every member's file."""
    for story in sorted((GROUP / "stories").glob("*.yaml")):
        path = GROUP / f"{story.stem}.json"
        path.write_text(made(story), encoding="utf-8")
        print(path)


if __name__ == "__main__":
    main()
