"""A real server, a real page, a passphrase: what was typed is in the sealed file and nowhere else.

The words, the passphrases, the recovery code and the key itself are looked for in every file that
server and kernels leave, in their environments and command lines, and in what they print.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from secure_base.journal import open_local

ROOT = Path(__file__).resolve().parents[2]
FORM = "form[data-exercise='trigger-log']"
PATIENCE = 40_000
WORDS = ("Quillfeather", "Ostrakon-and-wheelbarrow")
PASSPHRASE, WRONG = "Marmalade-under-the-Bridge", "Gooseberry-over-the-Roof"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")


@pytest.fixture
def planted() -> Any:
    """How the journal's own test searches."""
    from importlib.util import module_from_spec, spec_from_file_location

    path = ROOT / "tests" / "journal" / "test_planted_words.py"
    spec = spec_from_file_location("planted_words", path)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def saved(page: Page) -> None:
    expect(page.locator(f"{FORM}[data-save-state='saved']")).to_be_attached(timeout=PATIENCE)


def write(page: Page, words: str) -> None:
    page.locator(f"{FORM} [name=happened]").fill(words)


def give(place: Any, *lines: str) -> None:
    inputs = place.locator("form.passphrase input.short")
    for index, words in enumerate(lines):
        inputs.nth(index).fill(words)
    place.locator("form.passphrase [type=submit]").click()


def processes(server: Any) -> dict[str, bytes]:
    """What the system tells of the server and its kernels to whoever asks."""
    told = {}
    for pid in [server.process.pid, *server.kernels()]:
        with suppress(FileNotFoundError, ProcessLookupError):  # the kernel of a page that has gone
            for name in ("environ", "cmdline"):
                told[f"{name} of {pid}"] = Path(f"/proc/{pid}/{name}").read_bytes()
    return told


def test_words_passphrase_code_and_key_are_in_no_file_no_environment_and_no_log(
    serving: Any, page: Page, context: BrowserContext, tmp_path: Path, planted: Any
) -> None:
    world = tmp_path / "world"
    for name in ("home", "tmp", "run", "data"):
        (world / name).mkdir(parents=True)
    (world / "run").chmod(0o700)
    env = {
        "HOME": str(world / "home"),
        "TMPDIR": str(world / "tmp"),
        "XDG_RUNTIME_DIR": str(world / "run"),
        **{f"XDG_{n}_HOME": str(world / "home" / n) for n in ("CACHE", "DATA", "STATE", "CONFIG")},
    }
    server = serving(data=world / "data", env=env)
    page.goto(server.page("02-triggers"))
    write(page, WORDS[0])
    saved(page)
    page.goto(server.url)
    keeping = page.locator("[data-part=keeping]")
    keeping.locator("[data-action=add-passphrase]").click(timeout=PATIENCE)
    give(keeping, PASSPHRASE, PASSPHRASE)
    expect(keeping.locator(".code")).to_be_visible(timeout=PATIENCE)
    code = keeping.locator(".code").inner_text().replace("\n", "")
    keeping.locator("[data-action=code-written]").click()
    keeping.locator("[data-action=lock]").click()
    gate = page.locator("[data-part=gate]")
    expect(gate.locator("form")).to_be_visible(timeout=PATIENCE)

    other = context.new_page()
    other.goto(server.page("02-triggers"))
    write(other, WORDS[1])
    asking = other.locator("[data-part=gate]")
    expect(asking.locator("form")).to_be_visible(timeout=PATIENCE)
    give(asking, WRONG)
    expect(asking.get_by_role("alert")).to_be_visible(timeout=PATIENCE)
    give(asking, PASSPHRASE)
    saved(other)

    with open_local(world / "data", PASSPHRASE) as journal:
        assert {e.answers["happened"] for e in journal.entries("trigger-log")} == set(WORDS)
        key = journal.vault.keys.key
    secrets = (*WORDS, PASSPHRASE, WRONG, code, code.replace("-", ""), key.hex())
    told = {**processes(server), "log": server.log.encode()}
    assert len(told) >= 5, "the server and the kernels of two pages"
    assert any(b"SECURE_BASE_KEYRING=" in words for words in told.values())
    for place, words in told.items():
        assert planted.found_in(words, place, secrets) == []
    assert planted.search(world, secrets) == []
    assert [p for p in world.rglob("*") if p.is_file() and key in p.read_bytes()] == []
    assert all(code not in one.url and PASSPHRASE not in one.url for one in context.pages)
    other.close()
    page.close()
    server.stop()
    assert planted.search(world, secrets) == []
    assert planted.found_in(server.log.encode(), "log", secrets) == []
    assert list((world / "run").glob("secure-base-*")) == []


def sealed(file: Path) -> list[bytes]:
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as db:
        return [row[0] for row in db.execute("SELECT sealed FROM revision")]


def test_delete_for_good_leaves_nothing_of_the_entry(
    server: Any, page: Page, context: BrowserContext
) -> None:
    page.goto(server.page("02-triggers"))
    write(page, "One.")
    saved(page)
    page.locator(f"{FORM} [data-action=new-entry]").click()
    write(page, "Two.")
    saved(page)
    page.reload()
    line = page.locator("li[data-entry]").first
    line.locator("summary").click(timeout=PATIENCE)
    line.locator("[data-action=delete]").click()
    expect(line).to_contain_text("Put in the bin.", timeout=PATIENCE)
    page.reload()
    binned = page.locator(f".part:has({FORM}) [data-bin]")
    binned.locator("summary").click(timeout=PATIENCE)
    expect(binned.locator("summary")).to_have_text("In the bin (1)")
    before = sealed(server.data / "my.workbook")
    binned.locator("[data-action=erase]").click()
    expect(binned).to_contain_text("Delete this entry for good? It cannot be brought back.")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(binned).to_contain_text("Deleted for good.", timeout=PATIENCE)
    after = sealed(server.data / "my.workbook")
    gone = [one for one in before if one not in after]
    assert gone
    for path in server.data.iterdir():
        content = path.read_bytes()
        assert not any(one[40:72] in content for one in gone), path
    page.reload()
    expect(page.locator("li[data-entry]")).to_have_count(1, timeout=PATIENCE)
    expect(binned).to_be_hidden()
