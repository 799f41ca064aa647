"""A log holds no words: not of a query, not of a body, not of an exception."""

from __future__ import annotations

import contextlib
import json
import logging
from typing import Any

import httpx
import pytest
from secure_base.serve import quiet
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

SECRET = "my-sister-never-called-back"
BROKEN = {
    "nbformat": 4,
    "nbformat_minor": 5,
    "metadata": {},
    "cells": [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# A page"},
        {
            "cell_type": "code",
            "id": "b",
            "metadata": {},
            "outputs": [],
            "execution_count": None,
            "source": f"raise KeyError({SECRET!r})",
        },
        {
            "cell_type": "code",
            "id": "c",
            "metadata": {},
            "outputs": [],
            "execution_count": None,
            "source": "print('still here')",
        },
    ],
}


@pytest.fixture(scope="module")
def server(serving: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    books = tmp_path_factory.mktemp("workbooks")
    (books / "broken.ipynb").write_text(json.dumps(BROKEN))
    return serving(env={"SECURE_BASE_WORKBOOKS": str(books)})


def test_a_cell_that_fails_costs_its_own_place_and_is_told_without_values(server: Any) -> None:
    with server.client() as client, client.stream("POST", "voila/kernel/broken.ipynb") as answer:
        lines = [json.loads(line) for line in answer.iter_lines()]
    trouble = next(line for line in lines if "trouble" in line)
    assert trouble["cell"] == 1
    assert trouble["trouble"].startswith("This part of the page could not be shown.")
    assert any(line.get("output", {}).get("text") == "still here\n" for line in lines)
    assert "broken: cell 1 failed: KeyError" in server.log
    assert SECRET not in server.log
    assert SECRET not in json.dumps(lines)


def test_queries_and_bodies_are_not_logged(server: Any) -> None:
    httpx.get(server.url + f"nowhere?{SECRET}")
    httpx.get(server.url + SECRET)
    with server.client() as client:
        client.post("voila/kernel/none.ipynb", params={"words": SECRET}, content=SECRET)
        client.post(f"voila/api/shutdown/{SECRET}", content=SECRET)
    assert "404 GET an unknown address" in server.log
    assert "404 POST /voila/kernel/none.ipynb" in server.log
    assert SECRET not in server.log


def test_a_message_that_cannot_be_understood_is_not_logged(server: Any) -> None:
    with server.client() as client, client.stream("POST", "voila/kernel/broken.ipynb") as answer:
        kernel = json.loads(next(iter(list(answer.iter_lines()))))["kernel"]
        cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        address = server.url.replace("http", "ws") + f"api/kernels/{kernel}/channels?session_id=x"
        with connect(
            address,
            subprotocols=["v1.kernel.websocket.jupyter.org"],  # type: ignore[list-item]
            additional_headers={"Cookie": cookies},
        ) as socket:
            socket.send(SECRET)
            socket.send(SECRET.encode())
            with contextlib.suppress(TimeoutError, ConnectionClosed):
                socket.recv(timeout=1)
    assert SECRET not in server.log


def test_an_exceptions_message_is_left_out() -> None:
    with pytest.raises(KeyError) as caught:
        {}[SECRET]
    fault = caught.value
    assert quiet.told(fault).startswith("KeyError at test_quiet.py:")
    record = logging.LogRecord("x", 40, "f", 1, "went wrong", (), (KeyError, fault, None))
    written = quiet.Discreet().format(record)
    assert SECRET not in written
    assert written.startswith("went wrong\nKeyError")


def test_the_channels_log_quotes_nothing() -> None:
    log = quiet.channels_log()
    for message, arguments in (
        ("No channel specified, assuming shell: %s", (SECRET,)),
        ("Received message on closed websocket %r", (SECRET,)),
        (f"Malformed message: {SECRET!r}", ()),
    ):
        record = log.makeRecord("x", 40, "f", 1, message, arguments, None)
        assert log.filter(record)
        assert SECRET not in quiet.Discreet().format(record)
