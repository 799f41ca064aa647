"""What a page is before its kernel: one answer for everyone, kept, and asking nobody else."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest

PAGES = ["", "voila/render/home.ipynb", "voila/render/02-triggers.ipynb", "support"]
POLICY = "default-src 'self'; script-src 'self' blob: 'wasm-unsafe-eval'"


@pytest.mark.parametrize("path", [*PAGES, "health", "static/no-such.js", "nowhere", "api/kernels"])
def test_every_answer_carries_the_doors_headers(server: Any, path: str) -> None:
    headers = httpx.get(server.url + path).headers
    assert headers["content-security-policy"].startswith(POLICY)
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "server" not in headers


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_the_same_for_everyone_and_kept(server: Any, path: str) -> None:
    first = httpx.get(server.url + path)
    assert first.status_code == 200
    assert "set-cookie" not in first.headers
    again = httpx.get(server.url + path, headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert not again.content
    assert httpx.get(server.url + path).content == first.content


@pytest.mark.parametrize("path", PAGES)
def test_a_page_holds_no_inline_script_or_style(server: Any, path: str) -> None:
    text = httpx.get(server.url + path).text
    assert not re.search(r"<style|\sstyle=|\son\w+=", text)
    for script in re.findall(r"<script\b[^>]*>", text):
        assert "src=" in script or 'type="application/json"' in script


@pytest.mark.parametrize("path", PAGES)
def test_helplines_and_the_way_to_a_person_stand_in_the_page_itself(server: Any, path: str) -> None:
    text = httpx.get(server.url + path).text
    assert "data-support" in text
    assert 'href="tel:116123"' in text
    assert 'data-action="leave"' in text
    assert "not therapy" in text


def test_assets_have_names_that_say_their_content_and_are_kept_for_good(server: Any) -> None:
    text = httpx.get(server.url + "voila/render/02-triggers.ipynb").text
    files = re.findall(r'(?:src|href)="(/static/[^"]+)"', text)
    assert 2 <= len(files) <= 4
    for file in files:
        assert re.search(r"(\.[0-9a-f]{12}\.(js|css)|chunks/.+-[0-9A-Z]{8}\.js)$", file)
        sizes = {}
        for encoding in ("identity", "gzip", "br"):
            answer = httpx.get(
                f"http://127.0.0.1:{server.port}{file}", headers={"Accept-Encoding": encoding}
            )
            assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
            assert answer.headers.get("content-encoding", "identity") == encoding
            assert answer.headers["vary"] == "Accept-Encoding"
            sizes[encoding] = int(answer.headers["content-length"])
        assert sizes["br"] < sizes["gzip"] < sizes["identity"]


def test_cells_for_others_are_not_on_the_page(server: Any) -> None:
    text = httpx.get(server.url + "voila/render/02-triggers.ipynb").text
    assert "NBVAL_CHECK_OUTPUT" not in text
    assert "workbook.session" not in text
    assert "workbook.exercise" not in text


def test_the_forms_shape_stands_in_the_page(server: Any) -> None:
    text = httpx.get(server.url + "voila/render/02-triggers.ipynb").text
    assert 'id="exercise-trigger-log"' in text
    assert re.search(
        r'data-part="form" data-key="form:trigger-log"><script type="application/json">{"id"', text
    )


@pytest.mark.parametrize(
    "name",
    ["../pyproject.toml", "..%2f..%2fdata%2fprogram.yaml", ".secret.ipynb", "drawings/x.svg"],
)
def test_nothing_but_notebooks_is_served(server: Any, name: str) -> None:
    assert httpx.get(f"{server.url}voila/render/{name}").status_code == 404
    assert httpx.get(f"{server.url}voila/files/{name}").status_code == 404


def test_an_unknown_address_still_shows_the_way_to_a_person(server: Any) -> None:
    answer = httpx.get(server.url + "voila/render/no-such-page.ipynb")
    assert answer.status_code == 404
    assert "There is no page at this address." in answer.text
    assert "116 123" in answer.text


def test_health_tells_the_version(server: Any) -> None:
    answer = httpx.get(server.url + "health").json()
    assert answer["status"] == "ok"
    assert re.match(r"\d+\.\d+", answer["version"])


def test_pages_live_below_a_base_url(serving: Any) -> None:
    room = serving("--base-url", "/room/7")
    assert room.url.endswith("/room/7/")
    text = httpx.get(room.url).text
    assert 'data-base-url="/room/7/"' in text
    for address in re.findall(r'(?:href|src|data-kernel)="(/[^"]*)"', text):
        assert address.startswith("/room/7/")
        if not address.startswith("/room/7/voila/kernel/"):
            assert httpx.get(f"http://127.0.0.1:{room.port}{address}").status_code == 200
    assert httpx.get(f"http://127.0.0.1:{room.port}/support").status_code == 404
    assert httpx.get(room.url + "support").status_code == 200
    assert httpx.get(room.url + "health").json()["status"] == "ok"
