"""The facilitator's page: an evening is chosen, read, and printed alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

PATIENCE = 40_000
"""Milliseconds, for a machine with two cores and other work."""


def test_an_evening_is_chosen_by_keyboard_read_and_printed_alone(
    server: Any, page: Page, axe: Callable[[Page], list[str]]
) -> None:
    page.goto(server.page("facilitator/session-guide"))
    expect(page.locator("[data-part='guide'] h2")).to_contain_text("Session 0", timeout=PATIENCE)
    choice = page.get_by_label("The evening")
    choice.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    heading = page.locator("[data-part='guide'] h2")
    expect(heading).to_have_text("Session 2: Noticing what sets us off", timeout=PATIENCE)
    evening = page.locator(".evening")
    expect(evening).to_contain_text("Draw the four arches")
    assert axe(page) == []
    page.evaluate("window.print = () => undefined")
    page.get_by_role("button", name="Print it").click()
    page.emulate_media(media="print")
    expect(heading).to_be_visible()
    for away in (page.locator("header.top"), page.locator("h1"), choice, page.locator("footer")):
        expect(away).to_be_hidden()
    expect(page.locator(".papers")).to_be_hidden()
    paper = page.evaluate("getComputedStyle(document.querySelector('.evening')).color")
    assert paper == "rgb(40, 37, 43)", "ink on paper, whatever the device's colours"
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.get_by_role("link", name="The page for whoever missed it").click()
    expect(page.locator("h1")).to_contain_text("If you missed the evening")
