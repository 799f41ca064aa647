"""What every model of `data/` shares: strictness, and the kinds of text that stand in it."""

from __future__ import annotations

from typing import Annotated, Any, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import core_schema


class Model(BaseModel):
    """Something written in a file of `data/`: nothing unknown is let in, and it does not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def _words_for(number: Any) -> Any:
    return str(number) if type(number) is int else number


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str | int) and not isinstance(value, bool) else value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A sentence or some words; markdown's inline marks are allowed where prose is shown."""

Number = Annotated[
    Text,
    BeforeValidator(_words_for),
    WithJsonSchema({"type": ["string", "integer"], "minLength": 1}),
]
"""A telephone number, or other digits that are read out rather than counted."""


class _OneOrMore:
    """Lets one thing stand where a list is meant, and says so in the schema."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(_as_list, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        listed = handler(schema)
        return {"anyOf": [listed, listed.get("items", {})]}


Several = _OneOrMore()
"""`home: sit` for `home: [sit]`."""

KEBAB = r"^[a-z0-9]+(-[a-z0-9]+)*$"
SNAKE = r"^[a-z][a-z0-9_]*$"
KEY = r"^[a-z][a-z0-9_-]*$"
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

CODE = r"^([A-Z]{2}|elsewhere)$"
NUMBERED = r"^P[0-9]{2,3}$"

PATTERNS = {
    KEBAB: "small letters and digits with hyphens, such as trigger-log",
    SNAKE: "small letters, digits and underscores, a letter first, such as what_helped",
    KEY: "small letters and digits, a letter first, such as closer",
    DAY: "a day, such as 2026-03-14",
    CODE: "two capital letters, such as GB, or elsewhere",
    NUMBERED: "P and two digits, such as P18",
}
"""What a text should look like, in words."""

Id = Annotated[str, StringConstraints(pattern=KEBAB)]
"""The name of a worksheet: its file's name without `.yaml`, such as `trigger-log`."""

Day = Annotated[str, StringConstraints(pattern=DAY)]
"""A day as `2026-03-14`."""


def names_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """The names that may stand at pydantic's location `loc` inside `model`."""
    here = [model]
    for step in loc:
        fields = [one.model_fields[step] for one in here if step in one.model_fields]
        if fields:
            here = [
                found for field in fields for found in _models(field.annotation, field.metadata)
            ]
            continue
        tagged = [one for one in here if step in _tags(one)]
        here = tagged or here
    names = {field.alias or name: None for one in here for name, field in one.model_fields.items()}
    return list(names)


def _models(*annotations: Any) -> list[type[BaseModel]]:
    found: list[type[BaseModel]] = []
    for annotation in annotations:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            found.append(annotation)
        elif get_args(annotation):
            found += _models(*get_args(annotation))
    return found


def _tags(model: type[BaseModel]) -> tuple[Any, ...]:
    kind = model.model_fields.get("kind")
    return get_args(kind.annotation) if kind else ()
