"""The quick exit, the way to a person, and what a page asks of the network."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

FIRST = 60_000
"""Bytes of a first visit to a session page without a chart, headers and styles included."""
AGAIN = 4_500
"""Bytes of the second: that nothing changed, and where the kernel is."""


def test_leave_goes_somewhere_neutral_at_once(server: Any, page: Page) -> None:
    page.goto(server.url)
    page.goto(server.page("02-triggers"))
    page.locator("[data-action='leave']").click()
    page.wait_for_url("about:blank")
    assert page.title() == ""


def test_escape_three_times_leaves_and_once_does_not(server: Any, page: Page) -> None:
    page.goto(server.page("02-triggers"))
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_timeout(1700)
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)
    assert page.url == server.page("02-triggers")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url("about:blank")


def test_leave_leads_where_the_server_was_told(serving: Any, page: Page) -> None:
    server = serving("--leave-to", "/blank")
    page.goto(server.url)
    page.locator("[data-action='leave']").click()
    page.wait_for_url(server.url + "blank")
    assert page.locator("body").inner_text() == ""


def test_the_country_a_person_opens_stays_open_and_comes_first(server: Any, page: Page) -> None:
    page.goto(server.url)
    countries = page.locator("details[data-country]")
    assert countries.evaluate_all("all => all.filter((one) => one.open).length") == 0
    page.locator("details[data-country='NZ'] summary").click()
    page.goto(server.url + "support")
    expect(countries.first).to_have_attribute("data-country", "NZ")
    expect(page.get_by_role("link", name="1737, need to talk?: 1737")).to_be_visible()
    page.locator("details[data-country='NZ'] summary").click()
    page.reload()
    assert countries.evaluate_all("all => all.filter((one) => one.open).length") == 0


def test_without_javascript_the_reading_and_the_helplines_are_there(
    server: Any, browser: Any
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.page("02-triggers"))
    expect(page.locator("h1")).to_be_visible()
    notice = page.locator("noscript .notice")
    assert "need JavaScript" in notice.inner_html()
    assert notice.bounding_box() is not None
    page.locator("details[data-country='GB'] summary").click()
    expect(page.locator("a[href='tel:116123']").first).to_be_visible()
    context.close()


def test_the_support_page_asks_for_no_kernel(server: Any, page: Page) -> None:
    page.goto(server.url + "support")
    page.wait_for_timeout(500)
    assert server.kernels() == []


@pytest.mark.slow
def test_a_session_page_is_small_and_the_second_time_smaller(
    server: Any, context: BrowserContext
) -> None:
    form = "form[data-exercise='trigger-log']"
    sizes = []
    for _ in range(2):
        page = context.new_page()
        counted = {"bytes": 0, "requests": 0}

        def heard(event: dict[str, Any], counted: dict[str, int] = counted) -> None:
            counted["bytes"] += int(event["encodedDataLength"])
            counted["requests"] += event["encodedDataLength"] > 0

        wire = context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.on("Network.loadingFinished", heard)
        page.goto(server.page("02-triggers"))
        page.locator(f"{form} [name=happened]").fill("Kettle.")
        expect(page.locator(f"{form}[data-save-state='saved']")).to_be_attached(timeout=40_000)
        page.wait_for_timeout(1500)
        sizes.append((counted["bytes"], counted["requests"]))
        page.close()
    assert sizes[0][0] <= FIRST
    assert sizes[0][1] <= 6
    assert sizes[1][0] <= AGAIN
    assert sizes[1][1] <= 2
