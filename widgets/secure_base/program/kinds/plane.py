"""The kind `plane`."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field as Option

from secure_base.program.base import Model, Text
from secure_base.program.kinds.field import Field, one_group, one_whole_number
from secure_base.program.language import _

MOST = 10
"""Each dial runs from 0 to 10."""


class Dial(Model):
    """One of the two directions."""

    ask: Text = Option(description="What this dial asks.")
    low: Text = Option(description="What 0 means.")
    high: Text = Option(description="What 10 means.")


class Plane(Field):
    """Two dials whose answers make one point on a plane."""

    kind: Literal["plane"]
    across: Dial = Option(description="The dial that runs from left to right.")
    up: Dial = Option(description="The dial that runs from bottom to top.")

    def accept(self, value: Any) -> dict[str, Any]:
        group = one_group(value, {"across", "up"})
        for number in group.values():
            if number is not None:
                one_whole_number(number, 0, MOST)
        return group

    def told(self, value: Any) -> str:
        dials = ((self.across, value.get("across")), (self.up, value.get("up")))
        return "; ".join(
            f"{_(dial.ask)} {int(number)}" for dial, number in dials if number is not None
        )

    def cells(self, value: Any) -> list[tuple[str, Any]]:
        group = value or {}
        return [("across", group.get("across")), ("up", group.get("up"))]
