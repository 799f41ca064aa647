"""A measure: questions answered again and again, or the key of a published questionnaire.

Only items written for this project are shipped, as an exercise; of a published questionnaire the
key alone stands here, and its items are brought by whoever has the right to use them. Nothing
here types or diagnoses anybody. The arithmetic is for `insight/`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Option

from secure_base.program.base import Id, Model, Text
from secure_base.program.faults import Mistake


class Score(Model):
    """How items become one figure."""

    name: Text = Option(description="What the figure is called.")
    items: list[str | int] = Option(
        min_length=1, description="The items that count: fields of our exercise, or numbers from 1."
    )
    reverse: list[str | int] = Option(
        default_factory=list, description="Items counted from the other end."
    )
    score: Literal["mean", "sum"] = Option("mean", description="How they are put together.")
    times: int | float = Option(1, description="What the result is multiplied by.")
    needs: int | None = Option(
        None, ge=1, description="How many must be answered; all, if not said."
    )
    change: int | float | None = Option(
        None, gt=0, description="How far it must move to be more than wobble."
    )
    spread: int | float | None = Option(
        None, gt=0, description="Standard deviation in a comparable sample."
    )
    reliability: Annotated[float, Option(gt=0, lt=1)] | None = Option(
        None, description="The reliability “change” was worked out from."
    )


class Measure(Model):
    """A set of items and the figures made of them."""

    id: Id
    title: Text = Option(description="The measure's name.")
    own: bool = Option(False, description="Written for this project.")
    validated: bool = Option(False, description="Whether its figures have been tested on people.")
    says: Text | None = Option(None, description="What it is and is not, for whoever looks at it.")
    exercise: Id | None = Option(
        None, description="The exercise that asks its items, if they are ours."
    )
    items: int | None = Option(None, ge=1, description="How many items a published one has.")
    low: int = Option(0, description="The lowest answer.")
    high: int = Option(10, description="The highest answer.")
    lines: list[Score] = Option(min_length=1, description="The figures made of the items.")
    source: Text | None = Option(None, description="Where it was published.")
    permission: Text | None = Option(None, description="Who may use it and how.")
    sure: Text | None = Option(None, description="How sure we are of these figures.")

    def mistakes(self) -> list[Mistake]:
        """Items that do not exist, and a range that is none."""
        found: list[Mistake] = []
        if self.low >= self.high:
            found.append((("high",), "“high” should be more than “low”."))
        if self.own and not self.exercise:
            found.append((("own",), "A measure of our own names the exercise that asks its items."))
        if not self.own and not self.items:
            found.append(((), "Say with “items” how many items it has."))
        for number, line in enumerate(self.lines):
            place = ("lines", number)
            for item in line.items:
                if not self.own and not (isinstance(item, int) and 1 <= item <= (self.items or 0)):
                    found.append(((*place, "items"), f"There is no item {item} in it."))
            for item in line.reverse:
                if item not in line.items:
                    found.append(((*place, "reverse"), f"Item {item} is not one of its items."))
        return found


class Published(Model):
    """A file in `data/measures` that holds the keys of several questionnaires."""

    title: Text = Option(description="What these are.")
    own: Literal[False] = False
    measures: list[Measure] = Option(min_length=1, description="The keys.")

    def mistakes(self) -> list[Mistake]:
        """The mistakes of each, and names used twice."""
        found: list[Mistake] = []
        seen: set[str] = set()
        for number, measure in enumerate(self.measures):
            place = ("measures", number)
            found += [((*place, *below), sentence) for below, sentence in measure.mistakes()]
            if measure.id in seen:
                found.append(((*place, "id"), f"“{measure.id}” stands here twice."))
            seen.add(measure.id)
        return found
