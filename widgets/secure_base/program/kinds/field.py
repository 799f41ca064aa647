"""What all kinds of field share: the options every field has, and how an answer is looked at.

An answer is a JSON value. `check` lets it through unchanged or says in a sentence why not; `text`
makes it readable and never fails, because an answer outlives the worksheet it was given in. How a
field looks is for `forms/`.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field as Option

from secure_base.program.base import Model, Several, Text
from secure_base.program.faults import Mistake, did_you_mean
from secure_base.program.language import _

LONGEST = 1_000_000
"""Characters in one answer; about 500 printed pages. Keeps one stray paste from filling a disk."""


CHARGES = "Mark a phrase that may land as a charge, such as “you always”, and suggest another."
"""What the option `charges` does: the phrases are in data/vocabularies/charges.yaml."""

Shown = Annotated[list[str | int], Several]


class Unreadable(Exception):
    """An answer that cannot be kept as it is; the sentence says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Field(Model):
    """One question of a worksheet."""

    kind: str
    ask: Text = Option(description="The question, as a person reads it.")
    hint: Text | None = Option(None, description="One line of help below the question.")
    core: bool = Option(False, description="Belongs to the two-minute version, shown first.")
    group: Text | None = Option(
        None, description="A heading; begins a group that lasts until the next."
    )
    show_when: dict[str, Shown] = Option(
        default_factory=dict,
        description="Show this field only for these answers to another: {pull: [away, both]}.",
    )
    carry: str | None = Option(
        None, description="Offer an earlier answer: “exercise.field”, such as “trigger-log.story”."
    )

    def check(self, value: Any) -> Any:
        """`value`, unchanged, if it can be kept; raises `Unreadable`. Left empty is always fine."""
        if value is None or value in ("", [], {}):
            return value
        return self.accept(value)

    def accept(self, value: Any) -> Any:
        """`value` if it is an answer of this kind."""
        raise NotImplementedError

    def empty(self, value: Any) -> bool:
        """Whether nothing was answered."""
        return blank(value)

    def text(self, value: Any) -> str:
        """The answer to read in a list or a letter; what no longer fits is shown as it stands."""
        if self.empty(value):
            return ""
        try:
            self.check(value)
        except Unreadable:
            return plain(value)
        return self.told(value)

    def told(self, value: Any) -> str:
        """An accepted answer in words."""
        return plain(value)

    def spoken(self, value: Any) -> str:
        """The answer as it stands inside a sentence."""
        return self.text(value)

    def columns(self, value: Any) -> list[tuple[str, Any]]:
        """Cells for a table, as (what to add to the field's name, value); None where left empty."""
        if self.empty(value):
            return self.cells(None)
        try:
            return self.cells(self.check(value))
        except Unreadable:
            return [("", plain(value))]

    def cells(self, value: Any) -> list[tuple[str, Any]]:
        """The cells of an accepted answer, or the same ones empty for None."""
        return [("", None if value is None else self.told(value))]

    def mistakes(self, name: str, others: dict[str, Field]) -> list[Mistake]:
        """What is wrong in the worksheet's text beyond its form; places start at this field."""
        found: list[Mistake] = []
        for other, wanted in self.show_when.items():
            place = ("show_when", other)
            if other == name or other not in others:
                rest = [one for one in others if one != name]
                found.append(
                    (place, f"There is no field “{other}” here.{did_you_mean(other, rest)}")
                )
                continue
            options = getattr(others[other], "options", None)
            if options and not getattr(others[other], "other", False):
                found += [
                    (
                        place,
                        f"“{key}” is not an option of “{other}”.{did_you_mean(str(key), options)}",
                    )
                    for key in wanted
                    if key not in options
                ]
        return found

    def shape(self, name: str) -> dict[str, Any]:
        """Everything JavaScript needs to draw the field; the same for everyone, and translated."""
        made = {"name": name, **self.model_dump(mode="json", by_alias=True)}
        made["show_when"] = made["show_when"] or None
        return {key: said(key, value) for key, value in made.items()}


_READ_BY_PEOPLE = frozenset(
    ("ask", "hint", "group", "low", "high", "unit", "detail", "text", "say", "item", "title")
)


def said(key: str, value: Any) -> Any:
    """`value` of the option `key` in the language of the reader, where it is meant for a reader."""
    if isinstance(value, str):
        return _(value) if key in _READ_BY_PEOPLE or key == "example" else value
    if isinstance(value, list):
        return [said(key, one) for one in value]
    if isinstance(value, dict):
        labels = key == "options"
        return {name: _(one) if labels else said(name, one) for name, one in value.items()}
    return value


def blank(value: Any) -> bool:
    """Whether a JSON value holds nothing a person wrote."""
    if value is None or value is False:
        return True
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, list):
        return all(blank(one) for one in value)
    if isinstance(value, dict):
        return all(blank(one) for one in value.values())
    return False


def plain(value: Any) -> str:
    """Any JSON value in words, for answers whose question has changed or gone."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, list):
        return ", ".join(filter(None, map(plain, value)))
    if isinstance(value, dict):
        told = ((str(key), plain(one)) for key, one in value.items() if key != "id")
        return "; ".join(f"{key}: {one}" if one else key for key, one in told)
    return str(value)


def one_text(value: Any) -> str:
    """`value` if it is text that can be kept and shown anywhere."""
    if not isinstance(value, str):
        raise Unreadable(_("This should be text. Reload the page and write it again."))
    if len(value) > LONGEST:
        raise Unreadable(_("This is more than one answer can hold. Split it over two sheets."))
    if "\0" in value:
        raise Unreadable(
            _("A character in this text cannot be kept. Paste it again as plain text.")
        )
    try:
        value.encode()
    except UnicodeEncodeError:
        raise Unreadable(
            _("Half a character got lost here. Delete the last one you typed and try again.")
        ) from None
    return value


def one_whole_number(value: Any, least: int, most: int) -> int:
    """`value` if it is a whole number from `least` to `most`."""
    whole = type(value) is int or (type(value) is float and value.is_integer())
    if not whole or not least <= value <= most:
        raise Unreadable(
            _("Choose a whole number from {least} to {most}, or leave it empty.").format(
                least=least, most=most
            )
        )
    return int(value)


def one_list(value: Any, most: int) -> list[Any]:
    """`value` if it is a list of at most `most` things."""
    if not isinstance(value, list):
        raise Unreadable(_("This should be a list. Reload the page and write it again."))
    if len(value) > most:
        raise Unreadable(_("There is room for {most} here.").format(most=most))
    return value


def one_group(value: Any, names: set[str]) -> dict[str, Any]:
    """`value` if it is a JSON object with no other names than `names`."""
    if not isinstance(value, dict) or not set(value) <= names:
        raise Unreadable(
            _("This answer has a part we do not know. Reload the page and write it again.")
        )
    return value


def and_list(words: list[str]) -> str:
    """`words` as a person says them: "warm, tired and left out"."""
    if len(words) < 2:
        return "".join(words)
    return _("{first} and {last}").format(first=", ".join(words[:-1]), last=words[-1])
