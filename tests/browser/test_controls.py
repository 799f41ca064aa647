"""Every control of ipywidgets on our page says the same to a screen reader as on stock Voilà."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import ipywidgets
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.slow
PATIENCE = 60_000

CONTROLS = {
    "Accordion": "w.Accordion([w.IntText(1), w.IntText(2)], titles=('A', 'B'), selected_index=0)",
    "AppLayout": "w.AppLayout(center=w.Label('middle'), left_sidebar=w.Label('left'))",
    "Audio": "w.Audio(value=b'', autoplay=False)",
    "BoundedFloatText": "w.BoundedFloatText(2.5, max=5, description='cups')",
    "BoundedIntText": "w.BoundedIntText(3, max=5, description='cups')",
    "Box": "w.Box([w.Label('in a box')])",
    "Button": "w.Button(description='Press')",
    "Checkbox": "w.Checkbox(True, description='tea')",
    "ColorPicker": "w.ColorPicker(value='#29457d', description='ink')",
    "ColorsInput": "w.ColorsInput(value=['red', '#00ff00'])",
    "Combobox": "w.Combobox(value='tea', options=['tea', 'milk'], description='drink')",
    "DatePicker": "w.DatePicker(value=datetime.date(2026, 3, 14), description='day')",
    "DatetimePicker": "w.DatetimePicker(value=datetime.datetime(2026, 3, 14, 9, 5,"
    " tzinfo=datetime.timezone.utc), description='moment')",
    "Dropdown": "w.Dropdown(options=['tea', 'milk'], value='milk', description='drink')",
    "FileUpload": "w.FileUpload(description='Open')",
    "FloatLogSlider": "w.FloatLogSlider(value=10, description='log')",
    "FloatProgress": "w.FloatProgress(value=3, max=10, description='far')",
    "FloatRangeSlider": "w.FloatRangeSlider(value=(2, 5), max=10, description='range')",
    "FloatSlider": "w.FloatSlider(value=2.5, max=10, description='sugar')",
    "FloatText": "w.FloatText(2.5, description='cups')",
    "FloatsInput": "w.FloatsInput(value=[1.5, 2.5])",
    "GridBox": "w.GridBox([w.Label('a'), w.Label('b')])",
    "GridspecLayout": "grid()",
    "HBox": "w.HBox([w.Label('left'), w.Label('right')])",
    "HTML": "w.HTML('<b>bold</b> <script>window.bad=1</script>words', description='html')",
    "HTMLMath": "w.HTMLMath('<i>slanted</i> words')",
    "Image": "w.Image(value=PNG, format='png')",
    "IntProgress": "w.IntProgress(value=3, max=10, description='far')",
    "IntRangeSlider": "w.IntRangeSlider(value=(2, 5), max=10, description='range')",
    "IntSlider": "w.IntSlider(value=4, max=10, description='sugar')",
    "IntText": "w.IntText(7, description='cups')",
    "IntsInput": "w.IntsInput(value=[1, 2])",
    "Label": "w.Label('a label')",
    "NaiveDatetimePicker": "w.NaiveDatetimePicker(value=datetime.datetime(2026, 3, 14, 9, 5),"
    " description='moment')",
    "Output": "printed()",
    "Password": "w.Password(value='secret', description='word')",
    "Play": "w.Play(value=3, max=9)",
    "RadioButtons": "w.RadioButtons(options=['tea', 'milk'], description='drink')",
    "Select": "w.Select(options=['tea', 'milk'], description='drink')",
    "SelectMultiple": "w.SelectMultiple(options=['tea', 'milk'], value=['tea'], description='all')",
    "SelectionRangeSlider": "w.SelectionRangeSlider(options=['a', 'b', 'c'], index=(0, 1))",
    "SelectionSlider": "w.SelectionSlider(options=['a', 'b', 'c'], value='b', description='one')",
    "Stack": "w.Stack([w.Label('one'), w.Label('two')], selected_index=1)",
    "Tab": "w.Tab([w.Label('first'), w.Label('second')], titles=('One', 'Two'))",
    "TagsInput": "w.TagsInput(value=['tea', 'milk'])",
    "Text": "w.Text('words', description='line')",
    "Textarea": "w.Textarea('more words', description='lines')",
    "TimePicker": "w.TimePicker(value=datetime.time(9, 5), description='time')",
    "ToggleButton": "w.ToggleButton(True, description='on')",
    "ToggleButtons": "w.ToggleButtons(options=['tea', 'milk'], description='drink')",
    "TwoByTwoLayout": "w.TwoByTwoLayout(top_left=w.Label('tl'), bottom_right=w.Label('br'))",
    "VBox": "w.VBox([w.Label('up'), w.Label('down')])",
    "interactive": "w.interactive(lambda cups: print(cups, 'cups'), cups=3)",
    "Valid": "w.Valid(value=True, description='good')",
    "Video": "w.Video(value=b'', autoplay=False)",
}
STOCK = """
from secure_base.serve.executor import Executor
from voila import app, notebook_renderer
kept = []  # a client that nobody ends must not be collected in the middle
def executor(*given, **named):
    kept.append(Executor(*given, **named))
    return kept[-1]
