"""Words a worksheet makes of answers read like one person speaking, whatever was left empty.

Every script of every worksheet is walked through every combination of filled and empty answers, as
the hints ask for them and as a phone tends to write them. `pytest -s` prints some to read aloud.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any, NamedTuple

import pytest
import what_people_read as reading
from secure_base.program.exercise import Exercise
from secure_base.program.folder import gather
from secure_base.program.kinds.script import Script

PROGRAM = gather(reading.DATA).program


class Spoken(NamedTuple):
    """One script and the answers that it is made of."""

    exercise: Exercise
    name: str
    sources: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.exercise.id}.{self.name}"


def scripts() -> Iterator[Spoken]:
    for exercise in PROGRAM.exercises.values():
        for name, field in exercise.fields.items():
            if isinstance(field, Script) and not exercise.id.startswith("author-"):
                used = {
                    place
                    for line in field.lines
                    for place in (*line.needs, *re.findall(r"\{(\w+)\}", line.say))
                }
                yield Spoken(exercise, name, tuple(one for one in exercise.fields if one in used))


SCRIPTS = list(scripts())

WRITTEN: dict[str, dict[str, str]] = {
    "needs-finder": {"ask": "could you come for a walk on Sunday?"},
    "i-statement": {
        "notice": "when the plan changed an hour before",
        "ask": "could you text me if it gets later than six?",
    },
    "boundary": {
        "limit": "I do not lend money to friends",
        "reason": "because it has cost me two of them",
        "open_to": "I am glad to help you look for a cheaper flat",
        "crossed": "if you ask again, I will talk about something else",
    },
    "support-request": {
        "ask": "could you feed the cat on Saturday?",
        "why": "because I am back late",
        "easy_no": "it is fine if you cannot",
    },
    "repair-script": {
        "happened": "you waited at the station and I did not ring",
        "part": "I saw the time and put the phone away",
        "impact": "you stood there not knowing",
        "understand": "how it was for you",
        "step": "I will write as soon as I know that I am late",
        "question": "what would help you next time?",
    },
    "broken-promise": {
        "agreed": "you would take the bins out on Thursdays",
        "happened": "the bins stayed in for two weeks",
        "effect": "I carried them down at six and was cross all day",
        "request": "could you set an alarm for it?",
    },
}
"""The worksheets whose words are for saying to someone: for these any answer alone makes words.
Answers as the hints ask for them; a field that is not named gets something of its kind."""


def answer(exercise: Exercise, name: str) -> Any:
    """Something a person might have answered."""
    field: Any = exercise.fields[name]
    given = WRITTEN.get(exercise.id, {}).get(name)
    if given is not None:
        return given
    if field.kind == "words":
        families = exercise._vocabularies[field.vocabulary].families
        return [families[0].words[0], families[1].words[0]]
    if field.kind == "people":
        return [{"name": "Asha", "detail": ""}, {"name": "my uncle", "detail": ""}]
    if field.kind in ("choice", "choices", "checklist"):
        key = next(iter(field.options))
        return {"choice": key, "choices": [key], "checklist": {key: ""}}[field.kind]
    if field.kind in ("number", "scale"):
        return 3
    if field.kind == "date":
        return "2026-03-14"
    return f"a walk past the {name} shop"


def on_a_phone(value: Any) -> Any:
    """As a phone writes it: a capital first, a full stop, no question mark."""
    if not isinstance(value, str):
        return value
    return f"{value[:1].upper()}{value[1:]}".rstrip("?.") + "."


def in_a_hurry(value: Any) -> Any:
    """No marks at all and stray spaces."""
    return f"  {value.rstrip('?.')}\n" if isinstance(value, str) else value


WAYS = [lambda value: value, on_a_phone, in_a_hurry]
DANGLING = r"\b(?:a|and|because|but|if|is|my|or|so|that|the|this|to|was|when|with|your)[.,;!?]"


def every(spoken: Spoken) -> Iterator[tuple[dict[str, Any], str]]:
    """Each combination of filled and empty answers, and the words it makes."""
    for count in range(1, len(spoken.sources) + 1):
        for chosen in combinations(spoken.sources, count):
            for way in WAYS:
                answers = {name: way(answer(spoken.exercise, name)) for name in chosen}
                yield answers, spoken.exercise.compose(spoken.name, answers)


def unmade(spoken: Spoken) -> list[str]:
    """A card may wait for what it is about; words to say may not."""
    return ["nothing was made"] if spoken.exercise.id in WRITTEN else []


def wrong(words: str) -> list[str]:
    """What is wrong with `words`, in a few words each."""
    found = []
    if re.search(r"[{}\[\]]", words):
        found.append("a place was left unfilled")
    if re.search(r" {2}| [.,;:!?]|^\s|\s$|\n{3}", words):
        found.append("a stray space")
    if re.search(r"“\W*”|\"\W*\"|\(\W*\)", words):
        found.append("nothing between the marks")
    if not words.endswith((".", "!", "?", "…", "”")):
        found.append("no mark at the end")
    if re.search(r"[.,;:!?][.,;:]|[?!]\.|,\s*\.", words):
        found.append("two marks in a row")
    if re.search(DANGLING, words, re.IGNORECASE):
        found.append("a word is left hanging")
    if re.search(r"\b(\w+) \1\b", words, re.IGNORECASE):
        found.append("a word stands twice")
    for sentence in re.split(r"(?<=[.!?])\s+|\n+", words):
        if not re.match(r"[“\"(]?[A-Z0-9]", sentence):
            found.append(f"no capital: {sentence}")
    if re.search(r", (?:You|The|It|They|Because|When|If|Could|What|How)\b", words):
        found.append("a capital inside a sentence")
    if re.search(r"(?:^|[.!?] )(?:Could|Would|What would)\b[^.!?]*\.", words):
        found.append("a question without its mark")
    return found


@pytest.mark.parametrize("spoken", SCRIPTS, ids=str)
def test_every_combination_reads_like_a_person_speaking(spoken: Spoken) -> None:
    found = [
        f"{', '.join(answers)}: {', '.join(faults)}\n    {words}"
        for answers, words in every(spoken)
        if (faults := wrong(words) if words else unmade(spoken))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("spoken", SCRIPTS, ids=str)
def test_nothing_that_was_answered_is_lost(spoken: Spoken) -> None:
    lost = []
    for answers, words in every(spoken):
        for name, value in answers.items() if words else ():
            said = spoken.exercise.fields[name].spoken(value)
            last = re.findall(r"\w+", said)[-3:]
            if " ".join(last).casefold() not in " ".join(re.findall(r"\w+", words)).casefold():
                lost.append(f"{', '.join(answers)}: {name} is not in “{words}”")
    assert not lost, "\n".join(lost)


@pytest.mark.parametrize("spoken", SCRIPTS, ids=str)
def test_without_answers_there_are_no_words(spoken: Spoken) -> None:
    assert spoken.exercise.compose(spoken.name, {}) == ""
    assert spoken.exercise.compose(spoken.name, dict.fromkeys(spoken.sources, "")) == ""


def test_a_sample_to_read_aloud() -> None:
    for spoken in SCRIPTS:
        made = [words for _answers, words in every(spoken)][1::3]
        print(f"\n{spoken}")
        print("\n".join(f"  {words}" for words in dict.fromkeys([*made[:6], made[-1]])))
    assert SCRIPTS


@pytest.mark.parametrize(
    "words",
    [
        "When {notice}, I feel small.",
        "I feel  small.",
        "I said “”.",
        "I feel small",
        "I do not, because.",
        "I feel small. could you stay?",
        "We agreed, and then The bins stayed in, The end.",
        "I feel small. Could you stay.",
        "I feel small..",
    ],
)
def test_words_that_are_wrong_are_found(words: str) -> None:
    assert wrong(words)
