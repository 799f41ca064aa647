"""Where to turn: helplines by country, and the texts about safety.

Numbers and texts come from `data/support`; the country is asked, never guessed. How they are
shown is for the page, which carries them everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field as Option
from pydantic import StringConstraints

from secure_base.program.base import CODE, Day, Model, Number, Several, Text
from secure_base.program.faults import Mistake, Place
from secure_base.program.language import _

STALE = 180
"""Days after which a helpline should be looked up again."""


class Line(Model):
    """One way to reach people."""

    name: Text = Option(description="What the line is called where it answers.")
    kind: Literal["crisis", "abuse", "health"] = Option("crisis", description="What it is for.")
    call: Number | None = Option(None, description="The number to call.")
    text: Number | None = Option(
        None, description="The number to text, with the word if one is needed."
    )
    site: Text | None = Option(None, description="The operator's own page, without https://.")
    hours: Text | None = Option(None, description="When it answers: day and night.")
    languages: Annotated[list[Text], Several] = Option(
        default_factory=list, description="What is spoken."
    )
    free: bool | None = Option(None, description="Whether the call costs nothing.")
    note: Text | None = Option(None, description="Anything else a caller should know.")
    source: Text | None = Option(None, description="Where the number was seen.")
    sure: Text | None = Option(None, description="How sure we are of it.")
    checked: Day | None = Option(None, description="When this line was last looked up.")


class Country(Model):
    """The lines of one country."""

    code: Annotated[str, StringConstraints(pattern=CODE)] = Option(
        description="Two capital letters (ISO 3166), or “elsewhere”."
    )
    name: Text = Option(description="The country's name.")
    emergency: Number | None = Option(None, description="The number for danger now.")
    checked: Day | None = Option(
        None, description="When these were last looked up, if not with the rest."
    )
    lines: list[Line] = Option(min_length=1, description="The lines, the first one first.")


class Helplines(Model):
    """The file `data/support/helplines.yaml`."""

    checked: Day | None = Option(
        None, description="The day every line was last looked up on its own page: 2026-03-14."
    )
    countries: list[Country] = Option(min_length=1, description="The countries.")

    def country(self, code: str) -> Country | None:
        """The country with this code, if it is listed."""
        return next((one for one in self.countries if one.code == code), None)

    def days(self) -> Iterator[tuple[Place, Country, Line, date | None]]:
        """Every line with its place in the file and the day it was last looked up."""
        for number, country in enumerate(self.countries):
            for position, line in enumerate(country.lines):
                day = line.checked or country.checked or self.checked
                place = ("countries", number, "lines", position)
                yield place, country, line, date.fromisoformat(day) if day else None

    def mistakes(self) -> list[Mistake]:
        """Days that are none, countries listed twice, lines nobody could reach."""
        found: list[Mistake] = []
        seen: set[str] = set()
        days: list[tuple[Place, str | None]] = [(("checked",), self.checked)]
        for number, country in enumerate(self.countries):
            place = ("countries", number)
            days.append(((*place, "checked"), country.checked))
            if country.code in seen:
                found.append(((*place, "code"), f"“{country.code}” is listed twice."))
            seen.add(country.code)
            for position, line in enumerate(country.lines):
                days.append(((*place, "lines", position, "checked"), line.checked))
                if not (line.call or line.text or line.site):
                    sentence = f"“{line.name}” cannot be reached: add “call”, “text” or “site”."
                    found.append(((*place, "lines", position), sentence))
        for where, day in days:
            try:
                date.fromisoformat(day or "2000-01-01")
            except ValueError:
                found.append((where, f"There is no day {day}."))
        return found


Words = str | list[str] | dict[str, str | list[str]]
"""A text, a list of them, or a few under names of their own."""


class Support(Model):
    """Helplines and texts about safety."""

    helplines: Helplines | None = None
    texts: dict[str, Words] = Option(default_factory=dict)
    """The texts of `data/support/texts.yaml` by name; paragraphs are parted by an empty line."""

    def text(self, name: str, part: str | None = None) -> str:
        """The text called `name` (or its `part`), translated; "" if there is none."""
        found = self.texts.get(name, "")
        if part is not None:
            found = found.get(part, "") if isinstance(found, dict) else ""
        return _(found) if isinstance(found, str) else ""
