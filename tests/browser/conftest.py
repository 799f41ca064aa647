"""A server and a real Chromium for the tests that use a page as a person does.

`serving` starts servers, `server` is one with an empty folder for this test alone, `page` a fresh
browser on a phone-sized screen that must see no error and no other origin, `axe` checks a page for
people who use it otherwise.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PHONE = {"width": 390, "height": 844}
QUIET = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
AWAY = ("Failed to load resource", "WebSocket connection to")
"""What Chromium says of a server that is not there; tests take it away on purpose."""


def load(path: Path, name: str) -> ModuleType:
    """A module by its path, once."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


def chromium() -> str:
    """The Chromium that `make` found, or one that is here."""
    named = os.environ.get("CHROMIUM") or shutil.which("chromium")
    found = named or load(ROOT / "tools" / "chromium.py", "tools_chromium").find()
    if not found:
        pytest.skip("there is no Chromium here: python tools/chromium.py gets one")
    return str(found)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests; each test has a context of its own."""
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*root, *QUIET])
        yield browser
        browser.close()


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Starts servers: `serving("--base-url", "/room/", env={…})`; ends them after the test."""
    module = load(ROOT / "tests" / "serve" / "server.py", "secure_base_test_server")
    begun: list[Any] = []

    def serve(*arguments: str, **options: Any) -> Any:
        data = options.pop("data", None) or tmp_path / f"data-{len(begun)}"
        begun.append(module.Server(data, *arguments, **options))
        return begun[-1]

    yield serve
    for server in begun:
        if server.process.poll() is None:
            server.stop()


@pytest.fixture(scope="module")
def lasting() -> Iterator[Callable[..., Any]]:
    """Starts servers as `serving` does, for all tests of a module: `lasting(folder)`."""
    module = load(ROOT / "tests" / "serve" / "server.py", "secure_base_test_server")
    begun: list[Any] = []

    def serve(data: Path, *arguments: str, **options: Any) -> Any:
        begun.append(module.Server(data, *arguments, **options))
        return begun[-1]

    yield serve
    for server in begun:
        server.stop()


@pytest.fixture
def server(serving: Callable[..., Any]) -> Any:
    """A server with an empty folder."""
    return serving()


@pytest.fixture
def until() -> Callable[..., bool]:
    """Waits for something callable to become true."""
    module = load(ROOT / "tests" / "serve" / "server.py", "secure_base_test_server")
    waits: Callable[..., bool] = module.until
    return waits


@pytest.fixture
def faults() -> list[str]:
    """What went wrong on the pages of this test; a test that means it may clear the list."""
    return []


@pytest.fixture
def context(browser: Browser, faults: list[str]) -> Iterator[BrowserContext]:
    """A browser of its own, as after a fresh start."""
    context = browser.new_context(viewport=PHONE, locale="en-GB")  # type: ignore[arg-type]
    context.on("page", lambda page: watch(page, faults))
    yield context
    context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty page."""
    return context.new_page()


def watch(page: Page, faults: list[str]) -> None:
    """Write down errors of scripts, what the content policy refused, and other origins."""

    def said(message: Any) -> None:
        if message.type == "error" and not message.text.startswith(AWAY):
            faults.append(f"console: {message.text}")

    def asked(request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in {
            "127.0.0.1",
            "localhost",
        }:
            faults.append(f"asked elsewhere: {request.url}")

    page.on("console", said)
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.on("request", asked)
    page.on("websocket", lambda socket: asked(socket))


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """What axe finds on a page: one line for each rule, with the first places."""

    def check(page: Page) -> list[str]:
        if not AXE.is_file():
            pytest.skip("axe-core is not installed: npm ci gets it")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{rule['id']}: {rule['help']}: "
            + " | ".join(node["html"][:160] for node in rule["nodes"][:3])
            for rule in found["violations"]
        ]

    return check
