"""Everything in a workbook as one CSV table, a row for each answer.

The column `answer` is for reading and `value` is the answer as JSON, so that `read` brings back
exactly what was kept. A spreadsheet runs a cell that begins like a formula: such a cell gets an
apostrophe in front (OWASP, "CSV Injection"), which `read` takes off again. Spreadsheets cut cells
of more than 32,767 characters; the file itself holds them whole.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from secure_base.journal.entries import Answers, Entry
from secure_base.journal.readable import lines, oldest_first, title
from secure_base.program import Program

ENTRY = ("entry", "exercise", "title", "session", "begun", "amended", "revision")
ANSWER = ("field", "question", "answer", "value")
COLUMNS = (*ENTRY, *ANSWER)

MARK = "'"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell must not begin with, in every width a spreadsheet understands."""


def write(entries: Iterable[Entry], program: Program) -> str:
    """The answers, oldest entry first, in the order their worksheets ask."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for entry in oldest_first(entries):
        head = [entry.id, entry.exercise, title(entry, program), entry.session]
        head += [entry.first_at.isoformat(), entry.at.isoformat(), entry.revision]
        answers = [
            [line.field, line.question, line.text, _json(line.value)]
            for line in lines(entry, program)
        ]
        for answer in answers or [[""] * len(ANSWER)]:
            table.writerow([*map(safe, head), *map(safe, answer)])
    return text.getvalue()


def read(text: str) -> dict[str, Answers]:
    """Entry id to answers; raises ValueError for a file that is no export."""
    limit = csv.field_size_limit(2**31 - 1)  # for the whole process: put back below
    try:
        rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
        if tuple(next(rows, ())) != COLUMNS:
            raise ValueError("not an export of this program")
        entries: dict[str, Answers] = {}
        for row in rows:
            cells = dict(zip(COLUMNS, map(plain, row), strict=True))
            answers = entries.setdefault(cells["entry"], {})
            if cells["field"]:
                answers[cells["field"]] = json.loads(cells["value"])
        return entries
    finally:
        csv.field_size_limit(limit)


def safe(value: Any) -> str:
    """A cell that no spreadsheet takes for a formula."""
    cell = "" if value is None else str(value)
    return MARK + cell if cell.startswith((*FORMULA, MARK)) else cell


def plain(cell: str) -> str:
    """The cell without the apostrophe that `safe` gave it."""
    return cell.removeprefix(MARK)


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = json.dumps(value)
    return text
