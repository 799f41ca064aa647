"""Charts on a page: drawn when near, from our own copy of Plotly, with a table as their equal."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from secure_base import journal

PATIENCE = 40_000
"""Milliseconds, for a machine with two cores and other work."""

LIBRARY = "plotly-basic"


@pytest.fixture
def fortnight(tmp_path: Path) -> Path:
    """A workbook with a fortnight of trigger logs."""
    folder = tmp_path / "fortnight"
    with journal.open_local(folder) as kept:
        for day in range(1, 10):
            answers = {
                "when": f"2026-03-{day:02}T19:05",
                "happened": "The phone stayed silent, <b>all evening</b>.",
                "strength": day,
                "pull": "closer" if day % 3 else "away",
                "feelings": ["uneasy"],
            }
            kept.write(secrets.token_hex(16), "trigger-log", answers, session=2)
    return folder


def opened(page: Page, server: Any) -> list[str]:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server.page("02-triggers"))
    expect(page.locator("body[data-ready='true']")).to_be_attached(timeout=PATIENCE)
    return asked


def test_the_library_is_fetched_once_and_only_when_a_chart_is_near(
    serving: Callable[..., Any], page: Page, fortnight: Path, axe: Callable[[Page], list[str]]
) -> None:
    asked = opened(page, serving(data=fortnight))
    chart = page.locator("[data-chart='strength-over-time']")
    expect(chart.locator("p").first).to_contain_text("Nine sheets", timeout=PATIENCE)
    assert not any(LIBRARY in url for url in asked)
    for name in ("strength-over-time", "themes"):
        chart = page.locator(f"[data-chart='{name}']")
        chart.scroll_into_view_if_needed()
        expect(chart.locator(".picture[data-drawn='true'] .main-svg").first).to_be_visible(
            timeout=PATIENCE
        )
    assert sum(LIBRARY in url for url in asked) == 1
    assert page.locator(".picture b").count() == 0
    assert axe(page) == []


def test_the_table_holds_what_the_picture_shows(
    serving: Callable[..., Any], page: Page, fortnight: Path
) -> None:
    opened(page, serving(data=fortnight))
    chart = page.locator("[data-chart='strength-over-time']")
    chart.locator("summary").click(timeout=PATIENCE)
    expect(chart.locator("tbody tr")).to_have_count(9)
    expect(chart.locator("tbody tr").last).to_have_text("9 March9Away")
    expect(chart.locator(".picture")).to_have_attribute("aria-hidden", "true")


def test_a_chart_follows_what_is_written_beside_it(server: Any, page: Page) -> None:
    opened(page, server)
    chart = page.locator("[data-chart='strength-over-time']")
    expect(chart.locator("p").first).to_contain_text("Nothing to draw yet", timeout=PATIENCE)
    page.locator("form[data-exercise='trigger-log'] [name=strength][value='6']").check()
    expect(chart.locator("p").first).to_contain_text("The strength was 6.", timeout=PATIENCE)


def test_the_colours_follow_the_device_into_the_dark(
    serving: Callable[..., Any], page: Page, fortnight: Path
) -> None:
    opened(page, serving(data=fortnight))
    chart = page.locator("[data-chart='strength-over-time']")
    expect(chart.locator("p").first).to_contain_text("Nine sheets", timeout=PATIENCE)
    chart.locator(".picture").scroll_into_view_if_needed()
    line = chart.locator(".scatterlayer path.js-line").first
    expect(line).to_have_css("stroke", "rgb(41, 69, 125)", timeout=PATIENCE)
    page.emulate_media(color_scheme="dark")
    expect(line).to_have_css("stroke", "rgb(177, 197, 239)", timeout=PATIENCE)
