"""A measure: questions answered again and again, or the key of a published questionnaire.

Only items written for this project are shipped; of a published questionnaire the key alone stands here, and its
items are brought by whoever has the right to use them. Nothing here types or diagnoses anybody.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Option
from pydantic import StringConstraints

from secure_base.program.base import KEY, Id, Model, Text
from secure_base.program.faults import Mistake


class Item(Model):
    """One question of our own."""

    ask: Text = Option(description="The question.")
    low: Text = Option(description="What the lowest number means.")
    high: Text = Option(description="What the highest number means.")


class Answers(Model):
    """The numbers an item can have."""

    min: int = 0
    max: int = 10


class Score(Model):
    """How items become one figure; item numbers count from 1."""

    title: Text = Option(description="What the figure is called.")
    items: list[int] = Option(min_length=1, description="The items that count.")
    by: Literal["mean", "sum"] = Option("mean", description="How they are put together.")
    times: int | float = Option(1, description="What the result is multiplied by.")
    reverse: list[int] = Option(default_factory=list, description="Items counted from the other end.")
    needs: int | None = Option(None, ge=1, description="How many must be answered; all, if not said.")
    spread: int | float | None = Option(None, gt=0, description="Standard deviation in a comparable sample.")
    reliability: Annotated[float, Option(gt=0, lt=1)] | None = Option(
        None, description="Reliability, for telling change from wobble."
    )


class Measure(Model):
    """One file in `data/measures`."""

    id: Id
    title: Text = Option(description="The measure's name.")
    about: Text | None = Option(None, description="What it is and is not, for whoever looks at it.")
    own: bool = Option(False, description="Written for this project: unvalidated, and said to be.")
    source: Text | None = Option(None, description="Where it was published.")
    permission: Text | None = Option(None, description="Who may use it and how.")
    count: int | None = Option(None, ge=1, description="How many items a published one has.")
    answers: Answers = Option(default_factory=Answers, description="The numbers of an answer.")
    items: dict[Annotated[str, StringConstraints(pattern=KEY)], Item] = Option(
        default_factory=dict, description="Our own items, in order, as “key: {ask: …}”."
    )
    scores: dict[Annotated[str, StringConstraints(pattern=KEY)], Score] = Option(
        default_factory=dict, description="The figures made of the items."
    )

    @property
    def length(self) -> int:
        """How many items there are."""
        return len(self.items) or self.count or 0

    def mistakes(self) -> list[Mistake]:
        """Items that do not exist, and items where there should be none."""
        found: list[Mistake] = []
        if self.own and not self.items:
            found.append((("own",), "A measure of our own needs its items."))
        if not self.own and self.items:
            sentence = "Items of a published questionnaire are not shipped. Keep its key alone, with “count”."
            found.append((("items",), sentence))
        if not self.length:
            found.append(((), "Say with “count” how many items it has."))
        for name, score in self.scores.items():
            for part in ("items", "reverse"):
                for number in getattr(score, part):
                    if not 1 <= number <= self.length or (part == "reverse" and number not in score.items):
                        found.append((("scores", name, part), f"There is no item {number} in this score."))
        return found
