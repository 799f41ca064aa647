"""What a worksheet lets follow from its answers: a question asked once more, a card, a calendar.

Here is only which fields take part; how it looks and what it makes is for `forms/`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import Field as Option

from secure_base.program.base import Model, Several, Text
from secure_base.program.faults import Mistake, Place, did_you_mean
from secure_base.program.kinds.field import Field
from secure_base.program.language import _

WEEKDAYS = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}
OFTEN = {"week", "fortnight", "month"}
"""The keys that a calendar understands."""


class AskAgain(Model):
    """Asking one field once more, later, on the home page."""

    field: str = Option(description="The field to ask.")
    after_hours: int | float = Option(gt=0, description="How many hours after the entry: 1, 24.")
    say: Text | None = Option(None, description="What to say when asking.")

    def mistakes(self, fields: Mapping[str, Field]) -> list[Mistake]:
        """A field that the worksheet does not have."""
        return [] if self.field in fields else [(("field",), _missing(self.field, fields))]


class Card(Model):
    """A few of a worksheet's answers on one small page, to print or to have on a phone."""

    title: Text = Option(description="What stands at the head of the card.")
    fields: Annotated[list[str], Several] = Option(
        min_length=1, description="The fields on it, in this order; an empty one is left out."
    )
    say: dict[str, Text] = Option(
        default_factory=dict, description="Shorter words than the question's, by field."
    )
    helplines: bool = Option(
        False, description="Whether the helplines of the country a person opened stand below."
    )

    def shape(self) -> dict[str, Any]:
        """What the page needs of it."""
        return {
            "title": _(self.title),
            "fields": list(self.fields),
            "say": {name: _(words) for name, words in self.say.items()},
            "helplines": self.helplines,
        }

    def mistakes(self, fields: Mapping[str, Field]) -> list[Mistake]:
        """Names on it that the worksheet does not have."""
        found: list[Mistake] = []
        for number, name in enumerate(self.fields):
            if name not in fields:
                found.append((("fields", number), _missing(name, fields)))
        for name in self.say:
            if name not in self.fields:
                meant = did_you_mean(name, self.fields)
                found.append((("say", name), f"“{name}” is not on the card.{meant}"))
        return found


class Round(Model):
    """One thing that comes round: which fields say what, on which days, and when."""

    say: Text = Option(description="What it is called in a calendar that others may see.")
    words: Annotated[list[str], Several] = Option(
        default_factory=list, description="The fields with the person's own words for it."
    )
    days: str = Option(description="A field “choices” with the keys mon to sun.")
    time: str | None = Option(None, description="A field “line” with the time of day.")
    often: str | None = Option(None, description="A field “choice”: week, fortnight, month.")


class Calendar(Model):
    """Answers as a calendar file to download."""

    begin: str | None = Option(None, description="A field “date”: from which day.")
    events: list[Round] = Option(min_length=1, description="What comes round.")

    def asks(self) -> Iterator[tuple[Place, str, str, set[str]]]:
        """Every field it names: its place and name, the kind it must be, the keys it may have."""
        if self.begin:
            yield ("begin",), self.begin, "date", set()
        for number, one in enumerate(self.events):
            place = ("events", number)
            for position, name in enumerate(one.words):
                yield (*place, "words", position), name, "line", set()
            yield (*place, "days"), one.days, "choices", WEEKDAYS
            if one.time:
                yield (*place, "time"), one.time, "line", set()
            if one.often:
                yield (*place, "often"), one.often, "choice", OFTEN

    def shape(self) -> dict[str, Any]:
        """What the page needs of it."""
        events = [{**one.model_dump(), "say": _(one.say)} for one in self.events]
        return {"begin": self.begin, "events": events}

    def mistakes(self, fields: Mapping[str, Field]) -> list[Mistake]:
        """Fields that are not there, or that a calendar cannot read."""
        found: list[Mistake] = []
        for place, name, kind, keys in self.asks():
            field = fields.get(name)
            if field is None:
                found.append((place, _missing(name, fields)))
            elif field.kind != kind:
                told = f"“{name}” should be of the kind {kind} to stand in a calendar."
                found.append((place, told))
            elif keys and not set(getattr(field, "options", ())) <= keys:
                known = ", ".join(sorted(keys))
                found.append((place, f"A calendar knows only these keys in “{name}”: {known}."))
        return found


def _missing(name: str, fields: Mapping[str, Field]) -> str:
    return f"There is no field “{name}” here.{did_you_mean(name, fields)}"
