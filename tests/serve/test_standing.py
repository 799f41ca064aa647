"""The support page works when everything else is broken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest

BROKEN = "raise SystemExit('the kernel cannot start')"


@pytest.fixture(scope="module")
def server(serving: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A server whose kernels end as soon as they begin, and whose notebooks cannot be read."""
    books = tmp_path_factory.mktemp("workbooks")
    (books / "02-triggers.ipynb").write_text("this is no notebook")
    python = tmp_path_factory.mktemp("python")
    kernel = "if 'ipykernel_launcher' in ' '.join(sys.orig_argv): "
    (python / "sitecustomize.py").write_text(f"import sys\n{kernel}{BROKEN}\n")
    return serving(env={"SECURE_BASE_WORKBOOKS": str(books), "PYTHONPATH": str(python)})


def test_a_page_that_cannot_be_made_still_shows_the_way_to_a_person(server: Any) -> None:
    answer = httpx.get(server.url + "voila/render/02-triggers.ipynb")
    assert answer.status_code == 500
    assert "This page could not be shown." in answer.text
    assert "116 123" in answer.text


def test_support_and_health_answer(server: Any) -> None:
    support = httpx.get(server.url + "support")
    assert support.status_code == 200
    assert "data-kernel=" not in support.text
    assert "116 123" in support.text
    assert httpx.get(server.url + "health").status_code == 200


def test_a_kernel_that_ends_at_once_is_told_plainly(server: Any, until: Any) -> None:
    name = "home.ipynb"
    book = Path(server.env["SECURE_BASE_WORKBOOKS"]) / name
    code = '{"cell_type":"code","id":"a","metadata":{},"outputs":[],"execution_count":null,'
    book.write_text(
        '{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":['
        f'{code}"source":"print(1)"' + "}]}"
    )
    with server.client() as client, client.stream("POST", f"voila/kernel/{name}") as answer:
        lines = answer.read().decode().splitlines()
    assert '{"failed": true}' in lines
    assert until(lambda: "home: the kernel did not start" in server.log)
