"""A letter closed until its day, and a ritual that goes into a calendar."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

PATIENCE = 40_000
"""Milliseconds, for a machine with two cores and other work."""
LETTER = "form[data-exercise='letter']"
RITUALS = "form[data-exercise='rituals']"
WORDS = "Dear me, the gasometer still stands."


def test_a_letter_is_closed_until_its_day_and_can_be_opened_at_once(
    server: Any, page: Page
) -> None:
    page.goto(server.page("10-keeping-going"))
    page.locator(f"{LETTER} [name=letter]").fill(WORDS)
    day = page.locator(f"{LETTER} [name=open_on]").first
    day.fill("2999-03-03")
    day.blur()
    expect(page.locator(f"{LETTER}[data-save-state='saved']")).to_be_attached(timeout=PATIENCE)
    part = page.locator(f".part:has({LETTER})")
    part.locator("[data-action='look-over']").click()
    part.locator("[data-action='close-sheet']").click()
    sealed = part.locator(".sealed")
    expect(sealed).to_contain_text("3 March 2999", timeout=PATIENCE)
    arrived: list[str] = []
    page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda frame: arrived.append(str(frame))),
    )
    page.reload()
    expect(sealed).to_contain_text("3 March 2999", timeout=PATIENCE)
    assert not [frame for frame in arrived if "gasometer" in frame]
    assert page.locator(f"{LETTER} [name=letter]").input_value() == ""
    part.locator("[data-action='unseal']").press("Enter")
    expect(page.locator(f"{LETTER} [name=letter]")).to_have_value(WORDS, timeout=PATIENCE)


def test_a_ritual_goes_into_a_calendar(server: Any, page: Page, tmp_path: Path) -> None:
    page.goto(server.page("10-keeping-going"))
    page.locator(f"{RITUALS} [name=what]").fill("Tea, after the shift")
    page.locator(f"{RITUALS} [name=days][value='tue']").check()
    page.locator(f"{RITUALS} [name=time]").fill("18:30")
    part = page.locator(f".part:has({RITUALS})")
    part.locator("[data-action='look-over']").click()
    part.locator("[data-action='calendar']").click()
    expect(part.locator(".rounds li")).to_have_text("Tea, after the shift: Tuesday, 18:30.")
    with page.expect_download(timeout=PATIENCE) as coming:
        part.locator("[data-action='calendar-own']").click()
    file = tmp_path / coming.value.suggested_filename
    assert file.suffix == ".ics"
    coming.value.save_as(file)
    lines = file.read_bytes().decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert "SUMMARY:Tea\\, after the shift" in lines
    assert "RRULE:FREQ=WEEKLY;BYDAY=TU;WKST=MO" in lines
    assert any(line.startswith("DTSTART:") and line.endswith("T183000") for line in lines)
