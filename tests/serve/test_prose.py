"""Markdown as the page's own shapes."""

from __future__ import annotations

from pathlib import Path

import pytest
from secure_base.serve.prose import Prose, drawing, slug

SVG = (
    '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path/></svg>'
)


@pytest.fixture
def prose(tmp_path: Path) -> Prose:
    (tmp_path / "drawings").mkdir()
    (tmp_path / "drawings" / "arch.svg").write_text(SVG)
    return Prose(tmp_path, "/room/voila/render/")


def html(prose: Prose, source: str) -> str:
    return "".join(piece.html for piece in prose.pieces(source))


def test_a_heading_opens_a_section_and_has_an_address(prose: Prose) -> None:
    first, second = prose.pieces("# When *it* begins\n\nWords.\n\n## Then\n\nMore.")
    assert (first.opens, first.heading_id) == (True, "when-it-begins")
    assert (second.opens, second.heading_id) == (True, "then")
    assert second.html.startswith('<h2 id="then">Then</h2>')


def test_two_headings_alike_have_two_addresses(prose: Prose) -> None:
    ids = [piece.heading_id for piece in prose.pieces("## Then\n\n## Then")]
    assert ids == ["then", "then-2"]


def test_a_smaller_heading_stays_in_its_section(prose: Prose) -> None:
    pieces = list(prose.pieces("Words.\n\n### A detail\n\nMore."))
    assert [piece.opens for piece in pieces] == [False]


def test_a_drawing_is_set_with_the_list_that_explains_it(prose: Prose) -> None:
    text = html(prose, "![An arch](drawings/arch.svg)\n\n1. **Event** what\n2. **Body** how")
    assert text.startswith('<figure class="plate"><svg role="img" aria-label="An arch" viewBox')
    assert "<ol>" in text.split("</figure>")[0]
    assert "<?xml" not in text


def test_a_drawing_that_names_itself_keeps_its_name() -> None:
    named = '<svg aria-labelledby="t"><title id="t">Four arches</title></svg>'
    assert drawing(named, "other") == named.replace("<svg ", '<svg role="img" ')


def test_a_drawing_that_is_missing_is_told_in_words(prose: Prose) -> None:
    assert "A wave" in html(prose, "![A wave](drawings/none.svg)")


def test_a_quotation_that_opens_in_bold_is_a_caution(prose: Prose) -> None:
    text = html(
        prose,
        "> **When the alarm is right**\n> If someone frightens you.\n>\n"
        "> [Discomfort or harm?](00-welcome.ipynb#exercise-discomfort-or-harm) [Talk](#support)",
    )
    assert text.startswith('<div class="care"><h3>When the alarm is right</h3>')
    assert "<p>If someone frightens you.</p>" in text
    assert '<p class="links"><a href="/room/voila/render/00-welcome.ipynb#exercise-' in text


def test_a_caution_stands_one_level_below_the_heading_it_is_under(prose: Prose) -> None:
    html(prose, "# Leaving early")
    assert "<h2>If it got worse</h2>" in html(prose, "> **If it got worse**\n> Ring somebody.")
    html(prose, "## Stop, or pause?\n\n### Pausing")
    assert "<h3>If it got worse</h3>" in html(prose, "> **If it got worse**\n> Ring somebody.")


def test_another_quotation_stays_one(prose: Prose) -> None:
    assert "<blockquote>" in html(prose, "> *I told myself they were tired of me.*")


def test_links_between_notebooks_are_links_between_pages(prose: Prose) -> None:
    assert 'href="/room/voila/render/home.ipynb"' in html(prose, "[Home](home.ipynb)")
    assert 'href="#support"' in html(prose, "[A person](#support)")


def test_a_link_away_tells_nobody_where_it_came_from(prose: Prose) -> None:
    assert 'rel="noreferrer noopener"' in html(prose, "[Site](https://example.org)")


def test_a_table_is_a_table(prose: Prose) -> None:
    assert "<table>" in html(prose, "| a | b |\n|---|---|\n| 1 | 2 |")


def test_an_address_is_made_of_words() -> None:
    assert slug("When the alarm is right?") == "when-the-alarm-is-right"
    assert slug("Ça va") == "ça-va"
    assert slug("…") == "part"
