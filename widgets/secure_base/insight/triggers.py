"""The trigger log: what comes back, when, how strong, and which way it pulled.

``themes`` draws all four as one figure. Words that come back are counted from the feelings
chosen and from the person's own account, and only when they stand on two sheets or more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from statistics import median
from typing import Any

from secure_base.insight import phrases
from secure_base.insight.charts import Drawing, Entry, nothing
from secure_base.insight.figure import Panels, number
from secure_base.insight.reading import Sheet, options_of, sheets
from secure_base.insight.strength import add_strength
from secure_base.program.language import _, ngettext

MOST_WORDS = 8
"""Words shown at most; the rest would be noise. Own choice."""

TIMES_FROM = 3
"""Sheets from which on the hours and days are drawn; before, they are in the list of sheets."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

_SMALL_WORDS = """
    a about after again all also always am an and any anything are aren't around as asked at away
    back be because been before being both but by came can can't come could couldn't day did didn't
    do does doesn't doing don't down each else even ever every everything felt few for from gave get
    gets getting go goes going gone got had hadn't has hasn't have haven't having he he'd he'll he's
    her here hers him his how i i'd i'll i'm i've if in into is isn't it it's its just know later
    like little looked made make many maybe me might more most much my myself never new no nobody
    not nothing now of off on once one only or other our out over own put quite really said same saw
    say she she'd she'll she's should since so some something soon still such than that that's the
    their them then there there's these they they'd they'll they're thing things think this those
    thought through to today told tomorrow too took two under until up us very want wanted was
    wasn't we we're well went were weren't what when where which while who why will with without
    won't would wouldn't yes yesterday yet you you're your
"""
_SMALL = frozenset(_SMALL_WORDS.split())


def themes(entries: list[Entry], exercise: Any) -> Drawing:
    """Draw what, when, how strong and which pull, as one figure of panels."""
    log = sheets(entries)
    if not log:
        return nothing(_("Nothing to draw yet. The first sheet will stand here."))
    panels = Panels()
    rows: list[list[str]] = []
    add_strength(panels, log)
    rated = [sheet.number("strength") for sheet in log]
    known = [value for value in rated if value is not None]
    if known:
        rows.append([_("Strength"), _("lowest"), number(min(known))])
        rows.append([_("Strength"), _("middle"), number(median(known))])
        rows.append([_("Strength"), _("highest"), number(max(known))])
    options = options_of(exercise, "pull")
    timely = log if len(log) >= TIMES_FROM else []
    counted = [
        (_("Which way it pulled"), pulls(log, options)),
        (_("What was in it"), _about(log, options_of(exercise, "about"))),
        (_("Part of the day"), _in_order(parts(), map(part_of_day, timely))),
        (_("Day of the week"), _in_order(weekdays(), map(weekday, timely))),
        (_("Feelings that come back"), returning(set(sheet.words("feelings")) for sheet in log)),
        (_("What the body does first"), returning(set(sheet.words("body")) for sheet in log)),
        (
            _("Words that come back in what happened"),
            returning(own_words(sheet.word("happened") or "") for sheet in log),
        ),
    ]
    for title, counts in counted:
        if counts:
            panels.bars(title, counts)
            rows += [[title, name, str(count)] for name, count in counts]
    return {
        "sentence": _themes_sentence(log, options),
        "figure": panels.figure(),
        "table": {
            "caption": _("The same figures"),
            "head": [_("What"), _("Which"), _("Sheets or strength")],
            "rows": rows,
        },
    }


def by_pull(entries: list[Entry], exercise: Any) -> Drawing:
    """Draw how often each pull was there, and list how strong it was then."""
    log = sheets(entries)
    options = options_of(exercise, "pull")
    counts = pulls(log, options)
    if not counts:
        return nothing(_("Nothing to draw yet. Once a sheet says which way it pulled, it is here."))
    total = sum(count for _name, count in counts)
    panels = Panels()
    panels.bars("", counts)
    rows = []
    for name, count in counts:
        strengths = [
            strength
            for sheet in log
            if _pull(sheet, options) == name and (strength := sheet.number("strength")) is not None
        ]
        rows.append([name, str(count), _range(strengths)])
    parts_said = phrases.listed(
        [f"{_lower(name)} {phrases.times(count)}" for name, count in counts]
    )
    words = _("{Sheets} with a pull: {parts}.").format(
        Sheets=phrases.sentence(_sheets(total)), parts=parts_said
    )
    if total < phrases.FEW:
        words += " " + _few(total)
    return {
        "sentence": words,
        "figure": panels.figure(),
        "table": {
            "caption": _("The same figures"),
            "head": [_("Pull"), _("Sheets"), _("Strength")],
            "rows": rows,
        },
    }


