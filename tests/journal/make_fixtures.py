"""Writes the fixture files of today's format: run once when a format is new, never again.

    python tests/journal/make_fixtures.py

Prints the recovery code, which belongs into test_formats.py.
"""

from __future__ import annotations

from pathlib import Path

from secure_base.journal import Journal, create, open_local, schema

PASSPHRASE = "late bus kitchen rain"
PLACE = Path(__file__).parent / "fixtures"


def fill(journal: Journal) -> None:
    """What every fixture holds."""
    tea, bus = f"{1:032x}", f"{2:032x}"
    journal.write(tea, "tea", {"kind": "green"})
    journal.write(tea, "tea", {"kind": "mint", "cup": "blue"})
    journal.write(tea, "tea", {"kind": "black"})
    journal.undo(tea)
    happened = "The bus left. \U0001f68c \u0634\u0627\u064a"
    journal.write(bus, "trigger-log", {"happened": happened, "strength": 4}, session=2)
    journal.write(f"{3:032x}", "tea", {"kind": "gone"})
    journal.delete(f"{3:032x}")
    journal.show_again(bus, "happened")
    journal.remember("support", {"country": "GB"})


def main() -> None:
    """Write both files of this format; refuses to replace one."""
    name = f"v{schema.VERSION}"
    PLACE.mkdir(exist_ok=True)
    journal, code = create(PLACE / f"{name}.workbook", PASSPHRASE)
    with journal:
        fill(journal)
        carried = journal.snapshot()
    (PLACE / f"{name}.workbook").write_bytes(carried)
    with open_local(PLACE, name=f"{name}-local.workbook") as local:
        fill(local)
    print(code)


if __name__ == "__main__":
    main()
