"""One list of kinds: in Python, in JavaScript, and live on the author's page."""

import json
import re
from pathlib import Path
from textwrap import dedent

import pytest
from secure_base import program
from secure_base.program.kinds import KINDS

ROOT = Path(__file__).resolve().parents[2]
FORMS = ROOT / "widgets" / "secure_base" / "forms"
CELLS = json.loads((ROOT / "workbooks" / "author" / "fields.ipynb").read_text())["cells"]


def test_javascript_draws_exactly_the_kinds_that_python_knows() -> None:
    table = re.search(r"export const kinds = \{(.*?)\};", (FORMS / "kinds.js").read_text(), re.S)
    assert table
    names = set(re.findall(r"\b[a-z]+\b", re.sub(r"stepsOf\(.*?\)\s*,", ",", table[1])))
    assert names - {"name", "kinds"} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_its_module_and_is_tested(kind: str) -> None:
    assert (FORMS / "kinds" / f"{kind}.js").is_file()
    tests = "".join(
        path.read_text() for path in (ROOT / "tests" / "js" / "forms").glob("*.test.js")
    )
    assert f"kinds.{kind}," in tests or f'"{kind}"' in tests


@pytest.mark.parametrize("name", [*KINDS, "together"])
def test_the_authors_page_shows_it_live_beside_its_yaml(name: str) -> None:
    source = {cell["id"]: "".join(cell["source"]) for cell in CELLS}
    assert source[f"af-{name}-form"] == f'workbook.exercise("author-{name}")'
    shown = re.search(r"```yaml\n(.*?)```", source[f"af-{name}"], re.S)
    worksheet = (ROOT / "data" / "exercises" / f"author-{name}.yaml").read_text()
    assert shown
    assert worksheet.endswith(dedent(shown[1]))
    if name in KINDS:
        fields = program.load().exercise(f"author-{name}").fields.values()
        assert name in {field.kind for field in fields}
