"""A page whose kernel or server goes away finds another by itself, and loses no word."""

from __future__ import annotations

import os
import signal
from threading import Timer
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

FORM = "form[data-exercise='trigger-log']"
PATIENCE = 40_000


def write(page: Page, words: str) -> None:
    page.locator(f"{FORM} [name=happened]").fill(words)


def saved(page: Page) -> None:
    expect(page.locator(f"{FORM}[data-save-state='saved']")).to_be_attached(timeout=PATIENCE)


def begun(server: Any, page: Page, words: str) -> None:
    """A page with words in it that are saved."""
    page.goto(server.page("02-triggers"))
    write(page, words)
    saved(page)


def again(server: Any, context: BrowserContext, words: str) -> None:
    """A new page shows the words."""
    other = context.new_page()
    other.goto(server.page("02-triggers"))
    other.locator("[data-entry] summary").first.click(timeout=PATIENCE)
    expect(other.locator("[data-entry]").first).to_contain_text(words)


def test_a_kernel_that_is_killed_is_replaced_and_the_words_are_saved(
    server: Any, page: Page, context: BrowserContext, until: Any
) -> None:
    begun(server, page, "First.")
    page.evaluate("window.same = true")
    (kernel,) = server.kernels()
    os.kill(kernel, signal.SIGKILL)
    write(page, "First. And then.")
    expect(page.locator(f"{FORM}:not([data-save-state='saved'])")).to_be_attached()
    saved(page)
    assert page.evaluate("window.same"), "the page was reloaded"
    assert kernel not in server.kernels()
    again(server, context, "And then.")


@pytest.mark.slow
def test_a_server_that_is_killed_and_comes_back_has_the_words(
    server: Any, page: Page, context: BrowserContext
) -> None:
    begun(server, page, "Before.")
    server.kill()
    write(page, "Before. After.")
    expect(page.locator("[data-kernel-state]")).to_contain_text("No connection", timeout=PATIENCE)
    server.start()
    saved(page)
    expect(page.locator("[data-kernel-state]")).to_be_hidden(timeout=PATIENCE)
    again(server, context, "After.")


def test_a_network_that_goes_away_is_told_and_made_up_for(
    server: Any, page: Page, context: BrowserContext
) -> None:
    begun(server, page, "Here.")
    (kernel,) = server.kernels()
    page.evaluate("window.same = true")
    context.set_offline(True)
    write(page, "Here. There.")
    expect(page.locator(f"{FORM}:not([data-save-state='saved'])")).to_be_attached()
    page.wait_for_timeout(1500)
    context.set_offline(False)
    saved(page)
    assert server.kernels() == [kernel], "the same kernel goes on"
    again(server, context, "There.")


def test_leaving_the_page_ends_its_kernel_and_keeps_the_last_words(
    server: Any, page: Page, until: Any, context: BrowserContext
) -> None:
    begun(server, page, "x")
    assert len(server.kernels()) == 1
    page.locator(f"{FORM} [name=happened]").press_sequentially(" last words")
    page.goto("about:blank")
    assert until(lambda: not server.kernels())
    again(server, context, "last words")


def test_last_words_are_kept_by_a_kernel_that_comes_to_them_late(
    server: Any, page: Page, until: Any, context: BrowserContext
) -> None:
    begun(server, page, "x")
    (kernel,) = server.kernels()
    os.kill(kernel, signal.SIGSTOP)  # a machine with much to do
    page.locator(f"{FORM} [name=happened]").press_sequentially(" last words")
    page.goto("about:blank")
    Timer(5, os.kill, [kernel, signal.SIGCONT]).start()
    assert until(lambda: not server.kernels())
    again(server, context, "last words")


def test_a_page_that_is_ready_says_so_once_every_form_can_be_typed_into(
    server: Any, page: Page
) -> None:
    page.goto(server.page("02-triggers"), wait_until="domcontentloaded")
    expect(page.locator("body[data-ready='true']")).to_be_attached()
    for form in page.locator("form[data-exercise]").all():
        expect(form.locator("input, textarea, select").first).to_be_enabled()
