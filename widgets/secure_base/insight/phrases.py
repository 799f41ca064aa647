"""Counting and naming in words: *four sheets*, *between 3 and 14 March*, *most often away*.

What is said is shown by the figures and no more. No drawing calls anything better or worse,
and with few entries none speaks of a direction.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from statistics import median

from secure_base.insight.figure import number
from secure_base.program.language import _, ngettext

FEW = 8
"""Fewer entries than this are listed, never compared. Own choice: two halves of four."""

NEAR = 1
"""Two middle values closer than this, of ten, are called about the same. Own choice."""


def in_words(count: int) -> str:
    """Write small counts as words, larger ones as figures."""
    names = (
        _("no"), _("one"), _("two"), _("three"), _("four"), _("five"), _("six"),
        _("seven"), _("eight"), _("nine"), _("ten"), _("eleven"), _("twelve"),
    )  # fmt: skip
    return names[count] if 0 <= count < len(names) else str(count)


def sentence(words: str) -> str:
    """Begin with a capital letter."""
    return words[:1].upper() + words[1:]


def entries(count: int) -> str:
    """Say how many entries: ``four entries``."""
    return ngettext("{count} entry", "{count} entries", count).format(count=in_words(count))


def times(count: int) -> str:
    """Say how often: ``once``, ``twice``, ``four times``."""
    if count == 1:
        return _("once")
    if count == 2:
        return _("twice")
    return _("{count} times").format(count=in_words(count))


def day(when: date, *, year: bool = False) -> str:
    """Write a day: ``14 March``, with its year where that helps."""
    months = (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
        _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip
    plain = f"{when.day} {months[when.month - 1]}"
    return f"{plain} {when.year}" if year else plain


def days(whens: Sequence[date]) -> list[str]:
    """Write several days alike: with years only when they are not all of one year."""
    year = len({when.year for when in whens}) > 1
    return [day(when, year=year) for when in whens]


def span(whens: Sequence[datetime]) -> str:
    """Say over what time: ``on 14 March``, ``in eleven days``, ``between … and …``."""
    first, last = min(whens).date(), max(whens).date()
    length = (last - first).days + 1
    if length == 1:
        return _("on {day}").format(day=day(first))
    if length <= 14:
        return _("in {count} days").format(count=in_words(length))
    start, end = days([first, last])
    return _("between {first} and {last}").format(first=start, last=end)


def ticks(whens: Sequence[datetime]) -> tuple[list[str], list[str]]:
    """Choose the days written under a line: the first, the last, and one between."""
    first, last = min(whens), max(whens)
    chosen = [first]
    if (last.date() - first.date()).days > 1:
        chosen.append(first + (last - first) / 2)
    if last.date() != first.date():
        chosen.append(last)
    return [stamp(when) for when in chosen], days([when.date() for when in chosen])


def stamp(when: datetime) -> str:
    """Write a moment as the figure reads it, with four digits of year whatever the year."""
    return when.replace(tzinfo=None).isoformat(timespec="minutes")


def listed(parts: Sequence[str]) -> str:
    """Join parts as in speech: ``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{parts} and {last}").format(parts=", ".join(parts[:-1]), last=parts[-1])


def direction(values: Sequence[float]) -> str:
    """Say carefully how the later half of *values*, oldest first, lies to the earlier half."""
    if len(values) < FEW:
        return _("{Count} is too few to call it a direction.").format(
            Count=sentence(in_words(len(values)))
        )
    half = len(values) // 2
    before, after = median(values[:half]), median(values[-half:])
    shown = {"before": number(before), "after": number(after)}
    if abs(after - before) < NEAR:
        return _(
            "The middle of the earlier half is {before}, of the later half {after}: about the same."
        ).format(**shown)
    return _(
        "The middle of the earlier half is {before}, of the later half {after}. "
        "Weeks differ for many reasons; this is only what you wrote."
    ).format(**shown)
