"""The schemas in `data/schema` are those of the models, and every YAML file names its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from secure_base.program.folder import files
from secure_base.program.kinds import KINDS
from secure_base.program.schema import schemas, written


@pytest.mark.parametrize("name", schemas())
def test_a_schema_is_current(root: Path, name: str) -> None:
    path = root / "data" / "schema" / f"{name}.schema.json"
    told = "Run: python -m secure_base.program.schema"
    assert path.read_text(encoding="utf-8") == written(schemas()[name]), told


def test_no_schema_is_left_over(root: Path) -> None:
    found = {path.name for path in (root / "data" / "schema").iterdir()}
    assert found == {f"{name}.schema.json" for name in schemas()}


def test_every_file_names_a_schema_that_is_there(root: Path) -> None:
    for path in files(root / "data"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        start, _equals, name = first.partition("=")
        assert start == "# yaml-language-server: $schema", path
        assert (path.parent / name).is_file(), path


def test_an_editor_is_told_what_every_option_is_for() -> None:
    whole = json.loads(written(schemas()["exercise"]))
    for name, model in whole["$defs"].items():
        for option, about in model.get("properties", {}).items():
            assert option == "kind" or about.get("description"), f"{name}.{option}"
    (field,) = whole["properties"]["fields"]["patternProperties"].values()
    assert set(field["discriminator"]["mapping"]) == set(KINDS)


def test_the_name_of_the_file_is_not_asked_for_inside() -> None:
    assert schemas()["exercise"]["required"] == ["title", "fields"]
