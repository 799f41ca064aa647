"""An entry and its revisions, as values; how a revision becomes bytes and comes back.

A revision's bytes are JSON, deflated, then padded to a multiple of 64 bytes, so that the length
of a sealed row says little about what is in it. Nothing here touches a file or a key.
"""

from __future__ import annotations

import copy
import json
import zlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from secure_base.journal.sealing import fresh

Answers = dict[str, Any]

PAD = 64
LARGEST = 16 * 1024 * 1024
"""Bytes of one revision before it is sealed: eighty full fields of 200,000 characters."""


class Unreadable(Exception):
    """Bytes that opened but are no revision."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What one row of the file holds once it is open."""

    id: str  # sixteen hex digits that stay the same when the revision is carried elsewhere
    exercise: str
    session: int | None
    at: str  # ISO 8601, UTC
    first_at: str  # when the entry was begun
    answers: Answers = field(repr=False)
    change: str  # write, undo, delete, restore or merge
    target: int | None = None  # of an undo: the number of the revision it went back to
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it stands at one revision."""

    id: str
    exercise: str
    session: int | None
    revision: int
    at: datetime
    first_at: datetime
    answers: Answers = field(repr=False)
    deleted: bool = False
    change: str = "write"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a write came to: the entry as it now stands, and whether another page had written."""

    entry: Entry
    others: bool


def now() -> str:
    """The moment, as revisions carry it."""
    return written(datetime.now(UTC))


def written(moment: datetime) -> str:
    """A moment as revisions carry it; it must say which time zone it is told in."""
    if moment.tzinfo is None:
        raise ValueError("This moment does not say its time zone.")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def filled(answers: Answers) -> Answers:
    """The answers that are not left empty; empty is None, an empty string, list or dict."""
    return {name: value for name, value in answers.items() if not is_empty(value)}


def laid_over(before: Answers, changed: Answers) -> Answers:
    """The answers with the changed fields in place; an empty change clears its field."""
    return filled({**before, **changed})


def begin(
    exercise: str, session: int | None, answers: Answers, at: datetime | None = None
) -> Revision:
    """The first revision of an entry, written now or at a moment that has passed."""
    moment = written(at) if at else now()
    return Revision(fresh(8).hex(), exercise, session, moment, moment, answers, "write")


def after(
    before: Revision,
    change: str,
    *,
    answers: Answers,
    deleted: bool,
    session: int | None = None,
    target: int | None = None,
    at: datetime | None = None,
) -> Revision:
    """The revision that follows another."""
    return Revision(
        id=fresh(8).hex(),
        exercise=before.exercise,
        session=before.session if session is None else session,
        at=written(at) if at else now(),
        first_at=before.first_at,
        answers=answers,
        change=change,
        target=target,
        deleted=deleted,
    )


def is_empty(value: Any) -> bool:
    """Whether a field with this answer counts as left empty. Zero and False are answers."""
    return value is None or (isinstance(value, (str, list, dict, tuple)) and len(value) == 0)


def entry_from(entry: str, number: int, revision: Revision) -> Entry:
    """The entry that a revision shows; its answers are the caller's own copy."""
    return Entry(
        id=entry,
        exercise=revision.exercise,
        session=revision.session,
        revision=number,
        at=datetime.fromisoformat(revision.at),
        first_at=datetime.fromisoformat(revision.first_at),
        answers=copy.deepcopy(revision.answers),
        deleted=revision.deleted,
        change=revision.change,
    )


def to_bytes(revision: Revision) -> bytes:
    """A revision ready to be sealed. Raises ValueError for answers that JSON cannot hold."""
    content: dict[str, Any] = {
        "id": revision.id,
        "exercise": revision.exercise,
        "session": revision.session,
        "at": revision.at,
        "first_at": revision.first_at,
        "answers": revision.answers,
        "change": revision.change,
    }
    if revision.target is not None:
        content["target"] = revision.target
    if revision.deleted:
        content["deleted"] = True
    # surrogatepass: a phone can send half of a split emoji, and it must come back as it was
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    plain = text.encode("utf-8", "surrogatepass")
    if len(plain) > LARGEST:
        raise OverflowError
    packed = zlib.compress(plain)
    return packed + b"\x80" + b"\x00" * (-(len(packed) + 1) % PAD)


def from_bytes(padded: bytes) -> Revision:
    """What `to_bytes` was given; raises `Unreadable`."""
    try:
        packed = padded[: padded.rindex(b"\x80")]
        inflate = zlib.decompressobj()
        plain = inflate.decompress(packed, LARGEST + 1)
        if not inflate.eof:
            raise Unreadable
        content = json.loads(plain.decode("utf-8", "surrogatepass"))
        for moment in (content["at"], content["first_at"]):
            if datetime.fromisoformat(moment).tzinfo is None:
                raise Unreadable
        if not isinstance(content["answers"], dict) or not isinstance(content["exercise"], str):
            raise Unreadable
        return Revision(
            id=str(content["id"]),
            exercise=content["exercise"],
            session=content["session"],
            at=content["at"],
            first_at=content["first_at"],
            answers=content["answers"],
            change=str(content["change"]),
            target=content.get("target"),
            deleted=content.get("deleted") is True,
        )
    except (ValueError, KeyError, TypeError, RecursionError, zlib.error):
        raise Unreadable from None
