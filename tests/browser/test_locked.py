"""A workbook with a passphrase: asked for once, then open from page to page until it is locked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

FORM = "form[data-exercise='trigger-log']"
GATE = "[data-part=gate]"
PATIENCE = 40_000
"""Milliseconds, for a machine with two cores and other work."""
PASSPHRASE = "four quiet unrelated words"
OTHER = "another four quiet words"
CODE = re.compile(r"(?:[0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}")


def saved(page: Page) -> None:
    expect(page.locator(f"{FORM}[data-save-state='saved']")).to_be_attached(timeout=PATIENCE)


def write(page: Page, words: str) -> None:
    page.locator(f"{FORM} [name=happened]").fill(words)


def session(page: Page, server: Any) -> Page:
    page.goto(server.page("02-triggers"))
    return page


def home(page: Page, server: Any) -> Locator:
    page.goto(server.url)
    expect(page.locator("[data-part=keeping][data-state=ready]")).to_be_attached(timeout=PATIENCE)
    return page.locator("[data-part=keeping]")


def gate(page: Page) -> Locator:
    """The gate, asking."""
    expect(page.locator(f"{GATE} form")).to_be_visible(timeout=PATIENCE)
    return page.locator(GATE)


def give(place: Locator, *lines: str) -> None:
    """Fill the lines of what is asked, and send it."""
    inputs = place.locator("form.passphrase input.short")
    for index, words in enumerate(lines):
        inputs.nth(index).fill(words)
    place.locator("form.passphrase [type=submit]").click()


def lock_with(page: Page, server: Any, passphrase: str = PASSPHRASE) -> str:
    """Add a passphrase on the home page; gives the code that was shown."""
    keeping = home(page, server)
    keeping.locator("[data-action=add-passphrase]").click()
    give(keeping, passphrase, passphrase)
    shown = keeping.locator(".code")
    expect(shown).to_be_visible(timeout=PATIENCE)
    code = shown.inner_text().replace("\n", "")
    assert CODE.fullmatch(code), code
    keeping.locator("[data-action=code-written]").click()
    expect(shown).to_have_count(0)
    expect(keeping.locator("[data-action=lock]")).to_be_visible()
    assert code not in page.content()
    return code


def entries(page: Page, words: str) -> None:
    """The words are among the earlier sheets."""
    page.locator("[data-entry] summary").first.click(timeout=PATIENCE)
    expect(page.locator("[data-entry]").first).to_contain_text(words)


def written_and_locked(page: Page, server: Any, words: str = "Before.") -> str:
    session(page, server)
    write(page, words)
    saved(page)
    return lock_with(page, server)


def restarted(server: Any) -> None:
    server.stop()
    server.start()


def test_after_a_restart_a_page_asks_and_what_was_typed_meanwhile_is_saved(
    server: Any, page: Page, context: BrowserContext
) -> None:
    written_and_locked(page, server)
    page.goto("about:blank")
    restarted(server)
    session(page, server)
    asking = gate(page)
    assert page.evaluate("document.activeElement.autocomplete") == "current-password"
    expect(asking.get_by_role("status")).to_contain_text("stays in this page until it is open")
    write(page, "While it was locked.")
    expect(page.locator(f"{FORM}[data-save-state='kept']")).to_be_attached()
    expect(page.locator(f"{FORM} [data-state-words]")).to_have_text(
        "Kept in this page until the workbook is open"
    )
    give(asking, "not these words")
    expect(asking.get_by_role("alert")).to_contain_text(
        "This passphrase does not open the workbook.", timeout=PATIENCE
    )
    expect(page.locator(f"{FORM}[data-save-state='kept']")).to_be_attached()
    asking.locator("input.short").fill("")
    asking.get_by_label("Show what I type").check()
    expect(asking.locator("input.short")).to_have_attribute("type", "text")
    page.keyboard.press("Shift+Tab")
    page.keyboard.type(PASSPHRASE)
    page.keyboard.press("Enter")
    saved(page)
    entries(page, "Before.")
    expect(asking).to_be_hidden(timeout=PATIENCE)

    second = session(context.new_page(), server)
    entries(second, "While it was locked.")
    expect(second.locator(GATE)).to_be_hidden()


def test_another_browser_is_asked(
    server: Any, page: Page, context: BrowserContext, browser: Browser
) -> None:
    written_and_locked(page, server)
    other = browser.new_context()
    stranger = session(other.new_page(), server)
    gate(stranger)
    expect(stranger.locator("[data-entry]")).to_have_count(0)
    give(gate(stranger), PASSPHRASE)
    entries(stranger, "Before.")
    other.close()


def test_lock_it_now_closes_every_page_of_this_browser(
    server: Any, page: Page, context: BrowserContext
) -> None:
    written_and_locked(page, server)
    other = session(context.new_page(), server)
    entries(other, "Before.")
    page.locator("[data-action=lock]").click()
    for one in (page, other):
        gate(one)
    expect(other.locator("[data-entry]")).to_have_count(0, timeout=PATIENCE)
    expect(other.get_by_text("Before.")).to_have_count(0)
    give(gate(other), PASSPHRASE)
    entries(other, "Before.")
    expect(page.locator(f"{GATE} form")).to_have_count(0, timeout=PATIENCE)


def test_a_page_that_is_open_when_a_passphrase_is_added_goes_on(
    server: Any, page: Page, context: BrowserContext
) -> None:
    other = session(context.new_page(), server)
    write(other, "First.")
    saved(other)
    lock_with(page, server)
    write(other, "First. Second.")
    expect(other.locator("[data-echo]")).to_contain_text("Saved")
    fresh = session(context.new_page(), server)
    entries(fresh, "Second.")


def test_the_code_opens_it_and_a_new_passphrase_is_chosen(server: Any, page: Page) -> None:
    code = written_and_locked(page, server)
    page.goto("about:blank")
    restarted(server)
    session(page, server)
    asking = gate(page)
    asking.locator("[data-action=use-code]").click()
    give(asking, code[:-1] + ("A" if code[-1] != "A" else "B"), OTHER, OTHER)
    expect(asking.get_by_role("alert").first).to_contain_text("slip", timeout=PATIENCE)
    give(asking, code.lower().replace("-", " "), OTHER, OTHER)
    entries(page, "Before.")
    page.goto("about:blank")
    restarted(server)
    session(page, server)
    give(gate(page), OTHER)
    entries(page, "Before.")


def test_without_passphrase_and_code_the_old_file_is_kept_and_a_fresh_one_begins(
    server: Any, page: Page
) -> None:
    code = written_and_locked(page, server)
    page.goto("about:blank")
    restarted(server)
    session(page, server)
    write(page, "For the fresh one.")
    asking = gate(page)
    asking.locator("[data-action=use-code]").click()
    asking.locator("[data-action=neither]").click()
    expect(asking).to_contain_text("it opens as before")
    assert len(list(server.data.glob("*.workbook"))) == 1, "nothing happens before it is said"
    asking.locator("[data-action=set-aside]").click()
    saved(page)
    expect(asking).to_contain_text("set aside")
    (old,) = server.data.glob("*set aside*.workbook")
    keeping = home(page, server)
    expect(keeping.locator("[data-action=add-passphrase]")).to_be_visible()
    page.set_input_files("[data-action=open-workbook]", old)
    give(keeping, PASSPHRASE)
    expect(keeping).to_contain_text("Opened. One entry came from that file", timeout=PATIENCE)
    assert code


def test_the_lock_is_changed_on_the_home_page(server: Any, page: Page) -> None:
    lock_with(page, server)
    keeping = page.locator("[data-part=keeping]")
    keeping.locator("[data-action=change-passphrase]").click()
    give(keeping, "not the one", OTHER, OTHER)
    expect(keeping.get_by_role("alert").first).to_contain_text("does not open", timeout=PATIENCE)
    give(keeping, PASSPHRASE, "short", "short")
    expect(keeping.get_by_text("Choose at least 8")).to_be_visible(timeout=PATIENCE)
    give(keeping, PASSPHRASE, OTHER, OTHER)
    expect(keeping.get_by_text("Changed.")).to_be_visible(timeout=PATIENCE)
    keeping.locator("[data-action=new-code]").click()
    give(keeping, OTHER)
    code = keeping.locator(".code")
    expect(code).to_be_visible(timeout=PATIENCE)
    words = code.inner_text().replace("\n", "")
    keeping.locator("[data-action=code-written]").click()
    keeping.locator("[data-action=forgotten]").click()
    give(keeping, words, PASSPHRASE, PASSPHRASE)
    expect(keeping.get_by_text("has a new passphrase")).to_be_visible(timeout=PATIENCE)
    with page.expect_download() as downloading:
        keeping.locator("[data-action=download-workbook]").click()
    assert Path(downloading.value.path()).read_bytes()[:6] == b"SQLite"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_asked_can_be_used_by_everyone(
    server: Any, page: Page, axe: Any, scheme: Any, faults: list[str]
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 640})
    keeping = home(page, server)
    keeping.locator("[data-action=add-passphrase]").click()
    assert axe(page) == []
    give(keeping, PASSPHRASE, PASSPHRASE)
    expect(keeping.locator(".code")).to_be_visible(timeout=PATIENCE)
    assert axe(page) == []
    wide(page)
    keeping.locator("[data-action=code-written]").click()
    keeping.locator("[data-action=forgotten]").click()
    assert axe(page) == []
    wide(page)
    with page.expect_navigation():  # what was read before goes from the page
        keeping.locator("[data-action=lock]").click()
    asking = gate(page)
    give(asking, "not this one")
    expect(asking.get_by_role("alert")).to_be_visible(timeout=PATIENCE)
    assert axe(page) == []
    wide(page)
    for action in ("use-code", "neither"):
        asking.locator(f"[data-action={action}]").click()
        assert axe(page) == []
        wide(page)


def wide(page: Page) -> None:
    """Nothing sticks out of the smallest phone."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
