"""`secure-base export FILE.workbook --to json`: what was written, out of the file, to keep.

The file is read in memory and left as it is. The passphrase is asked for or read from a file; it
is never taken from the command line, where other people on the machine could see it.
"""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from secure_base.journal import export_csv, export_html, export_json
from secure_base.journal.entries import Entry
from secure_base.journal.faults import JournalFault, PassphraseNeeded
from secure_base.journal.files import read_carried
from secure_base.journal.journal import Journal
from secure_base.journal.opening import open_carried
from secure_base.program import Program, load
from secure_base.program.language import _

Writer = Callable[[Iterable[Entry], Program], str]

WRITERS: dict[str, Writer] = {
    "json": export_json.write,
    "csv": lambda entries, program: "\ufeff" + export_csv.write(entries, program),
    "html": export_html.write,
}
"""The CSV begins with a byte order mark, without which Excel reads it in an old alphabet."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `secure-base export`."""
    parser.allow_abbrev = False  # or --passphrase WORDS would be taken for --passphrase-file
    parser.add_argument("file", type=Path, metavar="FILE.workbook")
    parser.add_argument("--to", required=True, choices=[*WRITERS, "pdf"])
    parser.add_argument("--out", type=Path, metavar="FILE", help="write there, not to the screen")
    opener = parser.add_mutually_exclusive_group()
    opener.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="its first line is the passphrase"
    )
    opener.add_argument("--code", action="store_true", help="ask for the recovery code instead")
    parser.add_argument(
        "--rescue", action="store_true", help="read what still can be read of a damaged file"
    )


def run(args: argparse.Namespace) -> int:
    """Write the export; 1 with a sentence when that cannot be."""
    if args.to == "pdf":
        return _refuse(
            _(
                "This version cannot make a PDF. Export to html, open the page in a browser, "
                "and print it to a PDF from there."
            )
        )
    try:
        with _opened(args) as journal:
            text = WRITERS[args.to](journal.entries(), load())
        _deliver(text, args.out)
    except JournalFault as fault:
        return _refuse(fault.sentence)
    except FileNotFoundError as fault:
        return _refuse(_("There is no file {name}.").format(name=fault.filename))
    except FileExistsError as fault:
        return _refuse(
            _("{name} is there already. Choose another name.").format(name=fault.filename)
        )
    except (OSError, UnicodeDecodeError) as fault:
        why = fault.strerror if isinstance(fault, OSError) else _("it is not text")
        return _refuse(_("This could not be read or written: {why}.").format(why=why))
    except (EOFError, KeyboardInterrupt):
        return _refuse(_("Nothing was written out."))
    return 0


def _opened(args: argparse.Namespace) -> Journal:
    content = read_carried(args.file)

    def opened(passphrase: str | None = None, code: str | None = None) -> Journal:
        return open_carried(content, passphrase, code, beside=args.file, rescue=args.rescue)

    if args.code:
        return opened(code=getpass.getpass(_("Recovery code: ")))
    if args.passphrase_file:
        text = args.passphrase_file.read_text(encoding="utf-8-sig")
        return opened(text.split("\n", 1)[0])
    try:
        return opened()
    except PassphraseNeeded:
        return opened(getpass.getpass(_("Passphrase: ")))


def _deliver(text: str, out: Path | None) -> None:
    content = text.encode("utf-8", "replace")
    if out is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    descriptor = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
