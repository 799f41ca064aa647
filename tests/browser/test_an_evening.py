"""An evening with the trigger log, as a person has it: typed, kept, changed, carried."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

ROOT = Path(__file__).resolve().parents[2]
FORM = "form[data-exercise='trigger-log']"
PATIENCE = 40_000
"""Milliseconds, for a machine with two cores and other work."""
PASSPHRASE = "four quiet unrelated words"


def opened(page: Page, server: Any, name: str = "02-triggers") -> Page:
    page.goto(server.page(name))
    expect(page.locator("body[data-ready='true']")).to_be_attached(timeout=PATIENCE)
    return page


def saved(page: Page, form: str = FORM) -> None:
    expect(page.locator(f"{form}[data-save-state='saved']")).to_be_attached(timeout=PATIENCE)


def latest(page: Page, exercise: str = "trigger-log") -> Any:
    """The latest earlier sheet of an exercise, opened."""
    sheet = page.locator(f".part:has(form[data-exercise='{exercise}']) [data-entry]").first
    expect(sheet).to_be_attached(timeout=PATIENCE)
    if sheet.locator("details").get_attribute("open") is None:
        sheet.locator("summary").click()
    return sheet


def test_the_two_minute_sheet_is_filled_by_keyboard_alone(server: Any, page: Page) -> None:
    opened(page, server)
    page.locator(f"{FORM} [name=happened]").focus()
    page.keyboard.type("The bus drove off.")
    page.keyboard.press("Tab")
    page.keyboard.press("Home")
    for _step in range(11):
        if page.evaluate("document.activeElement.name") == "strength":
            break
        page.keyboard.press("Tab")
    for _step in range(12):
        page.keyboard.press("ArrowRight")
        if page.evaluate("document.activeElement.value") == "6":
            break
    assert page.evaluate("document.activeElement.value") == "6"
    reach(page, "summary")
    page.keyboard.press("Enter")
    reach(page, "input[name=feelings][type=checkbox]")
    page.keyboard.press("Space")
    word = page.evaluate("document.activeElement.value")
    reach(page, "input[name=pull]")
    page.keyboard.press("ArrowDown")
    saved(page)
    page.reload()
    sheet = latest(page)
    for words in ("The bus drove off.", "6", word):
        expect(sheet).to_contain_text(words)


def reach(page: Page, wanted: str) -> None:
    """Tab on until the focus is on something of the form that matches."""
    for _step in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(
            "([wanted, form]) => document.activeElement.matches(wanted)"
            " && !!document.activeElement.closest(form)",
            [wanted, FORM],
        ):
            return
    raise AssertionError(f"{wanted} cannot be reached by Tab")


def test_saved_at_is_said_with_the_time_of_day(server: Any, page: Page) -> None:
    opened(page, server)
    page.locator(f"{FORM} [name=happened]").fill("A door closed.")
    saved(page)
    now = page.evaluate(
        "new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit'}).format(new Date())"
    )
    words = page.locator(f"{FORM} [data-state-words]").inner_text()
    assert words.startswith("Saved at ")
    assert words[-5:-3] == now[:2] or now.endswith(":00"), (words, now)


def test_an_earlier_sheet_is_changed_and_the_change_is_taken_back(server: Any, page: Page) -> None:
    opened(page, server)
    field = page.locator(f"{FORM} [name=happened]")
    field.fill("First words.")
    saved(page)
    page.locator(f"{FORM} [data-action='new-entry']").click()
    expect(field).to_have_value("")
    latest(page).locator("[data-action='change']").click()
    expect(field).to_have_value("First words.")
    field.fill("Other words.")
    field.blur()
    saved(page)
    page.reload()
    latest(page).locator("[data-action='change']").click()
    expect(field).to_have_value("Other words.", timeout=PATIENCE)
    page.locator(f"{FORM} [data-action='undo']").click()
    expect(field).to_have_value("First words.", timeout=PATIENCE)
    page.reload()
    expect(latest(page)).to_contain_text("First words.")


def test_a_sheet_put_in_the_bin_comes_back(server: Any, page: Page) -> None:
    opened(page, server)
    page.locator(f"{FORM} [name=happened]").fill("Keep me.")
    saved(page)
    page.reload()
    latest(page).locator("[data-action='delete']").click()
    page.locator("[data-action='restore']").first.click(timeout=PATIENCE)
    page.reload()
    expect(latest(page)).to_contain_text("Keep me.")


def test_a_workbook_is_downloaded_and_opened_on_another_machine(
    serving: Any, context: BrowserContext, tmp_path: Path
) -> None:
    here, there = serving(), serving()
    page = opened(context.new_page(), here)
    page.locator(f"{FORM} [name=happened]").fill("Carried along.")
    saved(page)
    opened(page, here, "home")
    page.locator("[data-action='download-workbook']").click()
    boxes = page.locator("input[type=password]")
    expect(boxes).to_have_count(2, timeout=PATIENCE)
    for box in boxes.all():
        box.fill(PASSPHRASE)
    with page.expect_download(timeout=PATIENCE) as coming:
        page.locator(".asked button, .asked [type=submit]").first.click()
    carried = tmp_path / coming.value.suggested_filename
    assert carried.suffix == ".workbook"
    coming.value.save_as(carried)
    assert b"Carried along" not in carried.read_bytes()
    assert not list(carried.parent.glob(carried.name + "-*")), "one file, no log beside it"

    other = opened(context.new_page(), there, "home")
    other.locator("input[data-action='open-workbook']").set_input_files(carried)
    other.locator("input[type=password]").first.fill("not this one", timeout=PATIENCE)
    other.locator(".asked button, .asked [type=submit]").first.click()
    expect(other.locator("main")).to_contain_text("passphrase", timeout=PATIENCE)
    other.locator("input[type=password]").first.fill(PASSPHRASE)
    other.locator(".asked button, .asked [type=submit]").first.click()
    expect(other.locator(".asked input")).to_have_count(0, timeout=PATIENCE)
    opened(other, there)
    expect(latest(other)).to_contain_text("Carried along.")


def test_two_windows_on_one_sheet_keep_both_and_say_so(
    server: Any, page: Page, context: BrowserContext
) -> None:
    opened(page, server)
    page.locator(f"{FORM} [name=happened]").fill("Written first.")
    saved(page)
    one, two = opened(context.new_page(), server), opened(context.new_page(), server)
    for window in (one, two):
        latest(window).locator("[data-action='change']").click()
    one.locator(f"{FORM} [name=happened]").fill("From window one.")
    one.locator(f"{FORM} [name=happened]").blur()
    saved(one)
    two.locator(f"{FORM} [name=happened]").fill("From window two.")
    two.locator(f"{FORM} [name=happened]").blur()
    saved(two)
    expect(two.locator(".part", has=two.locator(FORM))).to_contain_text("another window")
    page.reload()
    expect(latest(page)).to_contain_text("From window two.")


def test_a_worksheet_of_one_field_needs_no_python(serving: Any, page: Page, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "data", content / "data")
    shutil.copytree(ROOT / "workbooks", content / "workbooks")
    (content / "data" / "exercises" / "tea.yaml").write_text(
        "title: Tea\nfields:\n  kind:\n    kind: line\n    ask: Which tea?\n", encoding="utf-8"
    )
    notebook = content / "workbooks" / "02-triggers.ipynb"
    cells = json.loads(notebook.read_text(encoding="utf-8"))
    sheet = next(
        cell for cell in cells["cells"] if 'exercise("trigger-log")' in "".join(cell["source"])
    )
    sheet["source"] = ['workbook.exercise("tea")']
    notebook.write_text(json.dumps(cells), encoding="utf-8")
    server = serving(
        env={
            "SECURE_BASE_PROGRAM": str(content / "data"),
            "SECURE_BASE_WORKBOOKS": str(content / "workbooks"),
        }
    )
    tea = "form[data-exercise='tea']"
    opened(page, server)
    expect(page.get_by_label("Which tea?")).to_be_editable()
    page.locator(f"{tea} [name=kind]").fill("Mint")
    saved(page, tea)
    page.reload()
    expect(page.locator(f"{tea} [name=kind]")).to_have_value("Mint", timeout=PATIENCE)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_scrolls_sideways(server: Any, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for name in every_page():
        opened(page, server, name)
        for further in page.locator("main details").all():
            further.evaluate("box => { box.open = true }")
        spill = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert spill <= 0, f"{name} is {spill} px too wide at {width}"


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(server: Any, page: Page, axe: Any, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found = []
    for name in every_page():
        opened(page, server, name)
        for further in page.locator("main details").all():
            further.evaluate("box => { box.open = true }")
        found += [f"{name}: {line}" for line in axe(page)]
    page.goto(f"{server.url}support")
    found += [f"support: {line}" for line in axe(page)]
    assert not found, "\n".join(found)


def every_page() -> list[str]:
    """The notebooks that are served, by name."""
    return sorted(
        str(path.relative_to(ROOT / "workbooks").with_suffix(""))
        for path in (ROOT / "workbooks").rglob("*.ipynb")
        if ".ipynb_checkpoints" not in path.parts
    )


def test_a_changed_question_stands_on_the_page_when_it_is_loaded_again(
    serving: Any, page: Page, tmp_path: Path
) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "data", content)
    server = serving(env={"SECURE_BASE_PROGRAM": str(content)})
    opened(page, server)
    expect(page.get_by_label("What happened?", exact=True).first).to_be_visible()
    worksheet = content / "exercises" / "trigger-log.yaml"
    text = worksheet.read_text(encoding="utf-8")
    worksheet.write_text(text.replace("What happened?", "What came first?"), encoding="utf-8")
    opened(page, server)
    page.get_by_label("What came first?", exact=True).fill("A late bus.")
    saved(page)
