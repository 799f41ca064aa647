"""The author's page: every kind of field filled by keyboard alone, kept, there after a reload."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from secure_base import Workbook
from secure_base.journal import open_carried, open_local
from secure_base.program import load

PATIENCE = 40_000
"""Milliseconds, for a machine with two cores and other work."""
PASSPHRASE = "four quiet unrelated words"

KEYS: dict[str, list[tuple[str, list[str]]]] = {
    "line": [("[name=friend]", ["Amina"])],
    "paragraph": [("[name=bus]", ["It drove off.", "<Enter>", "I stood there."])],
    "number": [("[name=settled]", ["45"])],
    "scale": [("[name=strong][value='0']", ["<Space>", "<ArrowRight>", "<ArrowRight>"])],
    "choice": [("[name=pull][value='closer']", ["<Space>", "<ArrowDown>"])],
    "choices": [("[name=around][value='friend']", ["<Space>", "<Tab>", "<Tab>", "<Space>"])],
    "words": [(".families summary", ["<Enter>", "<Tab>", "<Space>"])],
    "body": [(".region[tabindex='0']", ["<ArrowRight>", "<Space>", "<ArrowRight>", "<Space>"])],
    "moment": [(".quick button", ["<Enter>"])],
    "date": [("[name=by]", ["03032026"])],
    "people": [
        ("[name=people]", ["Amina", "<Tab>", "by bus"]),
        ("[data-action=add-person]", ["<Enter>", "Jo"]),
    ],
    "checklist": [("[name=signs][value='phone']", ["<Space>", "<Tab>", "Tuesday"])],
    "steps": [
        ("[data-step] textarea", ["Stay", "<Tab>", "<Tab>"]),
        ("[data-action=add-step]", ["<Enter>", "Say hello", "<Alt+ArrowUp>"]),
    ],
    "ratings": [
        ("[data-action=start-ratings]", ["<Enter>", "<Space>", "<ArrowRight>"]),
        ("[data-action=stop-ratings]", ["<Enter>"]),
    ],
    "plane": [
        ("[data-dial=across]", ["<ArrowRight>", "<ArrowRight>"]),
        ("[data-dial=up]", ["<Enter>"]),
    ],
    "script": [
        ("[name=seen]", ["You came in quietly.", "<Tab>"]),
        ("[data-field=felt] summary", ["<Enter>", "<Tab>", "<Space>"]),
    ],
    "note": [("[name=after]", ["A blue cup"])],
}  # fmt: skip
READS = {
    "line": ["Amina"],
    "paragraph": ["It drove off.\nI stood there."],
    "number": ["45 minutes"],
    "scale": ["2"],
    "choice": ["Away"],
    "choices": ["A friend; Someone from work"],
    "date": ["Tuesday 3 March"],
    "people": ["Amina (by bus); Jo"],
    "checklist": ["I check the phone again and again (Tuesday)"],
    "steps": ["1. Say hello\n2. Stay"],
    "ratings": ["minute 0: 1"],
    "plane": ["How much do you worry about losing them? 7; How much do you hold back from them? 5"],
    "note": ["A blue cup"],
}
"""What the answers read as; of the rest only that they come back the same."""


def opened(page: Page, server: Any) -> Page:
    page.goto(server.page("author/fields"))
    expect(page.locator("body[data-ready='true']")).to_be_attached(timeout=PATIENCE)
    every = page.locator("form[data-exercise]")
    expect(page.locator("form[data-exercise][data-known]")).to_have_count(
        every.count(), timeout=PATIENCE
    )
    return page


def form(kind: str) -> str:
    return f"form[data-exercise='author-{kind}']"


def write(page: Page, kind: str) -> None:
    for start, keys in KEYS[kind]:
        page.locator(f"{form(kind)} {start}").first.focus()
        for key in keys:
            if key.startswith("<"):
                page.keyboard.press(key[1:-1])
            else:
                page.keyboard.type(key)
    page.keyboard.press("Tab")


def read(page: Page, kind: str) -> list[str]:
    """The answers as "What you wrote" shows them."""
    page.locator(f"{form(kind)} [data-action=look-over]").click()
    part = page.locator(f".part:has({form(kind)})")
    return [words for words in part.locator("dd.written").all_inner_texts() if words]


def test_every_kind_is_filled_by_keyboard_and_there_after_a_reload(server: Any, page: Page) -> None:
    opened(page, server)
    before = {}
    for kind in KEYS:
        write(page, kind)
        expect(page.locator(f"{form(kind)}[data-save-state=saved]")).to_be_attached(
            timeout=PATIENCE
        )
        before[kind] = read(page, kind)
        assert before[kind], kind
        for expected in READS.get(kind, []):
            assert any(words.startswith(expected) for words in before[kind]), (kind, before[kind])
    opened(page, server)
    for kind in KEYS:
        assert read(page, kind) == before[kind], kind


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_fits_the_smallest_phone_and_everyone(
    server: Any, context: BrowserContext, axe: Any, scheme: Any
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(color_scheme=scheme)
    opened(page, server)
    for box in page.locator("details").all():
        box.evaluate("box => { box.open = true; }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert not axe(page)


def test_every_control_has_a_name_that_a_screen_reader_says(server: Any, page: Page) -> None:
    opened(page, server)
    for box in page.locator("main details").all():
        box.evaluate("box => { box.open = true; }")
    tree = page.locator("main").aria_snapshot()
    controls = ("textbox", "radio", "checkbox", "button", "combobox", "slider", "spinbutton")
    lines = [line.strip().removeprefix("- ") for line in tree.splitlines()]
    unnamed = [line for line in lines if line.split(":")[0].split(" [")[0] in controls]
    assert not unnamed


def told(entries: list[Any]) -> dict[str, Any]:
    """Entries by their ids, with all that belongs to each."""
    return {
        one.id: (one.exercise, one.session, one.revision, one.at, one.first_at, one.answers)
        for one in entries
    }


def carried(page: Page, server: Any, folder: Path) -> bytes:
    """The workbook that the home page gives to carry away."""
    page.goto(server.url)
    page.locator("[data-action='download-workbook']").click(timeout=PATIENCE)
    boxes = page.locator(".asked input[type=password]")
    expect(boxes).to_have_count(2, timeout=PATIENCE)
    for box in boxes.all():
        box.fill(PASSPHRASE)
    with page.expect_download(timeout=PATIENCE) as coming:
        page.locator(".asked [type=submit]").first.click()
    coming.value.save_as(folder / "my.workbook")
    return (folder / "my.workbook").read_bytes()


@pytest.mark.slow
def test_every_kind_goes_from_page_to_file_to_jupyterlab_to_file_entry_by_entry(
    server: Any, page: Page, tmp_path: Path
) -> None:
    opened(page, server)
    for kind in KEYS:
        write(page, kind)
        expect(page.locator(f"{form(kind)}[data-save-state=saved]")).to_be_attached(
            timeout=PATIENCE
        )
    there = tmp_path / "there"
    there.mkdir()
    content = carried(page, server, there)
    with open_local(server.data) as here:
        kept = told(here.entries())
    assert {exercise for exercise, *_rest in kept.values()} == {f"author-{kind}" for kind in KEYS}
    with open_carried(content, PASSPHRASE) as file:
        assert told(file.entries()) == kept
    workbook = Workbook.open(there, PASSPHRASE)
    assert told(workbook.entries()) == kept
    for kind in KEYS:
        (entry,) = workbook.entries(f"author-{kind}")
        assert load().exercise(entry.exercise).check(entry.answers) == entry.answers
    with open_carried(workbook.journal.snapshot(PASSPHRASE), PASSPHRASE) as again:
        assert told(again.entries()) == kept
    workbook.fill("author-line", friend="Jo")
    with open_carried(workbook.journal.snapshot(PASSPHRASE), PASSPHRASE) as again:
        assert told(again.entries()) == told(workbook.entries()) != kept
