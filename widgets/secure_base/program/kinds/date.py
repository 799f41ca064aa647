"""The kind `date`."""

from __future__ import annotations

from typing import Any, Literal

from secure_base.program.kinds.field import Field
from secure_base.program.kinds.moment import day_in_words, one_day


class Date(Field):
    """A day."""

    kind: Literal["date"]

    def accept(self, value: Any) -> str:
        return one_day(value).isoformat()

    def told(self, value: Any) -> str:
        return day_in_words(one_day(value))

    def cells(self, value: Any) -> list[tuple[str, Any]]:
        return [("", value)]
