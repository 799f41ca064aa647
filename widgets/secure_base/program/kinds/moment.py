"""The kind `moment`."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Literal

from secure_base.program.kinds.field import Field, Unreadable
from secure_base.program.language import _

_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T((?:[01][0-9]|2[0-3]):[0-5][0-9]))?")


class Moment(Field):
    """A day, and the time of day if it is known; as the clock on the wall showed it."""

    kind: Literal["moment"]

    def accept(self, value: Any) -> str:
        match = _MOMENT.fullmatch(value) if isinstance(value, str) else None
        if match is None:
            raise Unreadable(unread())
        one_day(match[1])
        return match[0]

    def told(self, value: Any) -> str:
        day, _t, time = value.partition("T")
        words = day_in_words(one_day(day))
        return _("{day}, {time}").format(day=words, time=time) if time else words

    def cells(self, value: Any) -> list[tuple[str, Any]]:
        return [("", value)]


def unread() -> str:
    """What to say about a date that cannot be read."""
    return _("We could not read that date. Try it like 14 March, or leave it empty.")


def one_day(value: Any) -> date:
    """The day written `2026-03-14`."""
    try:
        if not isinstance(value, str) or len(value) != 10 or not value.isascii():
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise Unreadable(unread()) from None


def day_in_words(day: date) -> str:
    """14 March 2026."""
    months = (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
        _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip
    return _("{day} {month} {year}").format(day=day.day, month=months[day.month - 1], year=day.year)
