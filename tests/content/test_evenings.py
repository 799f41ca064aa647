"""Each evening has its parts in their order: a group and its facilitator can rely on them."""

from __future__ import annotations

import re
from typing import Any

import pytest
import what_people_read as reading
from secure_base.program.folder import gather

PROGRAM = gather(reading.DATA).program
NOTEBOOK = {session.n: session.notebook for session in PROGRAM.sessions}
EVENINGS = sorted(NOTEBOOK)


def cells(n: int) -> list[dict[str, Any]]:
    return reading.cells(reading.WORKBOOKS / f"{NOTEBOOK[n]}.ipynb")


def tagged(cell: dict[str, Any], tag: str) -> bool:
    return tag in cell["metadata"].get("tags", [])


def for_participants(n: int) -> list[str]:
    return [
        c["source"] for c in cells(n) if not tagged(c, "facilitator") and not tagged(c, "author")
    ]


def for_facilitators(n: int) -> str:
    return "\n\n".join(c["source"] for c in cells(n) if tagged(c, "facilitator"))


@pytest.mark.parametrize("n", EVENINGS)
def test_an_evening_has_its_parts_in_order(n: int) -> None:
    page = "\n".join(for_participants(n))
    parts = [
        "# ",
        "## Check-in",
        *(["## Last week", "workbook.earlier("] if n else []),
        "![",
        "## Tonight",
        "## If you would like to bring something",
        "## Check-out",
        "## The week in four lines",
        "## Where this comes from",
    ]
    places = [page.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("n", EVENINGS)
@pytest.mark.parametrize("name", ["check-in", "check-out", "pulse"])
def test_what_every_evening_asks_knows_its_evening(n: int, name: str) -> None:
    assert for_participants(n).count(f'workbook.exercise("{name}", session={n})') == 1


@pytest.mark.parametrize("n", EVENINGS)
def test_the_person_is_told_where_we_are_and_how_long_it_takes(n: int) -> None:
    start = for_participants(n)[0]
    assert re.search(r"\b(minutes|half an hour)\b", start)
    assert n == 0 or f"session {n} of 10" in start


@pytest.mark.parametrize("n", EVENINGS)
def test_a_running_order_fills_ninety_minutes(n: int) -> None:
    rows = re.findall(r"^\| (\d):(\d\d) \|(.*)\|$", for_facilitators(n), re.MULTILINE)
    starts = [int(hours) * 60 + int(minutes) for hours, minutes, _ in rows]
    lengths = [
        int(next(part for part in rest.split("|") if part.strip().isdigit())) for _, _, rest in rows
    ]
    assert starts[0] == 0
    assert [a + b for a, b in zip(starts, lengths, strict=True)] == [*starts[1:], 90]


@pytest.mark.parametrize("n", EVENINGS)
def test_a_facilitator_finds_what_an_evening_needs(n: int) -> None:
    notes = for_facilitators(n).lower()
    for needed in ("pairs", "group", "if it goes quiet", "gets heavy", "afterwards"):
        assert needed in notes
    assert f"make-up/{n:02}.ipynb" in notes


@pytest.mark.parametrize("n", [0, 7, 8])
def test_discomfort_or_harm_comes_before_the_idea(n: int) -> None:
    page = "\n".join(for_participants(n))
    assert page.index('workbook.exercise("discomfort-or-harm"') < page.index("![")


@pytest.mark.parametrize("path", reading.notebooks(), ids=lambda path: path.stem)
def test_no_two_headings_of_a_page_are_alike(path: Any) -> None:
    headings = [
        line.lstrip("#").strip()
        for cell in reading.cells(path)
        if cell["cell_type"] == "markdown" and not tagged(cell, "facilitator")
        for line in cell["source"].splitlines()
        if line.startswith("#")
    ]
    assert len(headings) == len(set(headings))


def test_quotation_marks_are_round() -> None:
    straight = [
        f"{prose.where}: {prose.text[:60]}"
        for path in reading.notebooks()
        for prose in reading.page(path)
        if re.search(r"[\"']", re.sub(r"`[^`]*`|\]\([^)]*\)", "", prose.text))
    ]
    for folder in ("exercises", "guided"):
        for path in sorted((reading.DATA / folder).glob("*.yaml")):
            if path.stem.startswith("author-"):
                continue
            straight += [p.where for p in reading.sheet(path) if re.search(r"[\"']", p.text)]
    assert not straight, "\n".join(straight)
