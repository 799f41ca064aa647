"""The kind `paragraph`."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field as Option

from secure_base.program.kinds.field import CHARGES, Field, one_text


class Paragraph(Field):
    """As many words as a person likes, over several lines."""

    kind: Literal["paragraph"]
    rows: int = Option(4, ge=1, le=40, description="Lines shown before it grows.")
    charges: bool = Option(False, description=CHARGES)

    def accept(self, value: Any) -> str:
        return one_text(value)

    def spoken(self, value: Any) -> str:
        return " ".join(self.text(value).split())
