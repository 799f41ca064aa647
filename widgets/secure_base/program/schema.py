"""JSON Schemas of the files in `data/`, so that an editor completes and checks them.

`python -m secure_base.program.schema` writes them into `data/schema`; a test holds them current.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter

from secure_base.program.exercise import Exercise
from secure_base.program.guided import Guided
from secure_base.program.measure import Measure, Published
from secure_base.program.outline import Outline, Practice
from secure_base.program.support import Helplines, Words
from secure_base.program.vocabulary import Vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS: dict[str, tuple[type[BaseModel], str | None]] = {
    "exercise": (Exercise, "id"),
    "program": (Outline, None),
    "vocabulary": (Vocabulary, "name"),
    "helplines": (Helplines, None),
    "measure": (Measure, "id"),
    "measures": (Published, None),
    "guided": (Guided, "id"),
}
"""Each schema's model, and what the file's name already says."""


def schemas() -> dict[str, dict[str, Any]]:
    """Every schema by the name of its file, without `.schema.json`."""
    made = {name: _of(model, said) for name, (model, said) in MODELS.items()}
    practice = _of(Practice, "id")
    made["practices"] = {
        "title": "Practices",
        "description": "Every practice by its permanent number.",
        "type": "object",
        "patternProperties": {"^P[0-9]{2,3}$": practice},
        "additionalProperties": False,
    }
    made["texts"] = {
        "title": "Texts",
        "description": "Texts about safety, by name.",
        **TypeAdapter(dict[str, Words]).json_schema(),
    }
    return {name: {"$schema": DIALECT, **schema} for name, schema in sorted(made.items())}


def _of(model: type[BaseModel], said: str | None) -> dict[str, Any]:
    schema = model.model_json_schema()
    if said and said in schema.get("required", []):
        schema["required"].remove(said)
    return schema


def written(schema: dict[str, Any]) -> str:
    """A schema as it stands in its file."""
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def write(folder: Path) -> None:
    """Write every schema into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (folder / f"{name}.schema.json").write_text(written(schema), encoding="utf-8")


if __name__ == "__main__":
    here = Path(__file__).resolve().parents[3] / "data" / "schema"
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else here)