notebook_renderer.VoilaExecutor = executor
app.main()
"""
"""Voilà as it is, but for what makes a cell with an Output wait for ever now and then."""
NOT_SHOWN = {"Controller", "DOMWidget", "Widget", "Layout", "Style", "ValueWidget", "CoreWidget"}

SET_UP = """
import base64, datetime
import ipywidgets as w
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
def grid():
    made = w.GridspecLayout(1, 2)
    made[0, 0], made[0, 1] = w.Label("a"), w.Label("b")
    return made
def printed():
    out = w.Output()
    with out:
        print("printed words")
    return out
"""


def cell(number: int, source: str) -> dict[str, Any]:
    shown = {"cell_type": "code", "id": f"c{number}", "metadata": {}, "outputs": []}
    return {**shown, "execution_count": None, "source": source}


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("books")
    cells = [cell(0, SET_UP), *(cell(n, code) for n, code in enumerate(CONTROLS.values(), 1))]
    spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    content = {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": spec}, "cells": cells}
    (folder / "controls.ipynb").write_text(json.dumps(content))
    return folder


@pytest.fixture(scope="module")
def stock(books: Path, browser: Browser) -> Iterator[dict[str, str]]:
    """What each control says on stock Voilà."""
    port = str(free_port())
    command = [sys.executable, "-c", STOCK, "controls.ipynb", "--no-browser", "--port", port]
    process = subprocess.Popen(
        command, cwd=books, env=os.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        address = f"http://127.0.0.1:{port}/"
        for _ in range(120):
            try:
                httpx.get(address + "voila/static/none")
                break
            except httpx.TransportError:
                time.sleep(0.25)
        page = browser.new_page()
        page.route(re.compile(r"^https?://(?!127\.0\.0\.1)"), lambda route: route.abort())
        page.goto(address, timeout=4 * PATIENCE)
        outputs = page.locator(
            ".jp-OutputArea-output:not(.jp-OutputArea-output .jp-OutputArea-output)"
        )
        expect(outputs).to_have_count(len(CONTROLS), timeout=PATIENCE)
        expect(page.get_by_text("Loading widget")).to_have_count(0, timeout=PATIENCE)
        settled(page)
        yield {name: said(outputs.nth(number)) for number, name in enumerate(CONTROLS)}
        page.close()
    finally:
        process.terminate()
        process.wait(20)


def settled(page: Page) -> None:
    """Once the widgets that come last are there."""
    for words in ["good", "printed words", "3 cups"]:
        expect(page.get_by_text(words, exact=True)).to_be_visible(timeout=PATIENCE)


def said(shown: Locator) -> str:
    """What a screen reader is given, without the glyphs of icon fonts."""
    without = re.sub(r"[\uf000-\uf8ff]", "", shown.aria_snapshot())
    lines = [re.sub(r" +", " ", line.replace('" ', '"')).rstrip() for line in without.split("\n")]
    return "\n".join(line for line in lines if line != "- text:").replace(' ""', "")


def free_port() -> int:
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def test_every_control_of_ipywidgets_is_in_the_list() -> None:
    shown = {
        name
        for name in dir(ipywidgets)
        if isinstance(kind := getattr(ipywidgets, name), type)
        and issubclass(kind, ipywidgets.DOMWidget)
    }
    assert shown - NOT_SHOWN == set(CONTROLS)


def test_every_control_says_the_same_as_on_stock_voila(
    serving: Any, books: Path, stock: dict[str, str], page: Page
) -> None:
    server = serving(env={"SECURE_BASE_WORKBOOKS": str(books)})
    page.goto(server.page("controls"))
    outputs = page.locator("[data-cell] > .output")
    expect(outputs).to_have_count(len(CONTROLS), timeout=PATIENCE)
    settled(page)
    ours = {name: said(outputs.nth(number)) for number, name in enumerate(CONTROLS)}
    different = {n: (stock[n], ours[n]) for n in CONTROLS if stock[n] != ours[n]}
    assert not different, json.dumps(different, indent=1)
    assert page.evaluate("window.bad") is None


def test_an_output_shows_text_errors_html_and_pictures(
    serving: Any, page: Page, tmp_path: Path, faults: list[str]
) -> None:
    code = """
import base64
import ipywidgets as w
from IPython.display import HTML, Image, display
out, button = w.Output(), w.Button(description="Show")
def show(_):
    with out:
        print("some text")
        display(HTML("<b id='x' onclick='alert(1)'>some html</b><script>window.bad = 1</script>"))
        display(Image(PNG))
        raise ValueError("my own words")
button.on_click(show)
w.VBox([button, out])
"""
    content = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}}
    cells = [cell(0, SET_UP), cell(1, code)]
    (tmp_path / "out.ipynb").write_text(json.dumps({**content, "cells": cells}))
    server = serving(env={"SECURE_BASE_WORKBOOKS": str(tmp_path)})
    page.goto(server.page("out"))
    page.get_by_role("button", name="Show").click(timeout=PATIENCE)
    expect(page.get_by_text("some text")).to_be_visible(timeout=PATIENCE)
    expect(page.locator("b", has_text="some html")).to_be_visible(timeout=PATIENCE)
    expect(page.locator("b[onclick]")).to_have_count(0)
    expect(page.locator("main img[src^='data:image/png']")).to_be_attached()
    expect(page.get_by_text("This part of the page could not be shown.")).to_be_visible()
    assert "my own words" not in page.locator("main").inner_text()
    assert page.evaluate("window.bad") is None
    # The policy, too, refused the handler, and said so.
    faults[:] = [fault for fault in faults if "inline event handler" not in fault]
