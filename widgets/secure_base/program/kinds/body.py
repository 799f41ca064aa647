"""The kind `body`."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field as Option

from secure_base.program.kinds.field import Field, and_list, one_group, one_list, one_text
from secure_base.program.language import _


class Body(Field):
    """Places in the body and words for what was felt there; the map is one way to choose them."""

    kind: Literal["body"]
    vocabulary: str = Option(
        "body",
        alias="from",
        description="The vocabulary's name: it has places and families of words.",
    )

    def accept(self, value: Any) -> dict[str, Any]:
        group = one_group(value, {"places", "words"})
        for words in group.values():
            if words is not None:
                for word in one_list(words, 200):
                    one_text(word)
        return group

    def told(self, value: Any) -> str:
        places, words = (", ".join(self._part(value, part)) for part in ("places", "words"))
        return (
            _("{words}, in: {places}").format(words=words, places=places)
            if places and words
            else places or words
        )

    def spoken(self, value: Any) -> str:
        if not isinstance(value, dict) or self.text(value) == "":
            return self.text(value)
        return and_list(self._part(value, "words") or self._part(value, "places"))

    def cells(self, value: Any) -> list[tuple[str, Any]]:
        return [(part, ", ".join(self._part(value, part)) or None) for part in ("places", "words")]

    def _part(self, value: Any, part: str) -> list[str]:
        words = value.get(part) if isinstance(value, dict) else None
        words = words if isinstance(words, list) else []
        return [word for word in words if isinstance(word, str) and word.strip()]
