"""The journal: what a person has written, in one sealed file.

    open_local(folder)                       the workbook of this folder, made when there is none
    create(path, passphrase)                 a new file with a passphrase; gives the recovery code
    open_file(path, passphrase=, code=)      a file where it lies
    open_carried(content, passphrase=, ...)  a file somebody brought, in memory

Each gives a `Journal`; what can go wrong is a `JournalFault` whose `sentence` is shown as it is.
This package keeps and gives back; it draws nothing, and knows neither widgets nor tables.
"""

from secure_base.journal.again import Shown
from secure_base.journal.entries import Answers, Entry, Kept
from secure_base.journal.faults import (
    Busy,
    Damaged,
    DiskFull,
    JournalFault,
    KeyMissing,
    Locked,
    NewKey,
    NotAWorkbook,
    NotPossible,
    PassphraseNeeded,
    ReadOnly,
    TooLarge,
    TooNew,
    WrongPassphrase,
)
from secure_base.journal.files import read_carried
from secure_base.journal.journal import Journal
from secure_base.journal.merge import Taken
from secure_base.journal.opening import create, open_carried, open_file, open_local

__all__ = [
    "Answers",
    "Busy",
    "Damaged",
    "DiskFull",
    "Entry",
    "Journal",
    "JournalFault",
    "Kept",
    "KeyMissing",
    "Locked",
    "NewKey",
    "NotAWorkbook",
    "NotPossible",
    "PassphraseNeeded",
    "ReadOnly",
    "Shown",
    "Taken",
    "TooLarge",
    "TooNew",
    "WrongPassphrase",
    "create",
    "open_carried",
    "open_file",
    "open_local",
    "read_carried",
]
