"""The kind `ratings`."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field as Option

from secure_base.program.base import Text
from secure_base.program.kinds.field import Field, Unreadable, one_group, one_list, one_whole_number
from secure_base.program.language import _

MOST = 10
"""Ratings run from 0 to 10, like every scale here."""


class Ratings(Field):
    """One rating a minute while a feeling rises and falls; minutes may be missed."""

    kind: Literal["ratings"]
    minutes: int = Option(15, ge=1, le=120, description="How long it can go on.")
    low: Text | None = Option(None, description="What 0 means.")
    high: Text | None = Option(None, description="What 10 means.")

    def accept(self, value: Any) -> list[dict[str, int]]:
        ratings = one_list(value, self.minutes + 1)
        for one in ratings:
            group = one_group(one, {"minute", "rating"})
            if len(group) < 2:
                raise Unreadable(_("A rating belongs to a minute. Reload the page and rate again."))
            one_whole_number(group["minute"], 0, self.minutes)
            one_whole_number(group["rating"], 0, MOST)
        if len({one["minute"] for one in ratings}) < len(ratings):
            raise Unreadable(_("A minute has two ratings. Keep one of them."))
        return ratings

    def told(self, value: Any) -> str:
        return ", ".join(
            _("minute {minute}: {rating}").format(
                minute=int(one["minute"]), rating=int(one["rating"])
            )
            for one in sorted(value, key=lambda one: one["minute"])
        )

    def cells(self, value: Any) -> list[tuple[str, Any]]:
        known = {one["minute"]: one["rating"] for one in value or ()}
        return [(f"minute_{minute}", known.get(minute)) for minute in range(self.minutes + 1)]
