"""Finding the program and loading it: once in a process, and fast.

In a checkout the YAML of `data/` is read, so that an author sees a change at the next start; what
was read is remembered as JSON in the user's cache folder until a file changes. An installed wheel
has the program compiled.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from functools import cache
from pathlib import Path

from secure_base.program.base import Model
from secure_base.program.outline import Program

PACKAGE = Path(__file__).resolve().parent.parent
COMPILED = PACKAGE / "_built" / "program.json"
CHECKOUT = PACKAGE.parent.parent
ELSEWHERE = "SECURE_BASE_PROGRAM"
"""The environment variable that names another data folder."""


class Kept(Model):
    """A program as it lies in a file, under the name of what it was made from."""

    sha256: str
    program: Program


@cache
def load() -> Program:
    """The program; raises `FileNotFoundError` with a sentence when there is none to be found."""
    folder = data_folder()
    if folder is not None:
        return _from_folder(folder)
    if COMPILED.is_file():
        return Kept.model_validate_json(COMPILED.read_bytes()).program
    raise FileNotFoundError(
        "The program's files are not here. Install Secure Base again, or name a data folder with "
        f"{ELSEWHERE}."
    )


def as_it_stands() -> Program:
    """`load`, read again when a file of a checkout's `data/` has changed since: for a server.

    An author saves a worksheet and reloads the page; nothing has to be started anew.
    """
    program = load()
    folder = data_folder()
    if folder is not None and _stood.get(folder) != _mark(folder):
        load.cache_clear()
        program = load()
    return program


_stood: dict[Path, str] = {}
"""The state of a folder's files when they were last read."""


def data_folder() -> Path | None:
    """The folder of YAML files in use, or None where the compiled program is."""
    named = os.environ.get(ELSEWHERE)
    if named:
        folder = Path(named).expanduser()
        if not folder.is_dir():
            raise FileNotFoundError(f"{ELSEWHERE} names {folder}, which is not a folder.")
        return folder
    beside = CHECKOUT / "data"
    return (
        beside if (beside / "program.yaml").is_file() or (beside / "exercises").is_dir() else None
    )


def _from_folder(folder: Path) -> Program:
    mark = _stood[folder] = _mark(folder)
    cached = _cache_file(folder)
    with suppress(OSError, ValueError):  # none yet, or not one of ours: it is made anew
        kept = Kept.model_validate_json(cached.read_bytes())
        if kept.sha256 == mark:
            return kept.program

    from secure_base.program.folder import gather

    gathered = gather(folder)
    faults = [str(fault) for fault in gathered.faults if not fault.mild]
    program = gathered.program.model_copy(update={"faults": faults})
    _remember(cached, mark, program)
    return program


def _mark(folder: Path) -> str:
    """A name for the state of the files, and of the code that reads them: names, times, sizes."""
    state = hashlib.sha256()
    code = Path(__file__).parent
    for path in [*_below(folder, ".yaml"), *_below(code, ".py")]:
        with suppress(OSError):  # gone since it was listed: the next mark is another
            about = path.stat()
            state.update(f"{path}\0{about.st_mtime_ns}\0{about.st_size}\n".encode(errors="replace"))
    return state.hexdigest()


def _below(folder: Path, ending: str) -> list[Path]:
    found = (
        Path(where) / name
        for where, _folders, names in os.walk(folder)
        for name in names
        if name.endswith(ending)
    )
    return sorted(found)


def _cache_file(folder: Path) -> Path:
    from platformdirs import user_cache_path

    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    return user_cache_path("secure-base", appauthor=False) / f"program-{name}.json"


def _remember(cached: Path, mark: str, program: Program) -> None:
    from secure_base.program.compile import as_json

    text = f'{{"sha256":"{mark}","program":{as_json(program)}}}'
    own = cached.with_suffix(f".{os.getpid()}")
    try:
        cached.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(text, encoding="utf-8")
        os.replace(own, cached)
    except OSError:  # a cache that cannot be written only costs time
        with suppress(OSError):
            own.unlink()
