"""Reads a code cell, without running it, for the part it will show.

`workbook.exercise("trigger-log")` is known to show a form before any kernel exists, because the
program knows the form's shape. A cell that says something else gets a place for its outputs and
waits for the kernel.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

ShapeOf = Callable[..., dict[str, Any] | None]
"""`Workbook.shape_of`: a method's name and its arguments to `{part, key, shape}`, or None."""

WORKBOOK = "workbook"
"""The name that every notebook gives its workbook."""


def part_of(source: str, shape_of: ShapeOf) -> dict[str, Any] | None:
    """The part shown by a cell: its last line, when that is a call on the workbook."""
    try:
        statements = ast.parse(source).body
    except SyntaxError:
        return None
    match statements[-1:]:
        case [ast.Expr(ast.Call(ast.Attribute(ast.Name(name), method), arguments))]:
            if name != WORKBOOK:
                return None
            try:
                values = [ast.literal_eval(argument) for argument in arguments]
            except ValueError:
                return None
            return shape_of(method, *values)
    return None
