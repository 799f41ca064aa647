"""The key of a workbook that has no passphrase: one line in a file beside it, mode 0600.

    secure-base key 1 <64 hex digits>

Whoever can read this file can read the workbook: it protects a copy of the workbook that leaves
this folder, not one's own machine. docs/the-file.md says so too.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
from pathlib import Path

from secure_base.journal.faults import KeyMissing, NotAWorkbook, damaged, telling
from secure_base.journal.sealing import KEY_BYTES, fresh
from secure_base.program.language import _

LINE = re.compile(r"secure-base key 1 ([0-9a-f]{64})\s*")


def beside(workbook: Path) -> Path:
    """Where the key of a workbook lies."""
    return workbook.with_suffix(".key")


def read(path: Path) -> bytes:
    """The key in a key file."""
    with telling():
        try:
            if not stat.S_ISREG(path.lstat().st_mode):
                raise NotAWorkbook(
                    _("{name} is a link or a folder, not a key file.").format(name=path.name)
                )
            text = path.read_text("ascii", "replace")
        except FileNotFoundError:
            raise KeyMissing(
                _(
                    "The key of this workbook is not beside it. Put {name} back into the same "
                    "folder; without it the workbook cannot be opened."
                ).format(name=path.name)
            ) from None
    found = LINE.fullmatch(text)
    if found is None:
        raise damaged()
    return bytes.fromhex(found[1])


def make(path: Path) -> bytes:
    """Make a key file with a fresh key, unless another process has just done so; gives its key.

    The file appears whole or not at all, so a page that looks at the same moment finds either.
    """
    if path.exists():
        return read(path)
    key = fresh(KEY_BYTES)
    partial = path.with_name(f".{path.name}.{fresh(4).hex()}")
    with telling():
        try:
            descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(f"secure-base key 1 {key.hex()}\n")
                file.flush()
                os.fsync(file.fileno())
            appear(partial, path)
        finally:
            partial.unlink(missing_ok=True)
    return read(path)


def drop(path: Path) -> None:
    """Remove a key file that opens nothing any more; another program's file stays."""
    with telling():
        try:
            if not LINE.fullmatch(path.read_text("ascii", "replace")):
                return
            path.unlink()
        except FileNotFoundError:
            return
        settle(path.parent)


def appear(partial: Path, path: Path) -> None:
    """Give a finished file its name, unless that name is taken by now."""
    try:
        os.link(partial, path)
    except FileExistsError:
        return
    except OSError:  # a disk without hard links; the moment between the two steps is accepted
        if not path.exists():
            partial.rename(path)
    settle(path.parent)


def appear_as(path: Path, other: Path) -> None:
    """Give a file a second name, by a copy where the disk has no hard links."""
    try:
        os.link(path, other)
    except OSError:
        shutil.copyfile(path, other)
        other.chmod(0o600)
    settle(path.parent)


def settle(folder: Path) -> None:
    """Make a folder's names durable."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders; its names are durable by themselves
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
