"""Everything in a workbook as one page to read or print, complete in itself.

The page's own content policy lets nothing in it run or be fetched, and whatever was written into
an answer is shown as it stands.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from datetime import datetime
from html import escape

from secure_base.journal.entries import Entry
from secure_base.journal.readable import Line, lines, oldest_first, title
from secure_base.program import Program
from secure_base.program.language import _, current

STYLE = """
:root { color-scheme: light dark; }
body { font: 1.05rem/1.6 Georgia, serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.25; }
h2 { margin-top: 3rem; border-bottom: 1px solid; padding-bottom: .25rem; }
article { margin: 1.5rem 0 2.5rem; break-inside: avoid-page; }
time { font-size: .95rem; opacity: .8; }
dt { font-weight: bold; margin-top: 1rem; }
dd { margin: .25rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
"""

PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{hash}'; \
base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<h1>{title}</h1>
{sections}
</body>
</html>
"""


def write(entries: Iterable[Entry], program: Program) -> str:
    """The entries by exercise, in the order the exercises were begun."""
    by_exercise: dict[str, list[Entry]] = {}
    for entry in oldest_first(entries):
        by_exercise.setdefault(entry.exercise, []).append(entry)
    sections = [_section(kept, program) for kept in by_exercise.values()]
    page = PAGE.format(
        language=escape(current()),
        hash=base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode(),
        title=escape(_("My workbook")),
        style=STYLE,
        sections="\n".join(sections) or f"<p>{escape(_('Nothing has been written yet.'))}</p>",
    )
    return page.encode("utf-8", "replace").decode("utf-8")  # a half emoji becomes a question mark


def _section(entries: list[Entry], program: Program) -> str:
    heading = escape(title(entries[0], program))
    articles = "\n".join(_article(entry, program) for entry in entries)
    return f'<section>\n<h2 dir="auto">{heading}</h2>\n{articles}\n</section>'


def _article(entry: Entry, program: Program) -> str:
    begun = entry.first_at.astimezone()
    when = f'<time datetime="{begun.isoformat(timespec="minutes")}">{_moment(begun)}</time>'
    answers = "\n".join(_answer(line) for line in lines(entry, program))
    return f"<article>\n<h3>{when}</h3>\n<dl>\n{answers}\n</dl>\n</article>"


def _answer(line: Line) -> str:
    question, answer = escape(line.question), escape(line.text)
    return f'<dt dir="auto">{question}</dt>\n<dd dir="auto">{answer}</dd>'


def _moment(when: datetime) -> str:
    return escape(f"{when:%Y-%m-%d %H:%M}")
