"""Every worksheet and field shown in the author's reference works as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from secure_base.program.exercise import Exercise
from secure_base.program.kinds import KINDS

from .conftest import Checkout

PAGE = Path(__file__).parents[2] / "docs" / "worksheets.md"
SHOWN = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
BODY = "title: B\nfamilies: [{name: Breath, words: [held]}]\nplaces: [jaw]\n"
FEELINGS = "title: F\nfamilies: [{name: Afraid, words: [uneasy]}]\n"


@pytest.mark.parametrize("shown", SHOWN, ids=lambda text: text.split(":")[0].strip())
def test_what_the_reference_shows_works(checkout: Checkout, shown: str) -> None:
    if "title:" not in shown:
        field = re.sub("^", "  ", shown, flags=re.MULTILINE)
        shown = f"title: T\nfields:\n  first: {{kind: line, ask: What?}}\n{field}"
    checkout.write("data/exercises/shown.yaml", shown)
    checkout.write("data/vocabularies/feelings.yaml", FEELINGS)
    checkout.write("data/vocabularies/body.yaml", BODY)
    assert checkout.told() == []


def test_the_reference_shows_every_kind() -> None:
    assert set(re.findall(r"kind: (\w+)", "".join(SHOWN))) == set(KINDS)


def test_the_reference_names_every_option() -> None:
    text = PAGE.read_text(encoding="utf-8")
    models = [Exercise, *KINDS.values()]
    options = {one.alias or name for model in models for name, one in model.model_fields.items()}
    missing = {name for name in options - {"id"} if not re.search(rf"\b{name}\b", text)}
    assert missing == set()
