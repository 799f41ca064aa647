"""Anywidgets from anywhere work on a page: the documented interface in full, and published ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

PATIENCE = 30_000

MODULE = """
const log = (el, words) => {
  const p = document.createElement("p");
  p.textContent = words;
  el.append(p);
};
const bytes = (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength).join(",");
export default () => ({
  initialize({ model }) {
    window.begun = (window.begun ?? 0) + 1;
    return { greet: (name) => `hello ${name}` };
  },
  async render({ model, el, signal, host, experimental }) {
    const button = document.createElement("button");
    button.textContent = "count";
    button.onclick = () => { model.set("count", model.get("count") + 1); model.save_changes(); };
    el.append(button);
    const changed = () => log(el, `count is ${model.get("count")}`);
    model.on("change:count", changed);
    model.on("msg:custom", (message, buffers) => {
      if (message.echo) log(el, `echo ${message.echo} ${bytes(buffers[0])}`);
    });
    log(el, `bytes ${bytes(model.get("data"))}`);
    model.set("back", { inner: new Uint8Array([7, 8]) });
    model.save_changes();
    model.send({ say: "hi" }, undefined, [new Uint8Array([1, 2, 3]).buffer]);
    const buffers = [new Uint8Array([9])];
    const [answer, sent] = await experimental.invoke("_double", 21, { buffers });
    log(el, `invoked ${answer} ${sent[0].getUint8(0)}`);
    const reference = model.get("friend");
    if (reference) {
      const friend = await model.widget_manager.get_model(reference.slice("IPY_MODEL_".length));
      log(el, `friend ${friend.get("count")}`);
      const other = await host.getWidget("anywidget:" + reference.slice("IPY_MODEL_".length));
      log(el, other.exports.greet("you"));
      const same = await host.getModel("anywidget:" + reference.slice("IPY_MODEL_".length));
      log(el, `again ${same.get("count")}`);
    }
    model.off("change:count", () => {});
    return () => { window.ended = (window.ended ?? 0) + 1; };
  },
});
"""

WIDGET = f"""
import anywidget, ipywidgets, traitlets
from anywidget.experimental import command

class Count(anywidget.AnyWidget):
    _esm = {MODULE!r}
    _css = ".counted {{ color: rgb(1, 2, 3); }}"
    count = traitlets.Int(4).tag(sync=True)
    data = traitlets.Bytes(bytes([5, 6])).tag(sync=True)
    back = traitlets.Dict().tag(sync=True)
    friend = traitlets.Any(None, allow_none=True).tag(sync=True, **ipywidgets.widget_serialization)

    def __init__(self, **more):
        super().__init__(**more)
        self.add_class("counted")
        self.on_msg(self._heard)
        self.observe(self._got, "back")

    def _heard(self, widget, message, buffers):
        if "say" in message:
            self.send({{"echo": message["say"]}}, [bytes(reversed(bytes(buffers[0])))])

    def _got(self, change):
        self.count = 10 + sum(bytes(change["new"]["inner"]))

    @command
    def _double(self, number, buffers):
        return number * 2, [bytes([bytes(buffers[0])[0] + 1])]

one = Count()
"""


def book(folder: Path, *cells: str) -> Path:
    """A notebook of these code cells."""
    folder.mkdir(exist_ok=True)
    made = [
        {
            "cell_type": "code",
            "id": f"c{number}",
            "metadata": {},
            "outputs": [],
            "execution_count": None,
            "source": source,
        }
        for number, source in enumerate(cells)
    ]
    content = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": made}
    (folder / "widgets.ipynb").write_text(json.dumps(content))
    return folder


def test_the_documented_interface_works_in_full(serving: Any, page: Page, tmp_path: Path) -> None:
    books = book(tmp_path / "books", WIDGET, "one", "Count(friend=one)")
    server = serving(env={"SECURE_BASE_WORKBOOKS": str(books)})
    page.goto(server.page("widgets"))
    first, second = page.locator("[data-cell='1']"), page.locator("[data-cell='2']")
    for words in ("bytes 5,6", "echo hi 3,2,1", "invoked 42 10", "count is 25"):
        expect(first.get_by_text(words, exact=True)).to_be_visible(timeout=PATIENCE)
    for words in ("friend 25", "hello you", "again 25"):
        expect(second.get_by_text(words, exact=True)).to_be_visible(timeout=PATIENCE)
    first.get_by_role("button", name="count").click()
    expect(first.get_by_text("count is 26", exact=True)).to_be_visible()
    assert page.evaluate("window.begun") == 2


def test_a_widgets_styles_are_adopted_and_its_end_is_told(
    serving: Any, page: Page, tmp_path: Path, until: Any
) -> None:
    books = book(tmp_path / "books", WIDGET, "import ipywidgets\nbox = ipywidgets.VBox([one])\nbox")
    server = serving(env={"SECURE_BASE_WORKBOOKS": str(books)})
    page.goto(server.page("widgets"))
    words = page.get_by_text("invoked 42 10", exact=True)
    expect(words).to_be_visible(timeout=PATIENCE)
    expect(words).to_have_css("color", "rgb(1, 2, 3)")


PUBLISHED = {
    "wigglystuff": (
        'from wigglystuff import SortableList\nSortableList(["tea", "a walk", "a friend"])',
        "a walk",
    ),
    "wigglystuff tangle": (
        "from wigglystuff import TangleSlider\n"
        "TangleSlider(amount=3, min_value=0, max_value=9, step=1, suffix=' cups')",
        "3",
    ),
    "drawdata": ("from drawdata import ScatterWidget\nScatterWidget()", "svg"),
    "ipymario": ("import ipymario\nipymario.Widget()", "canvas"),
    "mopad": ("from mopad import GamepadWidget\nGamepadWidget()", "amepad"),
    "itables": (
        "import itables.widget, pandas\n"
        "itables.widget.ITable(pandas.DataFrame({'cup': ['green', 'black']}))",
        "green",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_widget_shows(
    serving: Any, page: Page, tmp_path: Path, faults: list[str], name: str
) -> None:
    pytest.importorskip(name.split()[0])
    source, sign = PUBLISHED[name]
    server = serving(env={"SECURE_BASE_WORKBOOKS": str(book(tmp_path / "books", source))})
    page.goto(server.page("widgets"))
    cell = page.locator("[data-cell='0']")
    shown = cell.locator(sign) if sign in {"svg", "canvas"} else cell.get_by_text(sign)
    expect(shown.first).to_be_visible(timeout=PATIENCE)
    page.wait_for_timeout(500)
    # What a widget asks of inline style is refused on our pages, and told in the console.
    faults[:] = [fault for fault in faults if not fault.startswith("console: ")]
