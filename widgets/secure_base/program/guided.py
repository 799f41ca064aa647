"""A guided practice: what it says, step by step, as its file in `data/guided` declares it.

How it is paced and drawn is left to `practices`; what a person notes afterwards is the worksheet
`practice-log`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field as Option
from pydantic import StringConstraints

from secure_base.program.base import KEY, Id, Model, Text
from secure_base.program.exercise import Caution
from secure_base.program.faults import Mistake
from secure_base.program.language import _

SLOWEST, QUICKEST = 4.5, 8.0
"""Breaths a minute. About six is usual, 4.5 to 7 the range studied for slow breathing (Laborde and
others, 2022); eight is where to start if six feels forced."""

NEEDS = (
    ("pacer", "patterns"),
    ("sit", "anchors"),
    ("steps", "steps"),
    ("wishes", "beings"),
    ("wishes", "phrases"),
)
"""What each kind cannot do without."""

Key = Annotated[str, StringConstraints(pattern=KEY)]


class Pattern(Model):
    """One way of breathing: in, then out, with nothing held between."""

    key: Key
    inhale: float = Option(gt=0, le=10, description="Seconds in.")
    exhale: float = Option(gt=0, le=15, description="Seconds out.")
    say: Text = Option(description="How it is called: In for 4, out for 6.")
    usual: bool = Option(False, description="The one that is chosen at first.")

    @property
    def a_minute(self) -> float:
        """Breaths a minute."""
        return 60 / (self.inhale + self.exhale)


class Anchor(Model):
    """Something to come back to while sitting."""

    key: Key
    name: Text = Option(description="In the middle of a sentence: my feet on the floor.")
    say: Text = Option(description="What stands on the screen meanwhile.")


class Step(Model):
    """One thing said, and the time it is given."""

    say: Text
    seconds: int = Option(ge=4, le=600, description="How long before the next.")


class Wishes(Model):
    """A few wishes that go together; a person's own always come first."""

    key: Key
    name: Text = Option(description="How they are called: In plain words.")
    lines: list[Text] = Option(min_length=1, description="The wishes, one after the other.")


class Guided(Model):
    """One guided practice."""

    id: Id
    title: Text = Option(description="Its title.")
    kind: Literal["pacer", "sit", "steps", "wishes"] = Option(description="How it is led.")
    practice: Key = Option(
        description="Its option in the worksheet practice-log; without one, its title is noted."
    )
    about: Text = Option(description="What happens, before it begins.")
    caution: Caution = Option(description="What must be said with care.")
    known: Text | None = Option(None, description="What is known about it, no more.")
    minutes: list[Annotated[int, Option(ge=1, le=60)]] = Option(
        default_factory=list, description="The lengths to choose from; steps have their own."
    )
    usual: int | None = Option(None, description="The length chosen at first.")
    patterns: list[Pattern] = Option(default_factory=list, description="For a pacer.")
    anchors: list[Anchor] = Option(default_factory=list, description="For a sit.")
    eyes: Text | None = Option(None, description="For a sit: what to do with one's eyes.")
    reminders: list[Text] = Option(
        default_factory=list, description="For a sit: said in between; {anchor} is filled in."
    )
    steps: list[Step] = Option(default_factory=list, description="For a practice in steps.")
    beings: list[Text] = Option(
        default_factory=list, description="For wishes: for whom, the easiest first."
    )
    phrases: list[Wishes] = Option(
        default_factory=list, description="For wishes: to choose from, or to write over."
    )
    ending: Text = Option(description="What is said at the end.")

    def mistakes(self) -> list[Mistake]:
        """What its kind needs and does not have."""
        found: list[Mistake] = []
        for kind, part in NEEDS:
            if self.kind == kind and not getattr(self, part):
                found.append(((part,), f"A practice of kind “{kind}” needs “{part}”."))
        if self.kind != "steps" and self.usual not in self.minutes:
            found.append((("usual",), "“usual” is one of “minutes”."))
        for number, pattern in enumerate(self.patterns):
            if not SLOWEST <= round(pattern.a_minute, 1) <= QUICKEST:
                sentence = f"Breathe between {SLOWEST} and {QUICKEST:g} times a minute."
                found.append((("patterns", number, "exhale"), sentence))
        if self.patterns and sum(pattern.usual for pattern in self.patterns) != 1:
            found.append((("patterns",), "Mark one of the patterns “usual: true”."))
        return found

    def shape(self) -> dict[str, Any]:
        """Everything the page needs: public, the same for everyone, translated."""
        return {
            "id": self.id,
            "title": _(self.title),
            "kind": self.kind,
            "about": _(self.about),
            "caution": {"title": _(self.caution.title), "text": _(self.caution.text)},
            "known": _(self.known) if self.known else None,
            "minutes": self.minutes,
            "usual": self.usual,
            "patterns": [
                {**pattern.model_dump(), "say": _(pattern.say)} for pattern in self.patterns
            ],
            "anchors": [
                {"key": anchor.key, "name": _(anchor.name), "say": _(anchor.say)}
                for anchor in self.anchors
            ],
            "eyes": _(self.eyes) if self.eyes else None,
            "reminders": [_(reminder) for reminder in self.reminders],
            "steps": [{"say": _(step.say), "seconds": step.seconds} for step in self.steps],
            "beings": [_(being) for being in self.beings],
            "phrases": [
                {"key": one.key, "name": _(one.name), "lines": [_(line) for line in one.lines]}
                for one in self.phrases
            ],
            "ending": _(self.ending),
        }
