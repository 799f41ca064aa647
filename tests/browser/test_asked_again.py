"""What a worksheet asks once more, on the home page."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from secure_base import journal
from secure_base.journal import entries as moments

PATIENCE = 40_000
"""Milliseconds, for a machine with two cores and other work."""


@pytest.fixture
def yesterday(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workbook with one sheet that was begun 26 hours ago."""
    begun = (datetime.now(UTC) - timedelta(hours=26)).isoformat(timespec="microseconds")
    monkeypatch.setattr(moments, "now", lambda: begun)
    folder = tmp_path / "yesterday"
    with journal.open_local(folder) as kept:
        answers = {"sought": "a gasometer", "urge": 7}
        kept.write(secrets.token_hex(16), "reassurance-log", answers, session=4)
    return folder


def opened(page: Page, server: Any) -> Any:
    page.goto(server.page("home"))
    part = page.locator("[data-part='later']")
    expect(part).to_have_attribute("data-state", "asked", timeout=PATIENCE)
    return part


def test_how_is_it_now_is_asked_once_and_answered_in_place(
    serving: Callable[..., Any], page: Page, yesterday: Path, axe: Callable[[Page], list[str]]
) -> None:
    server = serving(data=yesterday)
    part = opened(page, server)
    assert "gasometer" not in page.locator("main").inner_text()
    expect(part.locator("li")).to_have_count(1)
    hour, day = part.locator("li").first, part.locator("li").last
    hour.locator("summary").first.press("Enter")
    hour.locator("[name=relief_hour][value='4']").check()
    expect(hour.locator("[data-save-state='saved']")).to_be_attached(timeout=PATIENCE)
    expect(part.locator("li")).to_have_count(2, timeout=PATIENCE)
    day.locator("summary").first.click()
    assert axe(page) == []
    day.locator("[data-action='leave-empty']").click()
    expect(day).to_contain_text("It is not asked again.", timeout=PATIENCE)
    page.reload()
    expect(page.locator("[data-part='later'][data-state='quiet']")).to_be_hidden(timeout=PATIENCE)
    page.goto(server.page("04-secure-base"))
    sheet = page.locator(".part:has(form[data-exercise='reassurance-log']) [data-entry]").first
    sheet.locator("summary").first.click(timeout=PATIENCE)
    expect(sheet).to_contain_text("a gasometer")
    expect(sheet).to_contain_text("4")


def test_not_now_puts_it_to_tomorrow(
    serving: Callable[..., Any], page: Page, yesterday: Path
) -> None:
    server = serving(data=yesterday)
    part = opened(page, server)
    for question in part.locator("li").all():
        question.locator("summary").first.click()
        question.locator("[data-action='not-now']").click()
        expect(question).to_contain_text("Put to tomorrow.", timeout=PATIENCE)
    page.reload()
    expect(page.locator("[data-part='later'][data-state='quiet']")).to_be_hidden(timeout=PATIENCE)
    page.clock.set_system_time(datetime.now(UTC) + timedelta(days=1, hours=1))
    opened(page, server)
