"""An exercise: one worksheet, as its file in `data/exercises` declares it.

The form on screen, what is stored, the export and the printed sheet all follow from this model;
none of them is known here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field as Option
from pydantic import PrivateAttr, StringConstraints

from secure_base.program.afterwards import AskAgain, Calendar, Card
from secure_base.program.base import KEBAB, SNAKE, Id, Model, Several, Text
from secure_base.program.faults import Mistake, Place, did_you_mean
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

    circles: Annotated[list[str], Several] = Option(
        default_factory=list, description="Fields “people”, innermost first, drawn as circles."
    )
    keep_closed: bool = Option(
        False, description="Whether earlier answers stay closed until the person opens them."
    )
    sealed_until: str | None = Option(
        None, description="A field “date”: closed, the sheet keeps its words until that day."
    )
    calendar: Calendar | None = Option(None, description="A calendar file made from the answers.")
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
            "circles": list(self.circles),
            "keep_closed": self.keep_closed,
            "sealed_until": self.sealed_until,
            "card": self.card.shape() if self.card else None,
            "calendar": self.calendar.shape() if self.calendar else None,
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
            found += _placed(("ask_again", number), again.mistakes(self.answerable))
        for name in ("card", "calendar"):
            one = getattr(self, name)
            found += _placed((name,), one.mistakes(self.answerable)) if one else []
        for number, name in enumerate(self.circles):
            if name not in self.fields or self.fields[name].kind != "people":
                meant = did_you_mean(name, self.answerable)
                found.append((("circles", number), f"There are no people “{name}” here.{meant}"))
        opens = self.sealed_until
        if opens is not None and (opens not in self.fields or self.fields[opens].kind != "date"):
            meant = did_you_mean(opens, self.answerable)
            found.append((("sealed_until",), f"There is no date “{opens}” here.{meant}"))
        return found


def _placed(place: Place, mistakes: list[Mistake]) -> list[Mistake]:
    return [((*place, *below), told) for below, told in mistakes]
