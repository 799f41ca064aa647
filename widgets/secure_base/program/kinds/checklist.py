"""The kind `checklist`."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field as Option

from secure_base.program.base import Text
from secure_base.program.kinds.choice import Options
from secure_base.program.kinds.field import Field, one_group, one_text
from secure_base.program.language import _


class Checklist(Field):
    """Things to tick, each with room for one example."""

    kind: Literal["checklist"]
    options: Options = Option(description="The things, as “key: Label”.")
    example: Text | None = Option(
        None, description="What the line beside a ticked thing asks; none without it."
    )

    def accept(self, value: Any) -> dict[str, Any]:
        ticked = one_group(value, set(self.options))
        for words in ticked.values():
            one_text(words)
        return ticked

    def empty(self, value: Any) -> bool:
        return not value

    def told(self, value: Any) -> str:
        return "; ".join(
            f"{_(label)} ({value[key].strip()})" if value[key].strip() else _(label)
            for key, label in self.options.items()
            if key in value
        )

    def cells(self, value: Any) -> list[tuple[str, Any]]:
        ticked = value or {}
        return [(key, (ticked[key] or _("yes")) if key in ticked else None) for key in self.options]
