"""The kind `steps`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, StringConstraints
from pydantic import Field as Option

from secure_base.program.base import SNAKE, Text
from secure_base.program.faults import Mistake, did_you_mean
from secure_base.program.kinds.choice import Choice
from secure_base.program.kinds.date import Date
from secure_base.program.kinds.field import Field, Unreadable, one_group, one_list, one_text
from secure_base.program.kinds.line import Line
from secure_base.program.kinds.number import Number
from secure_base.program.kinds.paragraph import Paragraph
from secure_base.program.kinds.scale import Scale
from secure_base.program.language import _

Part = Annotated[Line | Paragraph | Scale | Number | Choice | Date, Discriminator("kind")]
LONGEST_ID = 64


class Steps(Field):
    """An ordered list whose rows hold the same few questions each: a ladder, a plan."""

    kind: Literal["steps"]
    of: dict[Annotated[str, StringConstraints(pattern=SNAKE)], Part] = Option(
        min_length=1, max_length=8, description="The questions of one step, as under “fields”."
    )
    most: int = Option(10, ge=1, le=60, description="How many steps there is room for.")
    ordered_by: str | None = Option(
        None, description="A scale among them that puts the steps in order."
    )
    item: Text = Option("Step", description="What one of them is called.")

    def accept(self, value: Any) -> list[dict[str, Any]]:
        steps = one_list(value, self.most)
        for step in steps:
            one_group(step, {"id", *self.of})
            if (
                not isinstance(step.get("id"), str)
                or not 1 <= len(one_text(step["id"])) <= LONGEST_ID
            ):
                raise Unreadable(_("A step lost its name tag. Reload the page and write it again."))
            for name, part in self.of.items():
                part.check(step.get(name))
        if len({step["id"] for step in steps}) < len(steps):
            raise Unreadable(
                _("Two steps have the same name tag. Reload the page and write them again.")
            )
        return steps

    def empty(self, value: Any) -> bool:
        if not isinstance(value, list):
            return super().empty(value)
        bare = [
            {key: one for key, one in step.items() if key != "id"}
            if isinstance(step, dict)
            else step
            for step in value
        ]
        return super().empty(bare)

    def told(self, value: Any) -> str:
        return "\n".join(f"{number}. {self._row(step)}" for number, step in enumerate(value, 1))

    def _row(self, step: dict[str, Any]) -> str:
        told = []
        for position, (name, part) in enumerate(self.of.items()):
            words = part.text(step.get(name))
            if words:
                told.append(words if position == 0 else f"{_(part.ask)} {words}")
        return "; ".join(told)

    def spoken(self, value: Any) -> str:
        return "; ".join(line.partition(". ")[2] for line in self.text(value).splitlines())

    def cells(self, value: Any) -> list[tuple[str, Any]]:
        """One cell per question of each step: `1_what`, `1_fear`, `2_what`, …, up to `most`."""
        steps = value or []
        return [
            (f"{row + 1}_{name}" + (f"_{suffix}" if suffix else ""), cell)
            for row in range(self.most)
            for name, part in self.of.items()
            for suffix, cell in part.columns(_answer(steps, row, name))
        ]

    def mistakes(self, name: str, others: dict[str, Field]) -> list[Mistake]:
        found = super().mistakes(name, others)
        scales = [part for part, field in self.of.items() if isinstance(field, Scale)]
        if self.ordered_by is not None and self.ordered_by not in scales:
            meant = did_you_mean(self.ordered_by, scales)
            sentence = f"“{self.ordered_by}” is not a scale under “of”.{meant}"
            found.append((("ordered_by",), sentence))
        for part, field in self.of.items():
            if part == "id":
                found.append((("of", part), "“id” is taken. Call this question something else."))
            found += [
                (("of", part, *place), sentence)
                for place, sentence in field.mistakes(part, dict(self.of))
            ]
        return found

    def shape(self, name: str) -> dict[str, Any]:
        made = super().shape(name)
        made["of"] = [part.shape(key) for key, part in self.of.items()]
        return made


def _answer(steps: list[dict[str, Any]], row: int, name: str) -> Any:
    return steps[row].get(name) if row < len(steps) else None
