"""Several relationships on two dials, and how each has moved. Points only: no label for anyone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from secure_base.insight import phrases
from secure_base.insight.charts import Drawing, Entry, nothing
from secure_base.insight.figure import MARKS, PEN, RULE, SOFT, Panels, label, number
from secure_base.insight.reading import fields_of, number_in, sheets
from secure_base.program.language import _, ngettext

Place = tuple[datetime, float, float]

_FEW_NAMES = 3
"""The sentence names at most so many relationships that moved. Own choice."""


def plane_map(entries: list[Entry], exercise: Any) -> Drawing:
    """Draw the worksheet's first plane; its first line names the relationship."""
    planes, names = fields_of(exercise, "plane"), fields_of(exercise, "line")
    if not planes:
        return nothing(_("Nothing to draw yet."))
    places: dict[str, list[Place]] = {}
    spelled: dict[str, str] = {}
    for sheet in sheets(entries):
        value = sheet.answers.get(planes[0])
        if not isinstance(value, Mapping):
            continue
        across, up = number_in(value, "across"), number_in(value, "up")
        if across is None or up is None:
            continue
        name = (sheet.word(names[0]) if names else None) or _("no name given")
        folded = " ".join(name.split()).casefold()
        spelled[folded] = name
        places.setdefault(folded, []).append((sheet.at, across, up))
    if not places:
        return nothing(_("Nothing to draw yet. The first relationship you place will stand here."))
    field = exercise.fields[planes[0]]
    panels = Panels()
    _add_plane(panels, field, [(spelled[key], path) for key, path in places.items()])
    whens = [place[0].date() for path in places.values() for place in path]
    written = iter(phrases.days(whens))
    rows = [
        [spelled[key], next(written), number(across), number(up)]
        for key, path in places.items()
        for _at, across, up in path
    ]
    return {
        "sentence": _sentence([(spelled[key], path) for key, path in places.items()]),
        "figure": panels.figure(),
        "table": {
            "caption": _("The same figures"),
            "head": [_("Relationship"), _("Day"), dial(field, "across"), dial(field, "up")],
            "rows": rows,
        },
    }


def dial(field: Any, name: str, part: str = "ask") -> str:
    """Give a dial's question, or the word at one of its ends."""
    given = getattr(field, name, None)
    value = given.get(part) if isinstance(given, Mapping) else getattr(given, part, None)
    return _(str(value)) if value else {"across": _("Across"), "up": _("Up")}[name]


def _sentence(paths: list[tuple[str, list[Place]]]) -> str:
    count = len(paths)
    said = [
        ngettext(
            "{Count} relationship on two dials.", "{Count} relationships on two dials.", count
        ).format(Count=phrases.sentence(phrases.in_words(count)))
    ]
    moved = [name for name, path in paths if len(path) > 1 and path[0][1:] != path[-1][1:]]
    if moved:
        said.append(
            _("These have moved since you first placed them: {names}.").format(
                names=phrases.listed(moved).rstrip(".")  # a first letter may bring its own
            )
            if len(moved) <= _FEW_NAMES
            else _("{Count} have moved since you first placed them.").format(
                Count=phrases.sentence(phrases.in_words(len(moved)))
            )
        )
        said.append(_("Open marks are earlier, filled ones are the latest."))
    said.append(_("A place on the map is how it was that day, not what anyone is."))
    return " ".join(said)


def _add_plane(panels: Panels, field: Any, paths: list[tuple[str, list[Place]]]) -> None:
    traces: list[dict[str, Any]] = []
    for at, (name, path) in enumerate(paths):
        last = len(path) - 1
        mark = MARKS[at % len(MARKS)]
        traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers+text",
                "x": [across for _at, across, _up in path],
                "y": [up for _at, _across, up in path],
                "cliponaxis": False,
                "line": {"color": PEN, "width": 1.5, "dash": "dot"},
                "marker": {
                    "color": PEN,
                    "opacity": 1,
                    "size": [12 if nth == last else 8 for nth in range(len(path))],
                    "symbol": [mark if nth == last else f"{mark}-open" for nth in range(len(path))],
                },
                "text": ["" if nth != last else label(name) for nth in range(len(path))],
                "textposition": _beside(path),
                "textfont": {"color": PEN},
            }
        )
    shared = {
        "range": [-0.8, 10.8],
        "tickvals": [0, 5, 10],
        "gridcolor": RULE,
        "zeroline": False,
        "tickfont": {"color": SOFT},
    }
    panels.plain(
        _("{dial} ↑").format(dial=dial(field, "up")),
        300,
        shared,
        shared,
        traces,
        under=_("{dial} →").format(dial=dial(field, "across")),
    )


def _beside(path: list[Place]) -> str:
    """Keep a name off the line that leads to its place, and within the plane."""
    up = path[-1][2]
    came_from_above = len(path) > 1 and path[-2][2] > up
    below = up > 1 and (came_from_above or up > 9)
    return "bottom center" if below else "top center"
