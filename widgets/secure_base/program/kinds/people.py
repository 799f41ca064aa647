"""The kind `people`."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field as Option

from secure_base.program.base import Text
from secure_base.program.kinds.field import Field, and_list, one_group, one_list, one_text


class People(Field):
    """A few people, each with one line beside the name."""

    kind: Literal["people"]
    detail: Text | None = Option(None, description="What the second line asks: how to reach them.")
    most: int = Option(6, ge=1, le=40, description="How many there is room for.")

    def accept(self, value: Any) -> list[dict[str, Any]]:
        people = one_list(value, self.most)
        for person in people:
            for part in one_group(person, {"name", "detail"}).values():
                if part is not None:
                    one_text(part)
        return people

    def told(self, value: Any) -> str:
        return "; ".join(filter(None, (self._one(person) for person in value)))

    def spoken(self, value: Any) -> str:
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            return self.text(value)
        names = [str(one.get("name") or "").strip() for one in value]
        return and_list([name for name in names if name])

    def _one(self, person: dict[str, Any]) -> str:
        name, detail = ((person.get(part) or "").strip() for part in ("name", "detail"))
        return f"{name} ({detail})" if name and detail else name or detail
