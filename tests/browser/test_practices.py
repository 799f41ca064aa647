"""Guided practices as a person does them: run to their end, stopped at once, kept or not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

PATIENCE = 40_000
"""Milliseconds, for a machine with two cores and other work."""

BODY = {"orienting": 130, "breathing": 200, "relaxation": 300, "walking": 310, "safe-moment": 220}
"""The practices of the third evening, and seconds after which each is over."""


def opened(page: Page, server: Any, name: str = "03-body") -> None:
    page.goto(server.page(name))
    expect(page.locator("body[data-ready='true']")).to_be_attached(timeout=PATIENCE)


@pytest.mark.parametrize("name", BODY)
def test_every_practice_of_the_evening_runs_to_its_end(name: str, server: Any, page: Page) -> None:
    page.clock.install()
    opened(page, server)
    practice = page.locator(f"[data-practice='{name}']")
    practice.locator("[data-action='begin']").click()
    expect(practice).to_have_attribute("data-state", "running")
    stop = practice.locator("[data-action='stop']")
    expect(stop).to_be_focused()
    expect(stop).to_be_in_viewport()
    page.clock.fast_forward(BODY[name] * 1000)
    expect(practice).to_have_attribute("data-state", "over", timeout=PATIENCE)
    expect(practice.locator(".running")).to_be_hidden()


def test_by_keyboard_alone_it_begins_and_escape_ends_it(
    server: Any, page: Page, axe: Callable[[Page], list[str]]
) -> None:
    opened(page, server)
    practice = page.locator("[data-practice='breathing']")
    practice.locator("[data-action='begin']").press("Enter")
    expect(practice.locator(".word")).to_have_text("In")
    assert axe(page) == []
    page.keyboard.press("Escape")
    expect(practice).to_have_attribute("data-state", "over")
    expect(practice.locator(".over .say")).to_be_focused()
    assert axe(page) == []


def test_the_offline_page_still_leads_and_a_note_goes_when_there_is_somewhere_to_go(
    server: Any, page: Page
) -> None:
    opened(page, server)
    practice = page.locator("[data-practice='orienting']")
    practice.locator("[data-action='begin']").click()
    practice.locator("[data-action='next']").click()
    expect(practice.locator(".scene .say")).to_contain_text("Turn your head slowly")
    practice.locator("[data-action='stop']").click()
    practice.locator(".over [name=effect][value=same]").check()
    practice.locator("[data-action='keep']").click()
    expect(practice.locator(".over [role=status]")).to_contain_text("Kept at", timeout=PATIENCE)
    page.reload()
    sheet = page.locator(".part:has(form[data-exercise='practice-log']) [data-entry]").first
    sheet.locator("summary").first.click(timeout=PATIENCE)
    expect(sheet).to_contain_text("Looking slowly round the room")
    expect(sheet).to_contain_text("About the same")


def test_with_less_movement_asked_for_the_pacer_is_words_and_a_count(
    server: Any, page: Page
) -> None:
    page.emulate_media(reduced_motion="reduce")
    opened(page, server)
    practice = page.locator("[data-practice='breathing']")
    practice.locator("[data-action='begin']").click()
    expect(practice.locator(".scene svg")).to_have_count(0)
    expect(practice.locator(".count")).to_have_text("2")
