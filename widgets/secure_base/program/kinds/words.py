"""The kind `words`."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field as Option

from secure_base.program.kinds.field import Field, and_list, one_list, one_text


class Words(Field):
    """Words from a vocabulary, families first, and a person's own beside them."""

    kind: Literal["words"]
    vocabulary: str = Option(
        alias="from", description="The vocabulary's name: a file in data/vocabularies."
    )

    def accept(self, value: Any) -> list[str]:
        return [one_text(word) for word in one_list(value, 200)]

    def told(self, value: Any) -> str:
        return ", ".join(word for word in value if word.strip())

    def spoken(self, value: Any) -> str:
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            return self.text(value)
        return and_list([word.strip() for word in value if word.strip()])
