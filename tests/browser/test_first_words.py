"""A form stands before its kernel, and what is typed meanwhile costs the typist nothing."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

SLOW = """
import sys, time
if "ipykernel_launcher" in " ".join(sys.orig_argv):
    time.sleep(10)
"""
FORM = "form[data-exercise='trigger-log']"
PATIENCE = 40_000
"""Milliseconds, for a machine with two cores and other work."""


def saved(page: Page) -> None:
    expect(page.locator(f"{FORM}[data-save-state='saved']")).to_be_attached(timeout=PATIENCE)


@pytest.mark.smoke
def test_words_are_saved_and_there_after_a_reload(server: Any, page: Page) -> None:
    page.goto(server.page("02-triggers"))
    page.locator(f"{FORM} [name=happened]").fill("The bus drove off.")
    saved(page)
    expect(page.locator("[data-echo]")).to_have_text(
        page.locator(f"{FORM} [data-state-words]").inner_text()
    )
    page.reload()
    page.locator("[data-entry] summary").first.click()
    expect(page.locator("[data-entry]").first).to_contain_text("The bus drove off.")


@pytest.mark.slow
def test_a_kernel_that_takes_ten_seconds_costs_the_typist_nothing(
    serving: Any, page: Page, tmp_path: Path
) -> None:
    python = tmp_path / "python"
    python.mkdir()
    (python / "sitecustomize.py").write_text(SLOW)
    server = serving(env={"PYTHONPATH": str(python)})
    page.goto(server.page("02-triggers"), wait_until="domcontentloaded")
    begun = time.monotonic()
    expect(page.locator("body[data-ready='true']")).to_be_attached()
    field = page.locator(f"{FORM} [name=happened]")
    field.click()
    field.type("The bus drove off", delay=5)
    typed = time.monotonic() - begun
    assert typed < 5
    page.evaluate("window.first = document.activeElement; first.setSelectionRange(4, 7)")
    saved(page)
    assert time.monotonic() - begun > 8
    assert page.evaluate("document.activeElement === first")
    assert page.evaluate("[first.selectionStart, first.selectionEnd]") == [4, 7]
    page.keyboard.type("tram")
    expect(field).to_have_value("The tram drove off")
    expect(page.locator(f"{FORM}[data-save-state='saving']")).not_to_be_attached(timeout=PATIENCE)
    saved(page)
    page.reload()
    page.locator("[data-entry] summary").first.click(timeout=PATIENCE)
    expect(page.locator("[data-entry]").first).to_contain_text("The tram")
