"""The picture in the README shows the pages as they are now.

`PICTURES=1` in the environment writes it anew; without it the committed one is compared, coarsely
enough that another machine's fonts do not matter and another page does.
"""

from __future__ import annotations

import base64
import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

ROOT = Path(__file__).resolve().parents[2]
PICTURE = ROOT / "docs" / "pictures" / "session.png"
FORM = "form[data-exercise='trigger-log']"
PATIENCE = 40_000
ALIKE = 0.06
"""Mean difference of two 24 x 12 thumbnails, 0 to 1: fonts give about 0.01, another page 0.1."""

THUMBNAILS = """async ([one, two]) => {
  const small = async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(24, 12);
    const pen = canvas.getContext("2d");
    pen.imageSmoothingQuality = "high";
    pen.drawImage(image, 0, 0, 24, 12);
    return pen.getImageData(0, 0, 24, 12).data;
  };
  const [a, b] = [await small(one), await small(two)];
  return a.reduce((sum, value, at) => sum + Math.abs(value - b[at]), 0) / a.length / 255;
}"""


def shot(page: Page, wanted: str, above: int = 90) -> str:
    """What a phone shows with this at the top, as base64."""
    page.locator(wanted).first.evaluate(
        "(node, above) => scrollTo(0, node.getBoundingClientRect().top + scrollY - above)", above
    )
    page.evaluate("document.activeElement.blur()")
    return base64.b64encode(page.screenshot()).decode()


@pytest.fixture
def picture(server: Any, browser: Browser) -> bytes:
    """Three phones side by side: an idea, a sheet that is kept, the home page in the dark."""
    shots = []
    for scheme in ("light", "dark"):
        context = browser.new_context(
            viewport={"width": 390, "height": 780},
            color_scheme=scheme,  # type: ignore[arg-type]
            locale="en-GB",
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.goto(server.page("02-triggers" if scheme == "light" else "home"))
        expect(page.locator("body[data-ready='true']")).to_be_attached(timeout=PATIENCE)
        if scheme == "light":
            shots.append(shot(page, "main .plate", 320))
            page.locator(f"{FORM} [name=happened]").fill(
                "My sister read it at four. No answer by six."
            )
            page.locator(f"{FORM} .pick:has([name=strength][value='6'])").click()
            expect(page.locator(f"{FORM}[data-save-state='saved']")).to_be_attached(
                timeout=PATIENCE
            )
            shots.append(shot(page, FORM, 120))
        else:
            expect(page.get_by_text("begun", exact=True)).to_be_visible(timeout=PATIENCE)
            shots.append(shot(page, "main section:nth-of-type(2)", 110))
        context.close()
    context = browser.new_context(viewport={"width": 1250, "height": 820})
    page = context.new_page()
    page.set_content(
        "<body style='margin:0;background:#e9e4d8;display:flex;gap:20px;padding:20px;"
        "box-sizing:border-box'>"
        + "".join(
            f"<img style='border-radius:12px;height:780px' src='data:image/png;base64,{data}'>"
            for data in shots
        )
    )
    made = page.screenshot()
    context.close()
    return made


@pytest.mark.slow
def test_the_readme_shows_the_pages_as_they_are(picture: bytes, browser: Browser) -> None:
    if os.environ.get("PICTURES"):
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        PICTURE.write_bytes(picture)
    assert PICTURE.is_file(), "PICTURES=1 pytest tests/browser/test_pictures.py draws it"
    page = browser.new_page()
    kept, now = (base64.b64encode(data).decode() for data in (PICTURE.read_bytes(), picture))
    difference = page.evaluate(THUMBNAILS, [kept, now])
    page.close()
    assert difference < ALIKE, "the pages look different now: PICTURES=1 draws it anew"
