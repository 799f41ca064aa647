"""The kind `choice`, and the list of options that other kinds use too."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field as Option
from pydantic import StringConstraints

from secure_base.program.base import KEY, Text
from secure_base.program.kinds.field import Field, Unreadable, one_text
from secure_base.program.language import _

Options = Annotated[
    dict[Annotated[str, StringConstraints(pattern=KEY)], Text],
    Option(min_length=1, max_length=60),
]
"""`key: Label` lines. The key is kept, so a label may be reworded at any time."""


def one_key(value: Any, options: dict[str, str], other: bool) -> str:
    """`value` if it is one of the options, or any words where own words are welcome."""
    words = one_text(value)
    if words not in options and not other:
        raise Unreadable(_("That is not one of the answers here. Choose again, or leave it empty."))
    return words


class Choice(Field):
    """One of several answers."""

    kind: Literal["choice"]
    options: Options = Option(description="The answers, as “key: Label”.")
    other: bool = Option(False, description="Offer “something else”, in own words.")

    def accept(self, value: Any) -> str:
        return one_key(value, self.options, self.other)

    def told(self, value: Any) -> str:
        return _(self.options[value]) if value in self.options else str(value)

    def spoken(self, value: Any) -> str:
        words = self.text(value)
        return softened(words) if isinstance(value, str) and value in self.options else words


def softened(label: str) -> str:
    """A label as it stands inside a sentence: its first letter small, unless it is “I”."""
    first = label.split()[0] if label.split() else ""
    if first == "I" or first.startswith(("I’", "I'")) or first[1:] != first[1:].lower():
        return label
    return label[:1].lower() + label[1:]
