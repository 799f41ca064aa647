"""What can go wrong with a workbook file, each as one plain sentence.

Every fault here is meant for the person whose file it is: it says what happened and what to do,
and never quotes anything they wrote. `telling` turns what SQLite and the operating system report
into one of them; what it does not know it lets through unchanged.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from secure_base.program.language import _


class JournalFault(Exception):
    """Something about the workbook file that a person has to know; `sentence` is what to show."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class DiskFull(JournalFault):
    """There is no room left where the file lies."""


class ReadOnly(JournalFault):
    """The file or its folder can be read and not written."""


class Busy(JournalFault):
    """Another page kept the file to itself for longer than we wait."""


class Damaged(JournalFault):
    """The file was cut short, changed outside the program, or rolled back in part."""


class NotAWorkbook(JournalFault):
    """The file is something else: another program's database, a link, no database at all."""


class TooNew(JournalFault):
    """A later version of this program wrote the file."""


class TooLarge(JournalFault):
    """One entry, or the whole file, is larger than any workbook this program makes."""


class WrongPassphrase(JournalFault):
    """Neither the passphrase nor the code given opens the file."""


class PassphraseNeeded(JournalFault):
    """The file is closed and needs its passphrase, or is about to leave without having one."""


class Locked(PassphraseNeeded):
    """The workbook is closed for now; what was asked can be asked again once it is open."""


class KeyMissing(JournalFault):
    """The key that lies beside a file without passphrase is not there."""


class NewKey(JournalFault):
    """The workbook was given a new key while this page had it open."""


class NotPossible(JournalFault):
    """What was asked cannot be done to this entry: nothing to undo, no such entry."""


def damaged() -> Damaged:
    """The file does not fit together any more."""
    return Damaged(
        _(
            "This workbook file has been damaged or changed outside the program, so nothing was "
            "written to it. Open the last copy you downloaded, or take out what can still be "
            "read with: secure-base export FILE.workbook --rescue"
        )
    )


def full() -> DiskFull:
    """No room."""
    return DiskFull(
        _(
            "There is no room left on this disk, so this could not be kept. What was kept before "
            "is safe. Make some room, then try again."
        )
    )


def read_only() -> ReadOnly:
    """No permission to write."""
    return ReadOnly(
        _(
            "This folder can be read but not written, so nothing new can be kept here. What was "
            "kept before is safe."
        )
    )


def only_carried() -> ReadOnly:
    """A file that was brought, held in memory only."""
    return ReadOnly(_("This is a copy to look at. Bring it into your own workbook to write in it."))


def not_a_workbook() -> NotAWorkbook:
    """Somebody else's file."""
    return NotAWorkbook(
        _("This file is not a workbook. Choose the file whose name ends in .workbook.")
    )


FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE}
FULL |= {sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_TRUNCATE}


@contextmanager
def telling() -> Iterator[None]:
    """Turn what SQLite and the system say into the fault a person is shown."""
    try:
        yield
    except sqlite3.Error as fault:
        raise _from_sqlite(fault) from None
    except OSError as fault:
        raise _from_system(fault) from None


def _from_sqlite(fault: sqlite3.Error) -> Exception:
    code = getattr(fault, "sqlite_errorcode", None)
    if code is None:
        return fault
    if code in FULL:
        return full()
    match code & 0xFF:
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return read_only()
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Busy(
                _("Another page is writing to this workbook just now. Try again in a moment.")
            )
        case sqlite3.SQLITE_NOTADB:
            return not_a_workbook()
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_IOERR | sqlite3.SQLITE_SCHEMA:
            return damaged()
        case sqlite3.SQLITE_TOOBIG:
            return TooLarge(_("This file holds more than a workbook can hold."))
        case _:
            return fault


def _from_system(fault: OSError) -> Exception:
    match fault.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return full()
        case errno.EROFS | errno.EACCES | errno.EPERM:
            return read_only()
        case errno.ENOTDIR | errno.EEXIST:
            return NotPossible(
                _("There is a file where the folder of the workbook should be. Move it away first.")
            )
        case _:
            return fault
