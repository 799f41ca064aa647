"""`Today`: one suggestion for today, from what is begun, that can be put away until tomorrow.

The suggestion is the small home practice of the latest evening that was begun. Nothing is
counted and nothing is owed: once it is done or put away, the page says so and rests.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from secure_base.forms.home import HomePart
from secure_base.forms.part import Buffers, Message, Refusal
from secure_base.forms.path import NEXT, standing
from secure_base.journal import Entry
from secure_base.program import Program, Session
from secure_base.program.language import _, ngettext

NOTE = "today"
"""The name of the sealed note that holds the day a suggestion was put away."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Today(HomePart):
    """One thing for today, over one journal."""

    name = "today"

    def on_hello(self, request: Message, _buffers: Buffers) -> Message:
        """The suggestion for the person's own day, or none."""
        today = day_of(request)
        reply: Message = {"type": "today", "suggestion": None}
        if self._journal.recall(NOTE).get("away") == today.isoformat():
            return {**reply, "words": _("Nothing for today. It is all here when you want it.")}
        found = suggestion(self._program, self._journal.entries(), today)
        if found is None:
            return {**reply, "words": _("Nothing more for today. A day can be just a day.")}
        return {**reply, "suggestion": found}

    def on_not_today(self, request: Message, buffers: Buffers) -> Message:
        """Put the suggestion away until the day is over."""
        self._journal.remember(NOTE, {"away": day_of(request).isoformat()})
        return self.on_hello(request, buffers)

    def on_after_all(self, request: Message, buffers: Buffers) -> Message:
        """Bring the suggestion back."""
        self._journal.remember(NOTE, {})
        return self.on_hello(request, buffers)


def suggestion(program: Program, entries: list[Entry], today: date) -> Message | None:
    """Choose one thing: the welcome at first, then the latest evening's home practice."""
    states = standing(program.sessions, entries)
    begun = [session for session in program.sessions if states.get(session.n, NEXT) != NEXT]
    if not begun:
        first = program.sessions[0] if program.sessions else None
        return _page(first) if first else None
    session = begun[-1]
    known = [name for name in session.home if name in program.exercises]
    if not known:
        return None
    chosen = min(known, key=lambda name: _latest(name, entries))
    exercise = program.exercise(chosen)
    latest = _latest(chosen, entries)
    if latest and datetime.fromtimestamp(latest).date() >= today:
        return None
    minutes = exercise.minutes or 2
    about = ngettext("About {n} minute.", "About {n} minutes.", minutes).format(n=minutes)
    return {
        "notebook": session.notebook,
        "exercise": exercise.id,
        "title": _(exercise.title),
        "words": f"{about} {_(exercise.intro)}" if exercise.intro else about,
        "open": _("Open it"),
    }


def _page(session: Session) -> Message:
    return {
        "notebook": session.notebook,
        "exercise": None,
        "title": _(session.title),
        "words": _("This is where it begins. Read a little, write a little, or only look round."),
        "open": _("Begin here"),
    }


def _latest(name: str, entries: list[Entry]) -> float:
    return max((entry.at.timestamp() for entry in entries if entry.exercise == name), default=0.0)


def day_of(request: Message) -> date:
    """The person's own day; where the machine is may be another."""
    given: Any = request.get("day")
    try:
        return date.fromisoformat(given if _DAY.fullmatch(given) else "")
    except (TypeError, ValueError):
        raise Refusal(
            _("This page is older than the program behind it. Reload the page.")
        ) from None
