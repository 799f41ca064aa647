"""The handlers of the pages themselves: a notebook's shell, the support page, the blank page."""

from __future__ import annotations

import json

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado import web

from . import places
from .assets import send
from .doors import Door
from .shell import Shell

AGAIN = "no-cache"
"""A browser keeps the page and asks each time whether it is still the same."""


class PageHandler(Door):
    """`/voila/render/NAME.ipynb`, and `/` for the home page."""

    def initialize(self, name: str | None = None) -> None:
        """`name` when the address itself holds none."""
        self.name = name

    @allow_unauthenticated
    def get(self, name: str | None = None) -> None:
        """The page's shell, or word that the browser has it already."""
        wanted = self.name or name or ""
        path = places.notebook(self.settings["workbooks"], wanted)
        if path is None:
            raise web.HTTPError(404)
        show(self, self.settings["shells"].page(path, wanted))

    head = get


class StandingPage(Door):
    """A page made when the server started: it needs nothing else to work."""

    def initialize(self, shell: Shell) -> None:
        """Keep the page at hand."""
        self.shell = shell

    @allow_unauthenticated
    def get(self) -> None:
        """The page."""
        show(self, self.shell)

    head = get


class Health(Door):
    """`/health`: this server answers."""

    def initialize(self, version: str) -> None:
        """The version to tell."""
        self.version = version

    @allow_unauthenticated
    def get(self) -> None:
        """`{"status": "ok", "version": …}`."""
        self.set_header("Content-Type", "application/json")
        self.set_header("Cache-Control", "no-store")
        self.finish(json.dumps({"status": "ok", "version": self.version}))

    head = get


def show(handler: Door, shell: Shell) -> None:
    """Send a shell, or 304 to a browser that has this very content."""
    handler.set_header("Content-Type", "text/html; charset=utf-8")
    handler.set_header("Cache-Control", AGAIN)
    handler.set_header("Etag", shell.etag)
    if handler.check_etag_header():
        handler.set_status(304)
        handler.finish()
        return
    send(handler, shell.body)
