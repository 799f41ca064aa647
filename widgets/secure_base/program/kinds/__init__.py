"""The kinds of field: a closed list, one short file each, here and in JavaScript.

To add one: a class in a file of its own, a line in each table below, its ES module, and its
tests; the tests that walk this table say what is missing.
"""

from typing import Annotated

from pydantic import Discriminator

from secure_base.program.kinds.body import Body
from secure_base.program.kinds.checklist import Checklist
from secure_base.program.kinds.choice import Choice
from secure_base.program.kinds.choices import Choices
from secure_base.program.kinds.date import Date
from secure_base.program.kinds.field import Field, Unreadable
from secure_base.program.kinds.line import Line
from secure_base.program.kinds.moment import Moment
from secure_base.program.kinds.note import Note
from secure_base.program.kinds.number import Number
from secure_base.program.kinds.paragraph import Paragraph
from secure_base.program.kinds.people import People
from secure_base.program.kinds.plane import Plane
from secure_base.program.kinds.ratings import Ratings
from secure_base.program.kinds.scale import Scale
from secure_base.program.kinds.script import Script
from secure_base.program.kinds.steps import Steps
from secure_base.program.kinds.words import Words

KINDS: dict[str, type[Field]] = {
    "line": Line,  # a few words
    "paragraph": Paragraph,  # many words
    "number": Number,  # digits, with a unit
    "scale": Scale,  # 0 to 10, or unanswered
    "choice": Choice,  # one of several
    "choices": Choices,  # several of several
    "words": Words,  # from a vocabulary, or one's own
    "body": Body,  # where in the body, and what
    "moment": Moment,  # a day, perhaps a time
    "date": Date,  # a day
    "people": People,  # names with a line each
    "checklist": Checklist,  # ticks with an example each
    "steps": Steps,  # an ordered list of small groups
    "ratings": Ratings,  # one a minute
    "plane": Plane,  # two dials, one point
    "script": Script,  # words made of other answers
    "note": Note,  # words to read, no answer
}

AnyField = Annotated[
    Line | Paragraph | Number | Scale | Choice | Choices | Words | Body | Moment | Date
    | People | Checklist | Steps | Ratings | Plane | Script | Note,
    Discriminator("kind"),
]  # fmt: skip

__all__ = ["KINDS", "AnyField", "Field", "Unreadable"]
