"""The kind `line`."""

from __future__ import annotations

from typing import Any, Literal

from secure_base.program.kinds.field import Field, one_text


class Line(Field):
    """A few words on one line."""

    kind: Literal["line"]

    def accept(self, value: Any) -> str:
        return one_text(value)

    def spoken(self, value: Any) -> str:
        return " ".join(self.text(value).split())
