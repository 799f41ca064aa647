"""The facilitator's page, made from the cells that participants' pages leave out."""

from __future__ import annotations

import json

import pytest
from secure_base.forms.guide import Guide
from secure_base.program import evenings
from secure_base.workbook import Workbook


@pytest.fixture
def guide(journal, program):
    return Guide(journal, program)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of notebooks of the test's own."""
    root = tmp_path / "workbooks"
    monkeypatch.setenv("SECURE_BASE_WORKBOOKS", str(root))

    def write(name, *cells):
        path = root / f"{name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        made = [
            {"cell_type": "markdown", "metadata": {"tags": tags}, "source": text}
            for text, *tags in cells
        ]
        path.write_text(json.dumps({"cells": made}), encoding="utf-8")
        return path

    return write


def test_the_page_knows_the_same_guide_before_any_kernel(guide):
    known = Workbook.shape_of("guide")
    assert known == {"part": "guide", "key": "guide", "shape": guide.shape}


def test_every_written_evening_has_its_notes_and_its_running_order(guide, program, ask):
    for listed in guide.shape["evenings"]:
        told = ask(guide, "evening", n=listed["n"])
        assert told["title"] == program.session(listed["n"]).title
        assert "<table>" in told["notes"], f"session {listed['n']} has no running order"
        assert "<h1" not in told["notes"] + told["missed"]
        assert "For the facilitator" not in told["notes"] + told["missed"]
        assert told["sheets"]["tonight"]
    assert guide.shape["first"]["n"] == 0


def test_every_note_of_an_evening_is_in_it(guide, ask):
    for listed in guide.shape["evenings"]:
        notebook = evenings.workbooks() / f"{listed['page']}.ipynb"
        told = ask(guide, "evening", n=listed["n"])["notes"]
        count = told.count("<p>") + told.count("<li>") + told.count("<table>")
        assert count >= len(evenings.notes(notebook)) > 1


def test_an_evening_that_is_not_there_is_refused_in_words(guide, ask):
    for n in (99, None, "2"):
        assert ask(guide, "evening", n=n)["type"] == "refused"


def test_a_note_without_a_heading_stands_under_its_place_on_the_page(folder, journal, program, ask):
    folder(
        "00-welcome",
        ("# Welcome\n\nHello.",),
        ("## For the facilitator: the running order\n\nChairs.", "facilitator"),
        ("## Last week\n\nWhat you wrote.\n\n### Below it\n\nMore.",),
        ("**In the room.** Ask gently. See [a page](make-up/00.ipynb#there).", "facilitator"),
        ("Not for anybody else.", "author"),
    )
    folder("make-up/00", ("## For the facilitator\n\nSend *one* line.", "facilitator"))
    first = Guide(journal, program).shape["first"]
    assert first["notes"] == (
        "<h3>The running order</h3>\n<p>Chairs.</p>\n"
        "<h3>Last week</h3>\n<p><strong>In the room.</strong> Ask gently. "
        'See <a data-page="make-up/00" data-place="there">a page</a>.</p>\n'
    )
    assert first["missed"] == "<p>Send <em>one</em> line.</p>\n"
    assert "What you wrote" not in first["notes"]
    assert [one["n"] for one in Guide(journal, program).shape["evenings"]] == [0]


def test_the_papers_are_the_other_notebooks_of_the_folder(folder, journal, program):
    folder("facilitator/session-guide", ("# Session guide",))
    folder("facilitator/consent", ("# Before we begin",))
    assert Guide(journal, program).shape["papers"] == [
        {"page": "facilitator/consent", "title": "Before we begin"}
    ]


def test_html_in_a_note_is_shown_and_not_obeyed(folder, journal, program):
    folder("00-welcome", ("A <script>alert(1)</script> note.", "facilitator"))
    assert "<script" not in Guide(journal, program).shape["first"]["notes"]


def test_without_notebooks_the_guide_stands_empty(folder, journal, program, tmp_path):
    assert Guide(journal, program).shape == {"evenings": [], "papers": [], "first": None}
    damaged = folder("00-welcome")
    damaged.write_text("{", encoding="utf-8")
    assert Guide(journal, program).shape["first"]["notes"] == ""
