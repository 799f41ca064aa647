"""An exercise: one worksheet, as its file in `data/exercises` declares it.

The form on screen, what is stored, the export and the printed sheet all follow from this model;
none of them is known here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field as Option
from pydantic import PrivateAttr, StringConstraints

from secure_base.program.base import KEBAB, SNAKE, Id, Model, Several, Text
from secure_base.program.faults import Mistake, did_you_mean
from secure_base.program.kinds import AnyField, Field, Unreadable
from secure_base.program.kinds.script import Script
from secure_base.program.language import _
from secure_base.program.vocabulary import Vocabulary

FEW = 4
"""With this many questions or fewer, the whole worksheet is its two-minute version."""


class Caution(Model):
    """What must be said with care before an exercise."""

    title: Text = Option(description="A few words, such as “When the alarm is right”.")
    text: Text = Option(description="The caution itself.")
    link: Id | None = Option(None, description="An exercise to go to instead: discomfort-or-harm.")


class AskAgain(Model):
    """Asking one field once more, later, on the home page."""

    field: str = Option(description="The field to ask.")
    after_hours: int | float = Option(gt=0, description="How many hours after the entry: 1, 24.")
    say: Text | None = Option(None, description="What to say when asking.")


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


class Exercise(Model):
    """One worksheet; see docs/worksheets.md."""

    id: Id
    title: Text = Option(description="The worksheet's title.")
    session: Annotated[int, Option(ge=0, le=10)] | None = Option(
        None, description="The session that introduces it, 0 to 10."
    )
    practices: Annotated[list[str], Several] = Option(
        default_factory=list, description="The practices it serves, from data/practices.yaml."
    )
    entries: Literal["one", "many"] = Option(
        "one", description="“one” can be amended; “many” begins a new sheet each time."
    )
    minutes: Annotated[int, Option(ge=1, le=120)] | None = Option(
        None, description="About how long it takes."
    )
    intro: Text | None = Option(None, description="What stands above the questions.")
    caution: Caution | None = Option(None, description="What must be said with care first.")
    closing: Text | None = Option(None, description="One sentence at the end.")
    fields: dict[Annotated[str, StringConstraints(pattern=SNAKE)], AnyField] = Option(
        min_length=1, description="The questions, in print order, as “name: {kind: …, ask: …}”."
    )
    charts: Annotated[list[Annotated[str, StringConstraints(pattern=KEBAB)]], Several] = Option(
        default_factory=list, description="Charts of its entries, such as strength-over-time."
    )
    ask_again: list[AskAgain] = Option(
        default_factory=list, description="Fields to ask once more, later."
    )

    card: Card | None = Option(None, description="A small page made from some of the answers.")

    _vocabularies: Mapping[str, Vocabulary] = PrivateAttr(default_factory=dict)

    @property
    def answerable(self) -> dict[str, Field]:
        """The fields that have an answer, in order."""
        return {name: field for name, field in self.fields.items() if field.kind != "note"}

    @property
    def core(self) -> set[str]:
        """The names of the fields in the two-minute version."""
        marked = {name for name, field in self.fields.items() if field.core}
        return marked if marked & self.answerable.keys() else set(self.fields)

    def check(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        """`answers` if every one can be kept; raises `Unreadable` at the first that cannot."""
        for name in answers.keys() - self.answerable.keys():
            raise Unreadable(_("This sheet has no line called “{name}”.").format(name=name))
        return {name: self.fields[name].check(value) for name, value in answers.items()}

    def compose(self, name: str, answers: Mapping[str, Any]) -> str:
        """The words the script field `name` makes of `answers`; "" while it lacks something."""
        field = self.fields[name]
        return field.compose(answers, self.fields) if isinstance(field, Script) else ""

    def shape(self) -> dict[str, Any]:
        """Everything the page needs to draw the form: public, the same for everyone, translated."""
        return {
            "id": self.id,
            "title": _(self.title),
            "session": self.session,
            "intro": _(self.intro) if self.intro else None,
            "caution": self._caution(),
            "closing": _(self.closing) if self.closing else None,
            "entries": self.entries,
            "minutes": self.minutes,
            "fields": [self._field(name, field) for name, field in self.fields.items()],
            "charts": list(self.charts),
            "card": self._card(),
        }

    def _card(self) -> dict[str, Any] | None:
        if self.card is None:
            return None
        return {
            "title": _(self.card.title),
            "fields": list(self.card.fields),
            "say": {name: _(words) for name, words in self.card.say.items()},
            "helplines": self.card.helplines,
        }

    def _caution(self) -> dict[str, Any] | None:
        if self.caution is None:
            return None
        return {
            "title": _(self.caution.title),
            "text": _(self.caution.text),
            "link": self.caution.link,
        }

    def _field(self, name: str, field: Field) -> dict[str, Any]:
        made = field.shape(name)
        made["core"] = name in self.core
        if "from" in made:
            made["vocabulary"] = self._vocabularies[made["from"]].shape()
        if made.get("charges"):
            made["charges"] = self._vocabularies["charges"].suggestions()
        return made

    def mistakes(self) -> list[Mistake]:
        """What is wrong beyond the form of the file, with its place."""
        found: list[Mistake] = []
        others: dict[str, Field] = dict(self.fields)
        for name, field in self.fields.items():
            found += [
                (("fields", name, *place), told) for place, told in field.mistakes(name, others)
            ]
        if not self.answerable:
            found.append((("fields",), "Nothing is asked here: add a field that is not a note."))
        asked = [field for field in self.answerable.values() if not isinstance(field, Script)]
        cores = [field for field in asked if field.core]
        if len(self.answerable) > FEW and not 2 <= len(cores) <= FEW:
            sentence = (
                "Mark two to four fields “core: true”: the two-minute version. "
                f"Now {len(cores)} of {len(asked)} are."
            )
            found.append((("fields",), sentence))
        for number, again in enumerate(self.ask_again):
            if again.field not in self.answerable:
                meant = did_you_mean(again.field, self.answerable)
                sentence = f"There is no field “{again.field}” here.{meant}"
                found.append((("ask_again", number, "field"), sentence))
        return found + self._mistakes_of_card()

    def _mistakes_of_card(self) -> list[Mistake]:
        found: list[Mistake] = []
        card = self.card
        for number, name in enumerate(card.fields if card else ()):
            if name not in self.answerable:
                meant = did_you_mean(name, self.answerable)
                found.append(
                    (("card", "fields", number), f"There is no field “{name}” here.{meant}")
                )
        for name in card.say if card else ():
            if card and name not in card.fields:
                meant = did_you_mean(name, card.fields)
                found.append((("card", "say", name), f"“{name}” is not on the card.{meant}"))
        return found
