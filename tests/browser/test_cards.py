"""A card made from a sheet: closed until asked for, large on a phone, alone on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

PATIENCE = 40_000
"""Milliseconds, for a machine with two cores and other work."""
FORM = "form[data-exercise='support-plan']"


def test_a_support_plan_becomes_a_card(
    server: Any, page: Page, axe: Callable[[Page], list[str]]
) -> None:
    page.goto(server.page("00-welcome"))
    page.locator(f"{FORM} [name=people]").first.fill("Amina")
    page.locator(f"{FORM} [name=people]").nth(1).fill("07700 900123")
    page.locator(f"{FORM} [name=settles]").fill("The dog")
    page.locator("details[data-country='GB'] summary").click()
    part = page.locator(f".part:has({FORM})")
    part.locator("[data-action='look-over']").click()
    card = part.locator("[data-card]")
    expect(card).to_be_hidden()
    part.locator("[data-action='make-card']").press("Enter")
    expect(card).to_contain_text("Amina: 07700 900123")
    expect(card).to_contain_text("In danger now: 999")
    expect(card.locator("a[href='tel:07700900123']")).to_be_visible()
    assert axe(page) == []
    part.locator("[data-action='show-large']").click()
    large = page.locator("dialog[open]")
    expect(large).to_contain_text("The dog")
    assert large.evaluate("box => box.scrollWidth <= box.clientWidth")
    assert axe(page) == []
    page.keyboard.press("Escape")
    expect(large).to_have_count(0)
    page.evaluate("window.print = () => undefined")
    part.locator("[data-action='print-card']").click()
    page.emulate_media(media="print")
    expect(card).to_be_visible()
    for away in (page.locator(FORM), page.locator("h1"), part.locator(".check > dl")):
        expect(away).to_be_hidden()
