"""How large a page is and how soon it can be read, typed into and trusted: stock Voilà and ours.

    python bench/page.py [NOTEBOOK] [--runs N] [--write]

Each visit is a real Chromium on loopback, first with an empty cache, then again. `--write` puts the
table into `bench/page.md`. A cell "8 / 3" is the first visit and the second.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
WORKBOOKS = ROOT / "workbooks"
TABLE = ROOT / "bench" / "page.md"
PATIENCE = 60_000
AIMS = {"kB": (60, 4), "requests": (6, 2), "prose, s": (0.15, 0.15), "form, s": (0.25, 0.25)}

WATCH = """
(() => {
  const seen = (window.__seen = {});
  const visible = (el) => el?.checkVisibility?.({visibilityProperty: true});
  const first = "form[data-exercise] :is(textarea, input)";
  const typed = "form[data-exercise] :is(textarea, input:not([type=radio],[type=checkbox]))";
  const saved = "form[data-save-state=saved]";
  const look = () => {
    if (!seen.prose && visible(document.querySelector("h1"))) seen.prose = performance.now();
    if (!seen.form && visible(document.querySelector(first))) {
      seen.form = performance.now();
      const text = document.querySelector(typed);
      text.value = "Kettle.";
      for (const type of ["input", "change"]) {
        text.dispatchEvent(new Event(type, {bubbles: true}));
      }
    }
    if (document.querySelector(saved)) seen.saved = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""


@dataclass
class Visit:
    """What one visit cost; times in seconds from the click."""

    bytes: int
    socket: int
    requests: int
    prose: float
    form: float
    saved: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notebook", nargs="?", default="02-triggers")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    with sync_playwright() as playwright:
        root = ["--no-sandbox"] if os.geteuid() == 0 else []
        alone = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(
            executable_path=path, args=[*root, "--disable-gpu", alone]
        )
        rows = {
            "stock Voilà": measure(browser, stock, given.notebook, given.runs),
            "ours": measure(browser, ours, given.notebook, given.runs),
        }
        browser.close()
    table = as_table(given.notebook, given.runs, rows)
    print(table)
    if given.write:
        TABLE.write_text(table, encoding="utf-8")


Serve = Callable[[Path, str], tuple[subprocess.Popen[Any], str]]


def measure(browser: Browser, serve: Serve, notebook: str, runs: int) -> list[list[Visit]]:
    """First and second visits, `runs` of each, to one server that has been up for a moment."""
    folder = Path(tempfile.mkdtemp(prefix="secure-base-bench-"))
    process, address = serve(folder, notebook)
    try:
        visits: list[list[Visit]] = [[], []]
        for run in range(runs + 1):
            context = browser.new_context(viewport={"width": 390, "height": 844})
            context.add_init_script(WATCH)
            for each in visits:
                visit_ = visit(context, address)
                if run:  # the first of all warms the server's own caches
                    each.append(visit_)
            context.close()
        return visits
    finally:
        process.terminate()
        process.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def visit(context: BrowserContext, address: str) -> Visit:
    """One page opened, written into, and left."""
    page = context.new_page()
    counted = {"bytes": 0, "socket": 0, "requests": 0}

    def add(what: str, size: Callable[[dict[str, Any]], int]) -> Callable[[dict[str, Any]], None]:
        def heard(event: dict[str, Any]) -> None:
            counted[what] += size(event)

        return heard

    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", add("bytes", lambda e: int(e["encodedDataLength"])))
    wire.on(
        "Network.responseReceived",
        add("requests", lambda e: not (e["response"].get("fromDiskCache") or is_data(e))),
    )
    streams: set[str] = set()
    finished: set[str] = set()
    wire.on(
        "Network.requestWillBeSent",
        lambda e: streams.add(e["requestId"]) if e["request"]["method"] == "POST" else None,
    )
    wire.on("Network.loadingFinished", lambda e: finished.add(e["requestId"]))
    wire.on("Network.webSocketFrameReceived", add("socket", frame))
    page.goto(address, wait_until="commit")
    page.wait_for_selector(
        "form[data-exercise][data-save-state=saved]", state="attached", timeout=PATIENCE
    )
    page.wait_for_timeout(500)
    for _ in range(150):  # until every cell has been run and told of
        if streams <= finished:
            break
        page.wait_for_timeout(100)
    seen = page.evaluate("window.__seen")
    page.close()
    time.sleep(1.5)  # the kernel left behind is ended before the next visit
    times = {name: seen[name] / 1000 for name in ("prose", "form", "saved")}
    return Visit(counted["bytes"], counted["socket"], counted["requests"], **times)


def is_data(event: dict[str, Any]) -> bool:
    """Whether nothing was asked of anyone: the address holds the content."""
    return str(event["response"]["url"]).startswith("data:")


def frame(event: dict[str, Any]) -> int:
    """Bytes of a websocket frame; binary ones are told in base64."""
    told = event["response"]
    return len(told["payloadData"]) * (3 if told["opcode"] == 2 else 4) // 4


def ours(folder: Path, notebook: str) -> tuple[subprocess.Popen[Any], str]:
    """`secure-base serve`."""
    spec = importlib.util.spec_from_file_location("server", ROOT / "tests" / "serve" / "server.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    server = module.Server(folder / "data")
    time.sleep(3)
    return server.process, server.page(notebook)


def stock(folder: Path, notebook: str) -> tuple[subprocess.Popen[Any], str]:
    """Voilà as it comes, with the same notebook and the same widgets."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    command = [sys.executable, "-m", "voila", str(WORKBOOKS), "--no-browser", "--port", str(port)]
    process = subprocess.Popen(
        command,
        env={**os.environ, "SECURE_BASE_DATA": str(folder / "data")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}/voila/render/{notebook}.ipynb"
    for _ in range(120):
        try:
            urlopen(f"http://127.0.0.1:{port}/voila/static/voila.js").close()
            break
        except OSError:
            time.sleep(0.25)
    return process, address


COLUMNS: dict[str, Callable[[Visit], float]] = {
    "kB": lambda visit: visit.bytes / 1000,
    "websocket kB": lambda visit: visit.socket / 1000,
    "requests": lambda visit: visit.requests,
    "prose, s": lambda visit: visit.prose,
    "form, s": lambda visit: visit.form,
    "saved, s": lambda visit: visit.saved,
}


def shown(value: float) -> str:
    """Three figures, without an exponent."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def as_table(notebook: str, runs: int, rows: dict[str, list[list[Visit]]]) -> str:
    """The medians as a page of Markdown."""
    head = ["", *COLUMNS]
    lines = [head, ["---"] * len(head)]
    for name, visits in rows.items():
        cells = [name]
        for column in COLUMNS.values():
            both = [statistics.median(column(visit) for visit in each) for each in visits]
            cells.append(" / ".join(shown(value) for value in both))
        lines.append(cells)
    aims = [" / ".join(f"{v:g}" for v in AIMS[name]) if name in AIMS else "" for name in COLUMNS]
    lines.append(["aim", *aims])
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    return f"""# What a page costs

`{notebook}.ipynb` in Chromium on loopback, {os.cpu_count()} cores, ordinary kernels, medians of
{runs} visits; first visit / second visit. *kB* and *requests* are what came over HTTP, headers
included; *websocket kB* is what the kernel said afterwards, before compression. *Prose*: the
heading stands; *form*: its first field can be typed into; *saved*: words typed at that moment are
in the file.
`python bench/page.py --write` writes this page.

{table}
"""


if __name__ == "__main__":
    main()
