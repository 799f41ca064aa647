"""The kind `number`."""

from __future__ import annotations

from math import isfinite
from typing import Any, Literal

from pydantic import Field as Option

from secure_base.program.base import Text
from secure_base.program.faults import Mistake
from secure_base.program.kinds.field import Field, Unreadable, plain
from secure_base.program.language import _

LARGEST = 2**53 - 1
"""The largest whole number JavaScript keeps exactly."""


class Number(Field):
    """A number typed in digits, with its unit beside it."""

    kind: Literal["number"]
    min: int | float | None = Option(None, description="The smallest that makes sense.")
    max: int | float | None = Option(None, description="The largest that makes sense.")
    unit: Text | None = Option(None, description="What is counted: minutes, times.")
    whole: bool = Option(True, description="Whether 2.5 is refused.")

    def accept(self, value: Any) -> int | float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise Unreadable(_("We could not read that number. Use digits, or leave it empty."))
        if isinstance(value, float) and not isfinite(value):
            raise Unreadable(_("We could not read that number. Use digits, or leave it empty."))
        if self.whole and value != int(value):
            raise Unreadable(
                _("A whole number, please: 2 or 3 rather than 2.5. Or leave it empty.")
            )
        least = -LARGEST if self.min is None else self.min
        most = LARGEST if self.max is None else self.max
        if value < least:
            raise Unreadable(_("This should be {least} or more, or empty.").format(least=least))
        if value > most:
            raise Unreadable(_("This should be {most} or less, or empty.").format(most=most))
        return value

    def told(self, value: Any) -> str:
        return f"{plain(value)} {_(self.unit)}" if self.unit else plain(value)

    def cells(self, value: Any) -> list[tuple[str, Any]]:
        return [("", value)]

    def mistakes(self, name: str, others: dict[str, Field]) -> list[Mistake]:
        found = super().mistakes(name, others)
        if self.min is not None and self.max is not None and self.min >= self.max:
            found.append((("max",), f"“max” ({self.max}) should be more than “min” ({self.min})."))
        return found
