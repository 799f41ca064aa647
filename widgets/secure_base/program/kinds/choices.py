"""The kind `choices`."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field as Option

from secure_base.program.kinds.choice import Options, one_key, softened
from secure_base.program.kinds.field import Field, and_list, one_list
from secure_base.program.language import _


class Choices(Field):
    """As many of several answers as are true."""

    kind: Literal["choices"]
    options: Options = Option(description="The answers, as “key: Label”.")
    other: bool = Option(False, description="Offer “something else”, in own words.")

    def accept(self, value: Any) -> list[str]:
        return [one_key(one, self.options, self.other) for one in one_list(value, 200)]

    def _label(self, key: str) -> str:
        return _(self.options[key]) if key in self.options else key

    def told(self, value: Any) -> str:
        return "; ".join(self._label(key) for key in value if key.strip())

    def spoken(self, value: Any) -> str:
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            return self.text(value)
        labels = [softened(self._label(key)) if key in self.options else key for key in value]
        return and_list([label.strip() for label in labels if label.strip()])
