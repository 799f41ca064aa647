"""The whole program, walked from welcome to closing with a made-up person's ten weeks in it.

Every page opens without an error and shows something true about that person: each part shows what
was written, no more and no less, and what a chart says is what the entries say.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from secure_base import insight, journal, program
from secure_base.journal import Entry, sample

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 40_000
"""Milliseconds, for a machine with two cores and other work."""
NARROW = {"width": 320, "height": 800}
LATEST = 3
"""Entries that a look back at earlier ones shows."""
OWN_WORDS = {"line", "paragraph", "script"}


@dataclass(frozen=True)
class Robin:
    """A made-up person's workbook, open on a server."""

    server: Any
    entries: list[Entry]

    def of(self, exercise: str) -> list[Entry]:
        return [entry for entry in self.entries if entry.exercise == exercise]


@pytest.fixture(scope="module")
def robin(lasting: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> Robin:
    folder = tmp_path_factory.mktemp("walk") / "robin"
    with journal.open_local(folder) as kept:
        sample.bring(kept, sample.read("robin"), program.load())
        entries = kept.entries()
    return Robin(lasting(folder), entries)


def pages() -> list[str]:
    """Every page for participants and facilitators, in the order of their names."""
    return sorted(
        str(path.relative_to(ROOT / "workbooks").with_suffix(""))
        for path in (ROOT / "workbooks").rglob("*.ipynb")
        if not {".ipynb_checkpoints", "author"} & set(path.parts)
    )


def parts(name: str) -> list[tuple[str, list[Any]]]:
    """The parts a page promises: the method and what it is given, each once."""
    notebook = json.loads((ROOT / "workbooks" / f"{name}.ipynb").read_text(encoding="utf-8"))
    found: list[tuple[str, list[Any]]] = []
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code" or "author" in cell["metadata"].get("tags", []):
            continue
        for call in ast.walk(ast.parse("".join(cell["source"]))):
            match call:
                case ast.Call(ast.Attribute(ast.Name("workbook"), method), arguments):
                    found.append((method, [ast.literal_eval(one) for one in arguments]))
    return found


def opened(page: Page, robin: Robin, name: str) -> Page:
    page.goto(robin.server.page(name))
    expect(page.locator("body[data-ready='true']")).to_be_attached(timeout=PATIENCE)
    return page


@pytest.mark.parametrize("name", pages())
def test_the_page_shows_what_was_written(
    robin: Robin, page: Page, axe: Callable[[Page], list[str]], name: str
) -> None:
    opened(page, robin, name)
    shown = {"exercise": form, "earlier": earlier, "chart": chart}
    for method, arguments in parts(name):
        if method in shown:
            shown[method](page, robin, *arguments)
    expect(page.locator("main")).not_to_contain_text("could not be shown")
    page.evaluate(
        "document.querySelectorAll('main [data-entry]:first-child > details')"
        ".forEach((box) => { box.open = true })"
    )
    assert axe(page) == []
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    spill = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(spill) <= 0


def form(page: Page, robin: Robin, id: str) -> None:
    """A sheet of which there is one stands filled; of many, the earlier ones stand below."""
    exercise = program.load().exercise(id)
    part = page.locator(f".part:has(> form[data-exercise='{id}'])").first
    entries = robin.of(id)
    if exercise.entries == "many":
        listed = part.locator(".shelf li[data-entry]")
        expect(listed).to_have_count(len(entries), timeout=PATIENCE)
        ids = listed.evaluate_all("(items) => items.map((item) => item.dataset.entry)")
        assert ids == [entry.id for entry in entries]
        if entries:
            said = listed.first.locator(".inside").text_content() or ""
            assert [words for words in own_words(entries[0]) if words not in said] == []
        return
    if not entries:
        return
    if exercise.keep_closed:
        expect(part.locator("form")).to_be_hidden(timeout=PATIENCE)
        part.locator("[data-action='open-answers']").click()
    for field, answer in entries[0].answers.items():
        control = part.locator(f"form [name='{field}']")
        match exercise.fields[field].kind:
            case "line" | "paragraph" | "script" | "date":
                expect(control.first).to_have_value(answer, timeout=PATIENCE)
            case "choice" | "scale":
                checked = part.locator(f"form [name='{field}']:checked")
                expect(checked).to_have_value(str(answer), timeout=PATIENCE)
            case "choices":
                for one in answer:
                    ticked = part.locator(f"form [name='{field}'][value='{one}']")
                    expect(ticked).to_be_checked(timeout=PATIENCE)


def earlier(page: Page, robin: Robin, id: str) -> None:
    """The latest entries to look back at, closed, with their words inside."""
    part = page.locator(f"[data-earlier='{id}']").first
    entries = robin.of(id)[:LATEST]
    listed = part.locator("li[data-entry]")
    expect(listed).to_have_count(len(entries), timeout=PATIENCE)
    for item, entry in zip(listed.all(), entries, strict=True):
        assert item.get_attribute("data-entry") == entry.id
        assert item.locator("details").first.get_attribute("open") is None
        said = item.text_content() or ""
        assert [words for words in own_words(entry) if words not in said] == []


def chart(page: Page, robin: Robin, id: str, name: str) -> None:
    """The sentence and every figure of the table are what the entries say."""
    drawn = insight.draw(name, robin.of(id), program.load().exercise(id))
    figure = page.locator(f"[data-chart='{name}'][data-of='{id}']").first
    expect(figure.locator("> p")).to_have_text(drawn["sentence"], timeout=PATIENCE)
    table = drawn["table"]
    rows = figure.locator("tbody tr").evaluate_all(
        "(rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent))"
    )
    assert rows == (table["rows"] if table else [])
    if drawn["figure"]:
        figure.locator(".picture").scroll_into_view_if_needed()
        expect(figure.locator("[data-drawn='true'] svg").first).to_be_attached(timeout=PATIENCE)


def own_words(entry: Entry) -> list[str]:
    """What an entry says in a person's own words."""
    fields = program.load().exercise(entry.exercise).fields
    return [
        " ".join(str(answer).split("\n")) if fields[name].kind == "line" else str(answer)
        for name, answer in entry.answers.items()
        if fields[name].kind in OWN_WORDS
    ]


def test_home_knows_where_one_is(robin: Robin, page: Page) -> None:
    opened(page, robin, "home")
    evenings = page.locator(".rows.sessions li")
    expect(evenings.first).to_have_attribute("data-state", "done", timeout=PATIENCE)
    states = evenings.evaluate_all("(items) => items.map((item) => item.dataset.state)")
    assert states == ["done"] * 6 + ["begun"] + ["done"] * 4, "the evening missed is not done"
    closed = page.locator(".rows.daily li[data-state='closed']")
    expect(closed).to_have_count(0)
    lines = page.locator(".again .line blockquote")
    expect(lines).to_have_text(
        [
            "Some people are glad when I just turn up.",
            "I have waited before, and there was supper at the end of it.",
            "My phone stays in my coat until lunch.",
        ]
    )


def test_home_suggests_something_of_the_latest_evening(robin: Robin, page: Page) -> None:
    opened(page, robin, "home")
    today = page.locator("[data-part='today']")
    expect(today).to_have_attribute("data-state", "offered", timeout=PATIENCE)
    address = today.locator("[data-action='open']").get_attribute("href") or ""
    last = program.load().sessions[-1]
    titles = [program.load().exercise(name).title for name in last.home]
    assert any(title in (today.text_content() or "") for title in titles)
    assert any(address.endswith(f"exercise-{name}") for name in last.home)


@pytest.mark.parametrize("name", ["home", "daily"])
def test_what_is_still_open_is_asked_once_more(robin: Robin, page: Page, name: str) -> None:
    opened(page, robin, name)
    asked = page.locator("[data-part='later'] li")
    expect(asked).to_have_count(2, timeout=PATIENCE)
    said = page.locator("[data-part='later']").inner_text()
    titles = [program.load().exercise(one).title for one in ("for-someone-close", "commitments")]
    assert all(title in said for title in titles)
    assert "Joy" not in page.locator("main").inner_text(), "whom it is about stays closed"


def test_the_letter_is_closed_until_its_day(robin: Robin, page: Page) -> None:
    (letter,) = robin.of("letter")
    day = date.fromisoformat(letter.answers["open_on"])
    assert day > date.today() + timedelta(days=60)
    opened(page, robin, "10-keeping-going")
    part = page.locator(".part:has(> form[data-exercise='letter'])")
    expect(part.locator("form [name='letter']")).to_have_value(letter.answers["letter"])
    part.locator("form [data-action='look-over']").click()
    part.locator("[data-action='close-sheet']").click()
    expect(part.locator("form")).to_be_hidden(timeout=PATIENCE)
    expect(part).to_contain_text(f"It opens on {day.strftime('%A')} {day.day} {day.strftime('%B')}")
    page.reload()
    expect(part.locator("[data-action='unseal']")).to_be_visible(timeout=PATIENCE)
    assert "Ring Nell" not in page.content(), "its words are not in the page"
    part.locator("[data-action='unseal']").click()
    expect(part.locator("form [name='letter']")).to_have_value(
        letter.answers["letter"], timeout=PATIENCE
    )


def test_the_goodbye_is_looked_over(robin: Robin, page: Page) -> None:
    (goodbye,) = robin.of("closing")
    opened(page, robin, "10-keeping-going")
    part = page.locator(".part:has(> form[data-exercise='closing'])")
    expect(part.locator("form [name='take']")).to_have_value(goodbye.answers["take"])
    part.locator("form [data-action='look-over']").click()
    said = part.locator(".check")
    for words in own_words(goodbye):
        expect(said).to_contain_text(words)
    for person in goodbye.answers["thanks"]:
        expect(said).to_contain_text(person["name"])