def pulls(log: list[Sheet], options: dict[str, str]) -> list[tuple[str, int]]:
    """Count the pulls, the most frequent first, in the worksheet's own words."""
    return _counted(pull for sheet in log if (pull := _pull(sheet, options)))


def _about(log: list[Sheet], options: dict[str, str]) -> list[tuple[str, int]]:
    chosen = (options.get(word, word) for sheet in log for word in set(sheet.words("about")))
    return _counted(chosen)[:MOST_WORDS]


def _pull(sheet: Sheet, options: dict[str, str]) -> str | None:
    pull = sheet.word("pull")
    return None if pull is None else options.get(pull, pull)


def returning(sheets_of_words: Iterable[set[str]]) -> list[tuple[str, int]]:
    """Count on how many sheets each word stands; keep those on two or more."""
    counts: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for words in sheets_of_words:
        once = {word.casefold(): word for word in sorted(words)}
        counts.update(once.keys())
        for folded, word in once.items():
            # a name keeps its capital; a capital that only began a sentence is small elsewhere
            spelled[folded] = max(spelled.get(folded, word), word)
    several = [(spelled[word], count) for word, count in counts.items() if count > 1]
    return sorted(several, key=lambda pair: (-pair[1], pair[0]))[:MOST_WORDS]


def own_words(text: str) -> set[str]:
    """Give the words of an account that could be a theme: no small words, no numbers."""
    found = (word.replace("’", "'") for word in _WORD.findall(text))
    return {word for word in found if len(word) > 2 and word.casefold() not in _SMALL}


def parts() -> list[str]:
    """Name the parts of a day, from the morning on."""
    return [_("morning"), _("afternoon"), _("evening"), _("night")]


def part_of_day(sheet: Sheet) -> str:
    """Morning from 5, afternoon from 12, evening from 17, night from 22."""
    morning, afternoon, evening, night = parts()
    hour = sheet.at.hour
    if not 5 <= hour < 22:
        return night
    return morning if hour < 12 else afternoon if hour < 17 else evening


def weekdays() -> list[str]:
    """Name the days of the week, Monday first."""
    return [
        _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"),
        _("Sunday"),
    ]  # fmt: skip


def weekday(sheet: Sheet) -> str:
    """Name the weekday of a sheet."""
    return weekdays()[sheet.at.weekday()]


def _themes_sentence(log: list[Sheet], options: dict[str, str]) -> str:
    said = [
        _("{Sheets} {span}.").format(
            Sheets=phrases.sentence(_sheets(len(log))),
            span=phrases.span([sheet.at for sheet in log]),
        )
    ]
    known = [value for sheet in log if (value := sheet.number("strength")) is not None]
    if known:
        said.append(
            _("The strongest was {high}, the mildest {low}.").format(
                high=number(max(known)), low=number(min(known))
            )
            if max(known) > min(known)
            else _("The strength was {high}.").format(high=number(max(known)))
        )
    counts = pulls(log, options)
    if counts and (len(counts) == 1 or counts[0][1] > counts[1][1]):
        said.append(
            _("The pull you named most is “{pull}”, {times}.").format(
                pull=_lower(counts[0][0]), times=phrases.times(counts[0][1])
            )
        )
    if not all(sheet.timed for sheet in log):
        said.append(_("Where you gave no time, the time you wrote it stands in."))
    if len(log) < phrases.FEW:
        said.append(_few(len(log)))
    return " ".join(said)


def _sheets(count: int) -> str:
    return ngettext("{count} sheet", "{count} sheets", count).format(count=phrases.in_words(count))


def _few(count: int) -> str:
    return _("{Count} is too few to call it a pattern.").format(
        Count=phrases.sentence(phrases.in_words(count))
    )


def _lower(name: str) -> str:
    """Begin small within a sentence, but leave *I froze* as it is."""
    return name if name[:2] in {"I ", "I’", "I'"} else name[:1].lower() + name[1:]


def _counted(names: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0]))


def _in_order(order: list[str], names: Iterable[str]) -> list[tuple[str, int]]:
    counts = Counter(names)
    return [(name, counts[name]) for name in order] if counts else []


def _range(values: list[float]) -> str:
    if not values:
        return _("not rated")
    if min(values) == max(values):
        return number(values[0])
    return _("{low} to {high}").format(low=number(min(values)), high=number(max(values)))
