"""A journal that could not be opened: every request to it is answered with the reason.

A page stands and can be read whatever happened to the file; its forms then say what is wrong,
where a cell that failed could only leave them silent.
"""

from __future__ import annotations

from typing import NoReturn

from secure_base.journal.faults import JournalFault


class ClosedJournal:
    """Stands where a `Journal` would, and raises the fault that kept it shut."""

    def __init__(self, fault: JournalFault) -> None:
        self._fault = fault

    def close(self) -> None:
        """Nothing is open."""

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__"):
            raise AttributeError(name)
        raise self._fault.with_traceback(None)

    def __repr__(self) -> str:
        return f"ClosedJournal({type(self._fault).__name__})"
