"""Who may reach a kernel: the browser session that started it, and no other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

PROTOCOL = "v1.kernel.websocket.jupyter.org"
PAGE = "voila/kernel/02-triggers.ipynb"


def start(client: httpx.Client) -> str:
    """A kernel of this browser's; its id."""
    with client.stream("POST", PAGE) as answer:
        assert answer.status_code == 200
        lines = [json.loads(line) for line in answer.iter_lines()]
    assert lines[-1] == {"done": True}
    return str(lines[0]["kernel"])


@pytest.fixture(scope="module")
def owner(server: Any) -> Iterator[httpx.Client]:
    with server.client() as client:
        yield client


@pytest.fixture(scope="module")
def stranger(server: Any) -> Iterator[httpx.Client]:
    with server.client() as client:
        start(client)
        yield client


@pytest.fixture(scope="module")
def kernel(owner: httpx.Client) -> str:
    return start(owner)


def socket(server: Any, kernel: str, client: httpx.Client, **options: Any) -> Any:
    address = server.url.replace("http", "ws") + f"api/kernels/{kernel}/channels?session_id=x"
    cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    options.setdefault("subprotocols", [PROTOCOL])
    options.setdefault("origin", client.headers["Origin"])
    return connect(address, additional_headers={"Cookie": cookies}, **options)


def refused(server: Any, kernel: str, client: httpx.Client, **options: Any) -> int:
    with pytest.raises(InvalidStatus) as fault, socket(server, kernel, client, **options):
        pass
    return int(fault.value.response.status_code)


def test_the_owner_reaches_their_kernel(server: Any, kernel: str, owner: httpx.Client) -> None:
    assert owner.get(f"api/kernels/{kernel}").status_code == 200
    with socket(server, kernel, owner) as joined:
        assert joined.subprotocol == PROTOCOL


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(
    server: Any, stranger: httpx.Client
) -> None:
    with server.client() as client, client.stream("POST", PAGE) as answer:
        cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Path=/" in cookie
    assert "expires" not in cookie.lower()


def test_another_browser_is_refused_at_every_way_to_a_kernel(
    server: Any, kernel: str, stranger: httpx.Client, owner: httpx.Client
) -> None:
    assert stranger.get(f"api/kernels/{kernel}").status_code == 403
    assert stranger.delete(f"api/kernels/{kernel}").status_code == 403
    assert stranger.post(f"voila/api/shutdown/{kernel}").status_code == 403
    assert refused(server, kernel, stranger) == 403
    assert owner.get(f"api/kernels/{kernel}").status_code == 200


def test_a_browser_without_a_session_is_refused(server: Any, kernel: str) -> None:
    with server.client() as nobody:
        assert nobody.get(f"api/kernels/{kernel}").status_code == 403
        assert nobody.delete(f"api/kernels/{kernel}").status_code == 403
        assert nobody.post(f"voila/api/shutdown/{kernel}").status_code == 403
        assert refused(server, kernel, nobody) == 403


def test_the_older_protocol_is_refused(server: Any, kernel: str, owner: httpx.Client) -> None:
    assert refused(server, kernel, owner, subprotocols=None) == 400
    assert refused(server, kernel, owner, subprotocols=["legacy"]) == 400


def test_another_sites_page_is_refused(server: Any, kernel: str, owner: httpx.Client) -> None:
    for origin in ("https://elsewhere.example", f"http://127.0.0.1:{server.port + 1}", "null"):
        theirs = {"Origin": origin}
        assert owner.post(PAGE, headers=theirs).status_code == 403
        assert owner.get(f"api/kernels/{kernel}", headers=theirs).status_code == 403
        assert owner.delete(f"api/kernels/{kernel}", headers=theirs).status_code == 403
        shutdown = owner.post(f"voila/api/shutdown/{kernel}", headers=theirs)
        assert shutdown.status_code == 403
        assert refused(server, kernel, owner, origin=origin) == 403


def test_a_request_that_does_not_say_where_it_comes_from_starts_nothing(server: Any) -> None:
    assert httpx.post(server.url + PAGE).status_code == 403


def test_a_name_made_to_point_here_is_refused(server: Any, kernel: str) -> None:
    with server.client() as client:
        for path in ("", "support", PAGE, f"api/kernels/{kernel}", "health"):
            answer = client.get(path, headers={"Host": f"rebound.example:{server.port}"})
            assert answer.status_code in {403, 405}
            assert answer.status_code == 403 or path == PAGE
        for host in ("localhost", "127.0.0.1", "[::1]"):
            named = {"Host": f"{host}:{server.port}"}
            assert httpx.get(server.url + "support", headers=named).status_code == 200


def test_kernels_cannot_be_listed_or_started_by_hand(server: Any, owner: httpx.Client) -> None:
    assert owner.get("api/kernels").status_code == 404
    assert owner.post("api/kernels").status_code == 404
    assert owner.get("voila/api/contents/").status_code == 404


def test_a_page_that_leaves_ends_its_kernel(server: Any, until: Any) -> None:
    with server.client() as client:
        kernel = start(client)
        running = set(server.kernels())
        assert client.post(f"voila/api/shutdown/{kernel}").status_code == 204
        assert until(lambda: len(running - set(server.kernels())) == 1)
        assert until(lambda: client.get(f"api/kernels/{kernel}").status_code == 403)


def test_a_page_that_goes_before_its_kernel_is_ready_ends_it_too(server: Any, until: Any) -> None:
    before = set(server.kernels())
    with server.client() as client, client.stream("POST", PAGE) as answer:
        first = next(answer.iter_lines())
        assert json.loads(first)["kernel"]
    assert until(lambda: not set(server.kernels()) - before)
