"""The whole program as one JSON file, made when the wheel is built.

A page then reads no YAML, and a browser needs no YAML library. The file is `{"sha256": …,
"program": …}`, the digest being that of the program as it is written there.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from secure_base.program.faults import Faulty
from secure_base.program.folder import gather
from secure_base.program.outline import Program


def as_json(program: Program) -> str:
    """The program as JSON; the same program gives the same text."""
    return program.model_dump_json(by_alias=True, exclude_unset=True)


def digest(text: str) -> str:
    """The digest that names a compiled program."""
    return hashlib.sha256(text.encode()).hexdigest()


def compiled(data: Path) -> str:
    """The folder `data` compiled; raises `Faulty` if there is a mistake in it."""
    folder = gather(data)
    faults = [fault for fault in folder.faults if not fault.mild]
    if faults:
        raise Faulty(sorted(faults))
    text = as_json(folder.program)
    return f'{{"sha256":"{digest(text)}","program":{text}}}\n'


def write(data: Path, target: Path) -> None:
    """Compile the folder `data` into the file `target`."""
    target.write_text(compiled(data), encoding="utf-8")


if __name__ == "__main__":
    try:
        write(Path(sys.argv[1]), Path(sys.argv[2]))
    except Faulty as error:
        sys.exit(str(error))
