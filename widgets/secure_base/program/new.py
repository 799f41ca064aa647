"""`secure-base new exercise ID`: a commented worksheet to start from."""

from __future__ import annotations

import re
from pathlib import Path

from secure_base.program.base import KEBAB

TEMPLATE = """\
# yaml-language-server: $schema=../schema/exercise.schema.json
# A worksheet. Its questions stand in print order; docs/worksheets.md shows every kind of field.
# See it in a notebook with: workbook.exercise("{id}")
title: {title}
# session: 2                  # the session that introduces it, 0 to 10
# practices: [P18]            # the practices it serves, from data/practices.yaml
entries: many                 # a new sheet each time; “one” for a sheet that is amended
minutes: 5
intro: One sheet, when it suits you. Leave any line empty.
fields:
  when:
    kind: moment
    ask: When was it?
  happened:
    kind: paragraph
    ask: What happened?
    hint: Only what a camera would have recorded.
    core: true                # the two-minute version: two to four fields
  strength:
    kind: scale
    ask: How strong was it?
    low: calm
    high: flooded
    core: true
  # feelings:
  #   kind: words
  #   ask: Which feelings?
  #   from: feelings          # a file in data/vocabularies
"""


class CannotMake(Exception):
    """A worksheet that is not made; the sentence says why."""


def exercise(name: str, data: Path) -> Path:
    """Write the worksheet `name` into `data/exercises` and return its path; never over another."""
    if not re.fullmatch(KEBAB, name):
        raise CannotMake(
            f"“{name}” cannot be its name. Use small letters, digits and hyphens: trigger-log."
        )
    path = data / "exercises" / f"{name}.yaml"
    text = TEMPLATE.format(id=name, title=name.replace("-", " ").capitalize())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise CannotMake(f"{path} is there already. Nothing was changed.") from None
    except OSError as error:
        raise CannotMake(f"{path} cannot be written: {error.strerror}.") from error
    return path
