"""Nothing of ours asks another origin for a font, a script, a style, an image or anything else."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "widgets" / "secure_base"
STATIC = PACKAGE / "static"

VENDORED = {"plotly-basic.js", "plotly-basic.LICENSE.txt"}
"""As published; the browser suite holds that a page with a chart asks nothing of anyone else."""

NAMES_ONLY = re.compile(r"https?://(www\.w3\.org|json-schema\.org)/")
"""Names of XML namespaces and schemas: they look like addresses and are never fetched."""

FETCHES = {
    ".css": re.compile(r"(@import|url\()\s*[\"']?(https?:)?//", re.I),
    ".js": re.compile(
        r"(import|from|fetch|Worker|WebSocket|EventSource|open|sendBeacon|src\s*=|href\s*=)"
        r"\s*\(?\s*[\"'`](https?|wss?):?//",
        re.I,
    ),
    ".html": re.compile(
        r"<(script|link|img|iframe|source|video|audio|object|embed)\b[^>]*\b(src|href|data)\s*=\s*"
        r"[\"']?(https?:)?//",
        re.I,
    ),
}
FETCHES[".j2"] = FETCHES[".html"]
FETCHES[".svg"] = re.compile(r"(href|src)\s*=\s*[\"'](https?:)?//", re.I)


def ours() -> list[Path]:
    found = [*PACKAGE.rglob("*"), *(ROOT / "workbooks").rglob("*.svg")]
    return sorted(
        p
        for p in found
        if p.is_file()
        and p.suffix in FETCHES
        and "_built" not in p.parts
        and p.name not in VENDORED
    )


@pytest.mark.parametrize("file", ours(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_fetches_nothing_from_another_origin(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert [m[0] for m in FETCHES[file.suffix].finditer(text) if not NAMES_ONLY.search(m[0])] == []


@pytest.mark.parametrize("name", ["forms.js", "page.js", "forms.css", "page.css"])
def test_a_bundle_of_ours_names_no_address_at_all(name: str) -> None:
    text = NAMES_ONLY.sub("", (STATIC / name).read_text(encoding="utf-8"))
    assert re.findall(r"https?://[^\"'`\s)]+", text) == []


def test_no_notebook_shows_a_picture_from_elsewhere() -> None:
    for notebook in sorted((ROOT / "workbooks").rglob("*.ipynb")):
        for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
            text = "".join(cell["source"])
            assert not re.search(r"!\[[^\]]*\]\((https?:)?//|<(img|script|link|iframe)\b", text)
