"""The kind `note`."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field as Option

from secure_base.program.base import Text
from secure_base.program.kinds.field import Field, Unreadable
from secure_base.program.language import _


class Note(Field):
    """A few words to read between two questions; it has no answer."""

    kind: Literal["note"]
    ask: Text = Option("", description="A short heading, if it needs one.")
    words: Text = Option(alias="text", description="The words.")

    def accept(self, value: Any) -> Any:
        raise Unreadable(_("There is nothing to answer here."))

    def cells(self, value: Any) -> list[tuple[str, Any]]:
        return []
