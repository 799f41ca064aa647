"""What holds for every chart in the list, whatever was or was not written."""

from __future__ import annotations

import json
import random
import subprocess
import sys

import pytest
from secure_base.insight import CHARTS, UnknownChart, draw

ODD = [None, "", [], {}, "words", 3, -1, 1e308, True, float("nan"), ["a", 1], {"across": "x"}]


def same_figures(drawing, plotly):
    assert drawing["sentence"].endswith((".", "?"))
    assert "{" not in drawing["sentence"]
    if drawing["figure"] is None:
        assert drawing["table"] is None
        return
    plotly.Figure(drawing["figure"])
    json.dumps(drawing, allow_nan=False)
    table = drawing["table"]
    assert table["rows"]
    assert all(len(row) == len(table["head"]) for row in table["rows"])
    assert all(isinstance(cell, str) for row in table["rows"] for cell in row)


@pytest.mark.parametrize("name", CHARTS)
def test_nothing_written_is_one_calm_sentence(name, sheets):
    drawing = draw(name, [], sheets[name])
    assert drawing["figure"] is None
    assert drawing["table"] is None
    assert drawing["sentence"].startswith("Nothing to draw yet.")


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("count", [1, 2, 3, 9, 400])
def test_the_figure_is_plotlys_and_the_table_lists_it(
    name, count, plotly, answers, sheets, entries
):
    drawing = draw(name, entries(*[answers[name]] * count), sheets[name])
    assert drawing["figure"] is not None
    same_figures(drawing, plotly)


@pytest.mark.parametrize("name", CHARTS)
def test_gaps_and_odd_values_are_left_out(name, plotly, answers, sheets, entries):
    chance = random.Random(7)
    for _ in range(60):
        written = []
        for _entry in range(chance.randrange(6)):
            given = dict(answers[name])
            for field in answers[name]:
                if chance.random() < 0.5:
                    given[field] = chance.choice(ODD)
            written.append(given)
        same_figures(draw(name, entries(*written), sheets[name]), plotly)


@pytest.mark.parametrize("name", CHARTS)
def test_a_worksheet_that_has_lost_its_fields_is_still_drawn_or_said(
    name, plotly, answers, entries, worksheet
):
    same_figures(draw(name, entries(answers[name]), worksheet()), plotly)


@pytest.mark.parametrize("name", CHARTS)
def test_colours_are_the_pages_own(name, answers, sheets, entries):
    drawing = draw(name, entries(*[answers[name]] * 4), sheets[name])
    colours = [value for key, value in walk(drawing["figure"]) if key.endswith("color")]
    assert colours
    assert all(colour.startswith("var(--") or colour == "rgba(0,0,0,0)" for colour in colours), (
        colours
    )


@pytest.mark.parametrize("name", CHARTS)
def test_no_drawing_praises_or_scolds(name, answers, sheets, entries):
    said = draw(name, entries(*[answers[name]] * 9), sheets[name])["sentence"].lower()
    for word in ("great", "well done", "improve", "worse", "better", "streak", "failed", "score"):
        assert word not in said


def test_own_words_cannot_become_markup(sheets, entries):
    sheet = sheets["plane-map"]
    answers = {"relationship": "<b>Tom</b> <a href='x'>", "place": {"across": 1, "up": 2}}
    drawing = draw("plane-map", entries(answers), sheet)
    texts = [
        text
        for key, value in walk(drawing["figure"])
        if key == "text"
        for text in (value if isinstance(value, list) else [value])
    ]
    assert any("Tom" in text for text in texts)
    assert not any("<" in text.replace("<br>", "") for text in texts)


def test_a_year_long_ago_is_kept_with_four_digits(plotly, answers, sheets, entries):
    given = [{**answers["themes"], "when": when} for when in ("0026-03-14", "9999-12-31T23:59")]
    drawing = draw("strength-over-time", entries(*given), sheets["themes"])
    same_figures(drawing, plotly)
    assert drawing["figure"]["data"][0]["x"][0].startswith("0026-03-14")


def test_practices_are_counted_and_unchanged_is_as_good(sheets, entries):
    given = [{"practice": "sit", "effect": effect} for effect in ("same", "calmer")]
    drawing = draw("what-suits", entries(*given, {}), sheets["what-suits"])
    assert drawing["sentence"] == (
        "Two practices noted: once calmer and once unchanged. "
        "Each of these is as good to know as the others."
    )
    assert ["Sitting", "Unchanged", "1"] in drawing["table"]["rows"]


def test_an_unknown_chart_is_named(worksheet):
    with pytest.raises(UnknownChart, match="no chart called 'pie'"):
        draw("pie", [], worksheet())


def test_drawing_loads_neither_pandas_nor_plotly():
    code = (
        "import sys; import secure_base.insight as i\n"
        "from types import SimpleNamespace as N\n"
        "[i.draw(name, [], N(fields={})) for name in i.CHARTS]\n"
        "heavy = ('pandas', 'plotly', 'numpy', 'ipywidgets')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def walk(value, key=""):
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from walk(inner, name)
    elif isinstance(value, list) and key != "text":
        for inner in value:
            yield from walk(inner, key)
    else:
        yield key, value
