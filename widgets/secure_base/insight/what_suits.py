"""What practices left behind, as the person said: calmer, more here, the same, more stirred.

Each answer is as good to know as another, so they stand in the worksheet's own order and
nothing is added up into a verdict.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from secure_base.insight import phrases
from secure_base.insight.charts import Drawing, Entry, nothing
from secure_base.insight.figure import Panels
from secure_base.insight.reading import options_of, sheets
from secure_base.program.language import _, ngettext


def what_suits(entries: list[Entry], exercise: Any) -> Drawing:
    """Count the answers to ``effect``, all together and practice by practice."""
    options = options_of(exercise, "effect")
    practices = options_of(exercise, "practice")
    tried = [
        (practices.get(practice, practice), options.get(effect, effect))
        for sheet in sheets(entries)
        if (effect := sheet.word("effect"))
        for practice in [sheet.word("practice") or ""]
    ]
    if not tried:
        return nothing(_("Nothing to draw yet. The first practice you note will stand here."))
    counts = Counter(effect for _practice, effect in tried)
    order = [*options.values(), *(effect for effect in counts if effect not in options.values())]
    shown = [(effect, counts[effect]) for effect in order]
    panels = Panels()
    panels.bars(_("All practices together"), shown)
    rows = [[_("All"), effect, str(count)] for effect, count in shown if count]
    for practice, total in Counter(
        practice for practice, _effect in tried if practice
    ).most_common():
        own = Counter(effect for name, effect in tried if name == practice)
        here = [(effect, own[effect]) for effect in order if own[effect]]
        rows += [[practice, effect, str(count)] for effect, count in here]
        if total > 1:
            panels.bars(practice, here)
    total = len(tried)
    parts = [f"{phrases.times(count)} {_small(effect)}" for effect, count in shown if count]
    said = ngettext("{Count} practice noted: {parts}.", "{Count} practices noted: {parts}.", total)
    return {
        "sentence": said.format(
            Count=phrases.sentence(phrases.in_words(total)), parts=phrases.listed(parts)
        )
        + " "
        + _("Each of these is as good to know as the others."),
        "figure": panels.figure(),
        "table": {
            "caption": _("The same figures"),
            "head": [_("Practice"), _("Afterwards"), _("Times")],
            "rows": rows,
        },
    }


def _small(effect: str) -> str:
    return effect if effect[:2] == "I " else effect[:1].lower() + effect[1:]
