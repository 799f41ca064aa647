"""What may stand in a log: methods, paths, statuses, classes of exceptions and places in code.

Never a person's words, a query, a request's body or an exception's message, which may quote them.
"""

from __future__ import annotations

import logging
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

from tornado.web import RequestHandler

UNKNOWN = "an unknown address"
"""What stands for a path that is none of ours: anything may have been typed there."""

LOG = logging.getLogger("secure_base.serve")

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def told(fault: BaseException | None) -> str:
    """An exception without its message: `KeyError at part.py:41`."""
    if fault is None:
        return "unknown"
    frames = traceback.extract_tb(fault.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(fault).__name__}{place}"


def log_request(handler: RequestHandler) -> None:
    """One line for a request that failed; the path without its query, if it is one of ours."""
    status = handler.get_status()
    level = logging.WARNING if status >= 400 else logging.DEBUG
    path = UNKNOWN if getattr(handler, "unknown", False) else handler.request.path
    LOG.log(level, "%d %s %s", status, handler.request.method, path)


class Discreet(logging.Formatter):
    """Writes a record without the messages of exceptions."""

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 - the name is logging's
        """The class and the place of an exception."""
        return told(ei[1])


class WithoutContent(logging.Filter):
    """Keeps what a record is about and drops what it quotes, for loggers that quote messages."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Cut the record's text at its first quotation."""
        record.msg = str(record.msg).split("%", 1)[0].split(":", 1)[0].strip()
        record.args = ()
        record.exc_info = None
        return True


def channels_log() -> logging.Logger:
    """The log of the kernels' channels, through which every word passes."""
    log = logging.getLogger("secure_base.serve.channels")
    if not log.filters:
        log.addFilter(WithoutContent())
    return log


def set_up(level: int, app_log: Any) -> None:
    """Write to stderr, discreetly, whoever logs: this server, tornado, jupyter_server, asyncio."""
    writer = logging.StreamHandler()
    writer.setLevel(level)
    writer.setFormatter(Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.handlers[:] = [writer]
    root.setLevel(level)
    app_log.handlers[:] = []
    app_log.setLevel(max(level, logging.WARNING))  # below, what cells show would be logged
    app_log.propagate = True
