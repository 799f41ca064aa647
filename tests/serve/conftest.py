"""A server for the tests that ask it what a page would ask."""

from __future__ import annotations

import asyncio
import importlib.util
import sys
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


def load_server() -> ModuleType:
    """`server.py` beside this file, under one name for every test that wants it."""
    name = "secure_base_test_server"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name("server.py"))
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Any]]:
    """Starts servers: `serving("--base-url", "/room/", env={…})`; ends them after the module."""
    begun: list[Any] = []

    def serve(*arguments: str, **options: Any) -> Any:
        data = options.pop("data", None) or tmp_path_factory.mktemp("data") / "workbook"
        server = load_server().Server(data, *arguments, **options)
        begun.append(server)
        return server

    yield serve
    for server in begun:
        server.kill() if server.process.poll() is None else None


@pytest.fixture(scope="module")
def server(serving: Callable[..., Any]) -> Any:
    """One server for all the tests of a module."""
    return serving()


@pytest.fixture
def awaited() -> Iterator[Callable[[Coroutine[Any, Any, Any]], Any]]:
    """Runs something that is awaited, in a thread of its own: browser tests leave a loop behind."""
    with ThreadPoolExecutor(1) as thread:
        yield lambda work: thread.submit(asyncio.run, work).result()


@pytest.fixture
def until() -> Callable[..., bool]:
    """Waits for something callable to become true."""
    waits: Callable[..., bool] = load_server().until
    return waits
