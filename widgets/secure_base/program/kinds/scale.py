"""The kind `scale`."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field as Option

from secure_base.program.base import Text
from secure_base.program.faults import Mistake
from secure_base.program.kinds.field import Field, one_whole_number, plain


class Scale(Field):
    """A row of whole numbers between two words, nothing chosen until a person chooses."""

    kind: Literal["scale"]
    low: Text = Option(description="What the lowest number means: calm.")
    high: Text = Option(description="What the highest number means: flooded.")
    min: int = Option(0, description="The lowest number.")
    max: int = Option(10, description="The highest number.")

    def accept(self, value: Any) -> int:
        return one_whole_number(value, self.min, self.max)

    def told(self, value: Any) -> str:
        return plain(value)

    def cells(self, value: Any) -> list[tuple[str, Any]]:
        return [("", value)]

    def mistakes(self, name: str, others: dict[str, Field]) -> list[Mistake]:
        found = super().mistakes(name, others)
        if not 1 <= self.max - self.min <= 20:
            found.append(
                (("max",), "A scale has between 2 and 21 numbers, counted from “min” to “max”.")
            )
        return found
