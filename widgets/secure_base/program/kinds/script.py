"""The kind `script`, and how a sentence is made of answers.

The same rules stand in JavaScript, where the sentence is made while a person types;
`tests/program/scripts.json` holds examples that both must meet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field as Option
from pydantic import StringConstraints

from secure_base.program.base import Model, Text
from secure_base.program.faults import Mistake, did_you_mean
from secure_base.program.kinds.field import CHARGES, Field, one_text
from secure_base.program.language import _

_PLACE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_PIECE = re.compile(r"\[([^\[\]]*)\]")
_ASKING = re.compile(
    r"(?:can|could|may|shall|will|would) (?:i|it|that|there|this|we|you)\b"
    r"|(?:how|what|when|where|which|who) (?:are|can|could|did|do|does|is|might|should|was|would)\b",
    re.IGNORECASE,
)
"""How a question begins, for one whose question mark was left out."""
_STOPS = ".,;:…"
_ENDS = (".", "!", "?", "…", "”", "’", '"')
_SMALL = frozenset(
    (
        "A", "After", "All", "An", "And", "Another", "Any", "Are", "As", "At", "Be", "Because",
        "Before", "Being", "Both", "Bring", "But", "By", "Call", "Can", "Come", "Could", "Do",
        "Each", "Early", "Every", "For", "From", "Get", "Getting", "Give", "Go", "Going", "Have",
        "Having", "He", "Help", "Her", "Him", "His", "Hold", "How", "If", "In", "It", "Its",
        "Just", "Keep", "Last", "Late", "Leave", "Let", "Listen", "Look", "Make", "Making",
        "More", "Much", "My", "Never", "No", "Nobody", "Not", "Nothing", "Now", "On", "One",
        "Only", "Our", "Please", "Put", "Ring", "Say", "See", "Send", "She", "Show", "Sit", "So",
        "Some", "Someone", "Something", "Stay", "Stop", "Take", "Tell", "Text", "That", "The",
        "Their", "There", "These", "They", "This", "Those", "Three", "To", "Today", "Tomorrow",
        "Tonight", "Try", "Two", "Until", "Wait", "We", "What", "When", "Where", "Whether",
        "While", "With", "Would", "Write", "Yesterday", "You", "Your",
    )
)  # fmt: skip
"""Words whose capital only says that an answer begins; no name is among them."""


class Alternative(Model):
    """Words with {places} for answers, used when all its fields are filled."""

    when: list[str] | None = Option(
        None, description="The fields that must be filled; without it, those named in “say”."
    )
    say: Annotated[str, StringConstraints(min_length=1)] = Option(
        description="The words, with {field} where an answer goes. A [piece] in square brackets "
        "is left out while an answer in it is empty."
    )

    @property
    def needs(self) -> list[str]:
        return _PLACE.findall(_PIECE.sub("", self.say)) if self.when is None else self.when


class Script(Field):
    """Words made from other answers, to be edited freely afterwards."""

    kind: Literal["script"]
    ask: Text = Option(description="The question above the words.")
    rows: int = Option(4, ge=1, le=40, description="Lines shown before it grows.")
    charges: bool = Option(False, description=CHARGES)
    lines: list[Alternative] = Option(
        min_length=1, description="Alternatives; the first whose fields are all filled is used."
    )

    def accept(self, value: Any) -> str:
        return one_text(value)

    def compose(self, answers: Mapping[str, Any], fields: Mapping[str, Field]) -> str:
        """The words `answers` make, or "" while none of the alternatives has all it needs."""
        spoken = {
            name: fields[name].spoken(answers.get(name)).strip()
            for line in self.lines
            for name in {*line.needs, *_PLACE.findall(line.say)}
            if name in fields
        }
        for line in self.lines:
            if all(spoken.get(name) for name in line.needs):
                made = fill(_(line.say), spoken)
                if made:
                    return made
        return ""

    def mistakes(self, name: str, others: dict[str, Field]) -> list[Mistake]:
        found = super().mistakes(name, others)
        known = [
            other
            for other, field in others.items()
            if other != name and field.kind not in ("note", "script")
        ]
        for number, line in enumerate(self.lines):
            place = ("lines", number)
            for other in line.when or ():
                if other not in known:
                    sentence = f"There is no answer “{other}” to use.{did_you_mean(other, known)}"
                    found.append(((*place, "when"), sentence))
            optional = _PLACE.findall(" ".join(_PIECE.findall(line.say)))
            for other in _PLACE.findall(line.say):
                if other not in known:
                    sentence = f"There is no answer “{other}” to use.{did_you_mean(other, known)}"
                    found.append(((*place, "say"), sentence))
                elif other not in [*line.needs, *optional]:
                    sentence = f"“{other}” is used here, so “when” should name it too."
                    found.append(((*place, "say"), sentence))
            if re.search(r"[{}]", _PLACE.sub("", line.say)):
                found.append(
                    ((*place, "say"), "A { or } stands alone. Write a field's name as {name}.")
                )
            if re.search(r"[\[\]]", _PIECE.sub("", line.say)):
                sentence = "A [ or ] stands alone. Close each [piece] before the next begins."
                found.append(((*place, "say"), sentence))
        return found

    def shape(self, name: str) -> dict[str, Any]:
        made = super().shape(name)
        made["lines"] = [{"when": line.needs, "say": _(line.say)} for line in self.lines]
        return made


def fill(say: str, spoken: Mapping[str, str]) -> str:
    """`say` with its places filled, mended so that it reads like one person speaking.

    An answer loses its full stop inside a sentence and keeps its question mark at the end of one; a
    capital that only began the answer becomes small; words already said are not said twice; a
    sentence that asks gets its question mark.

    >>> fill("When {seen}, I feel {felt}.", {"seen": "You looked away.", "felt": "I feel small"})
    'When you looked away, I feel small.'
    >>> fill("[When {seen}, ]I feel {felt}.[ {ask}.]", {"felt": "small", "ask": "stay?"})
    'I feel small. Stay?'
    """
    made = ""
    rest = without_empty(say, spoken)
    while match := _PLACE.search(rest):
        made += rest[: match.start()]
        rest = rest[match.end() :]
        answer = _unrepeated(made, " ".join(spoken.get(match[1], "").split()))
        if rest[:1] in (".", "!", "?") and answer.endswith(("?", "!")):
            rest = rest[1:]
        elif rest.strip():
            answer = answer.rstrip(_STOPS).rstrip()
            if rest[0] == "." and _begins(made) and _asks(answer):
                rest = f"?{rest[1:]}"
        made += _fitted(made, answer)
    made = (made + rest).strip()
    return made if not made or made.endswith(_ENDS) else f"{made}."


def without_empty(say: str, spoken: Mapping[str, str]) -> str:
    """`say` without the pieces in square brackets that lack an answer, and without the brackets.

    A line that held nothing else goes with them.
    """
    if "[" not in say:
        return say
    kept = _PIECE.sub(
        lambda piece: piece[1] if all(map(spoken.get, _PLACE.findall(piece[1]))) else "\0", say
    )
    lines = [line for line in kept.split("\n") if "\0" not in line or line.strip(" \0")]
    return "\n".join(" ".join(line.replace("\0", "").split()) for line in lines).strip()


def _unrepeated(before: str, answer: str) -> str:
    """`answer` without the words at its start that already end `before`."""
    said, words = before.split(), answer.split()
    for count in range(min(6, len(said), len(words) - 1), 0, -1):
        if [one.casefold() for one in said[-count:]] == [one.casefold() for one in words[:count]]:
            return " ".join(words[count:])
    return answer


def _fitted(before: str, answer: str) -> str:
    """`answer` with its first letter as the place asks."""
    first = answer.split(" ", 1)[0].rstrip(",")
    if _begins(before):
        return answer[:1].upper() + answer[1:]
    return answer[:1].lower() + answer[1:] if first in _SMALL else answer


def _begins(before: str) -> bool:
    """Whether what comes after `before` begins a sentence."""
    return not before.strip() or before.rstrip().endswith((".", "!", "?", ":\n", "“"))


def _asks(answer: str) -> bool:
    """Whether `answer` is one sentence that asks, without the mark."""
    return bool(_ASKING.match(answer)) and not re.search(r"[.!?…]", answer)
