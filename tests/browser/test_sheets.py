"""What a sheet does by itself: softens, draws, stays closed, goes on counting; for everyone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from secure_base import Workbook

PATIENCE = 40_000
"""Milliseconds, for a machine with two cores and other work."""


def form(exercise: str) -> str:
    return f"form[data-exercise='{exercise}']"


def opened(page: Page, server: Any, name: str, exercise: str) -> Any:
    """The part with this exercise's form, once it knows what is kept."""
    page.goto(server.page(name))
    known = page.locator(f"{form(exercise)}[data-known]")
    expect(known).to_be_attached(timeout=PATIENCE)
    return page.locator(f".part:has({form(exercise)})")


def saved(page: Page, exercise: str) -> None:
    expect(page.locator(f"{form(exercise)}[data-save-state=saved]")).to_be_attached(
        timeout=PATIENCE
    )


def test_a_charge_is_softened_by_keyboard_and_holds_nothing_up(
    server: Any, page: Page, axe: Any
) -> None:
    part = opened(page, server, "06-speaking", "i-statement")
    field = part.locator("[data-field]:has(textarea):has(.charges)").first
    field.locator("textarea").fill("You always leave, and you don’t care.")
    says = field.get_by_role("status")
    expect(says).to_contain_text("You might soften “you always”")
    expect(says).to_contain_text("You might soften “you don’t care”")
    saved(page, "i-statement")
    assert not axe(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(says).not_to_contain_text("you always")
    page.keyboard.type(" You always do.")
    page.wait_for_timeout(900)
    expect(says).not_to_contain_text("you always")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_circles_fit_the_smallest_phone_and_are_a_list_for_a_screen_reader(
    server: Any, context: BrowserContext, axe: Any, scheme: Any
) -> None:
    names = ["Amina", "The man with the two very friendly and rather wet dogs", "W" * 60]
    people = [{"name": name, "detail": ""} for name in names]
    Workbook.open(server.data).fill("belonging-map", close=people, known=people, places=people)
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(color_scheme=scheme)
    part = opened(page, server, "09-belonging", "belonging-map")
    picture = part.locator("figure.circles svg")
    expect(picture).to_be_visible()
    spill = picture.evaluate(
        "svg => { const box = svg.getBoundingClientRect(); return [...svg.querySelectorAll('text')]"
        ".filter(text => { const own = text.getBoundingClientRect();"
        " return own.left < box.left || own.right > box.right }).length }"
    )
    assert spill == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    tree = part.locator("figure.circles").aria_snapshot()
    assert tree.count(names[1]) == 3
    assert "…" not in tree
    assert not axe(page)


def test_answers_kept_closed_are_opened_by_keyboard(server: Any, page: Page, axe: Any) -> None:
    Workbook.open(server.data).fill("discomfort-or-harm", friend="Somewhere safe.")
    part = opened(page, server, "00-welcome", "discomfort-or-harm")
    expect(part.locator(".kept-closed")).to_contain_text("You answered this on")
    expect(part.locator(form("discomfort-or-harm"))).to_be_hidden()
    assert "Somewhere safe" not in page.content()
    assert not axe(page)
    part.locator("[data-action=open-answers]").focus()
    page.keyboard.press("Enter")
    expect(part.locator("[name=friend]")).to_have_value("Somewhere safe.")


def test_a_running_clock_goes_on_after_a_reload(server: Any, page: Page) -> None:
    part = opened(page, server, "author/fields", "author-ratings")
    part.locator("[data-action=start-ratings]").click()
    part.locator("[data-now][value='8']").check(force=True)
    saved(page, "author-ratings")
    kept = page.evaluate("Object.values(sessionStorage)")
    assert len(kept) == 1
    assert kept[0].isdecimal(), "when it began, and nothing else"
    page.reload()
    expect(part.locator(".live")).to_be_visible(timeout=PATIENCE)
    expect(part.get_by_role("status").first).to_contain_text("Minute 0 of")
    expect(part.locator("[data-now][value='8']")).to_be_checked(timeout=PATIENCE)
    part.locator("[data-action=stop-ratings]").click()
    assert page.evaluate("sessionStorage.length") == 0


def test_the_browsers_own_search_finds_the_newest_earlier_sheets(server: Any, page: Page) -> None:
    workbook = Workbook.open(server.data)
    for number in range(12):
        workbook.fill("trigger-log", happened=f"Sheet number {number}.")
    part = opened(page, server, "02-triggers", "trigger-log")
    expect(part.locator("li[data-entry]")).to_have_count(12)
    drawn = part.locator("li[data-entry] dd", has_text="Sheet number")
    expect(drawn).to_have_count(10)
    expect(drawn.first).to_be_hidden()
    last = part.locator("li[data-entry]").last
    last.locator("summary").click()
    expect(last).to_contain_text("Sheet number 0.")
