"""The Voilà application: its own addresses, doors and pages; Voilà's executor, kernels, culling."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import re
import shutil
import signal
import sys
import webbrowser
from http import HTTPStatus
from pathlib import Path
from typing import Any

import tornado.httpserver
import tornado.ioloop
import tornado.netutil
from tornado.web import HTTPError
from traitlets import Bool, Unicode
from voila.app import Voila
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler

import secure_base

from .. import program
from ..program.language import _
from . import doors, kernels, keyring, places, quiet
from .assets import AssetHandler, Assets
from .pages import Health, PageHandler, StandingPage
from .shell import Shells
from .stream import KernelStream

KERNEL = r"(?P<kernel_id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
LARGEST_REQUEST = 1_000_000
"""Bytes of an ordinary request's body: our pages send none."""
LARGEST_MESSAGE = 64 * 1024 * 1024
"""Bytes of one websocket message: a whole workbook file being opened."""

STOPPING = (signal.SIGINT, signal.SIGTERM)
PING = 30_000
"""Milliseconds between two pings of a websocket, and until one without an answer is closed."""


class Refused(Exception):
    """The server cannot start; the message is the sentence to show."""


class ShutdownKernel(doors.Door, VoilaShutdownKernelHandler):
    """The farewell of a page that is closing: its own kernel ends, nobody else's."""

    async def post(self, kernel_id: str) -> None:
        """End the kernel once it has written what it was last sent."""
        allowed = self.authorizer.is_authorized(self, self.current_user, "execute", "kernels")
        if not allowed:
            raise HTTPError(403)
        self.kernels.end_soon(kernel_id)
        self.set_status(204)
        self.finish()

    def write_error(self, status_code: int, **_: Any) -> None:
        """The status says enough to a script."""
        self.finish()


class SecureBase(Voila):
    """`secure-base serve`."""

    name = "secure-base"
    description = Unicode("Serves the workbook's notebooks as pages.")
    any_host = Bool(False, help="Believe a proxy in front about the host.").tag(config=True)
    leave_to = Unicode("about:blank", help="Where Leave leads.").tag(config=True)
    notice = Unicode("", help="A sentence at the head of every page.").tag(config=True)

    def setup_template_dirs(self) -> None:
        """The pages have a template of their own, beside this module."""

    def init_settings(self) -> dict[str, Any]:
        """Voilà's settings with our doors, logs and pages."""
        settings: dict[str, Any] = super().init_settings()
        quiet.set_up(self.log_level, self.log)
        self.assets = Assets(places.STATIC, places.BUILT / "assets")
        self.shells = Shells(
            program.load(),
            self.assets,
            self.base_url,
            secure_base.Workbook.shape_of,
            self.leave_to,
            self.notice,
        )
        settings.update(
            headers=doors.HEADERS,
            log_function=quiet.log_request,
            default_handler_class=doors.NotFound,
            allow_remote_access=False,
            any_host=self.any_host,
            shells=self.shells,
            workbooks=Path(self.root_dir),
            trouble_page=self.trouble_page,
            websocket_max_message_size=LARGEST_MESSAGE,
            websocket_compression_options={},
            ws_ping_interval=PING,
            ws_ping_timeout=PING,
        )
        return settings

    def trouble_page(self, status: int) -> bytes:
        """The page for an address that cannot be shown."""
        words = {
            403: _("This page belongs to someone else, or was asked for from somewhere else."),
            404: _("There is no page at this address."),
        }
        known = words.get(status) or _("This page could not be shown. Please try again.")
        title = HTTPStatus(status).phrase
        return self.shells.render("trouble.html.j2", title=title, words=known).body.plain

    def init_handlers(self) -> list[Any]:
        """Our own addresses, below the base URL."""
        base = self.server_url
        at = re.escape(base)
        support = self.shells.render("support.html.j2", title=_("Need someone now?"))
        blank = self.shells.render("blank.html.j2")
        home = {"name": "home.ipynb"}
        addresses = [
            (at, PageHandler, home),
            (rf"{at}voila/render/(.+\.ipynb)", PageHandler),
            (rf"{at}voila/kernel/(.+\.ipynb)", KernelStream),
            (rf"{at}voila/api/shutdown/{KERNEL}", ShutdownKernel),
            (rf"{at}api/kernels/{KERNEL}", doors.KernelResource),
            (rf"{at}api/kernels/{KERNEL}/channels", doors.KernelSocket),
            (rf"{at}static/(.+)", AssetHandler, {"assets": self.assets}),
            (rf"{at}support", StandingPage, {"shell": support}),
            (rf"{at}blank", StandingPage, {"shell": blank}),
            (rf"{at}health", Health, {"version": secure_base.__version__}),
        ]
        return addresses

    @property
    def address(self) -> str:
        """Where a person opens it."""
        name = "127.0.0.1" if self.ip in {"", "0.0.0.0", "::"} else self.ip
        return f"http://{f'[{name}]' if ':' in name else name}:{self.port}{self.base_url}"

    def listen(self) -> None:
        """Serve at the asked port, or say why not, until Ctrl+C or SIGTERM."""
        self.ioloop = tornado.ioloop.IOLoop.current()
        try:
            sockets = tornado.netutil.bind_sockets(self.port, self.ip)
        except OSError as fault:
            self.stop()
            raise Refused(cannot_listen(fault, self.ip, self.port)) from None
        stop_at_signals(self.ioloop)
        self.port: int = sockets[0].getsockname()[1]
        server = tornado.httpserver.HTTPServer(
            self.app, xheaders=self.any_host, max_body_size=LARGEST_REQUEST
        )
        server.add_sockets(sockets)
        print(_("Secure Base is at {address}").format(address=self.address), flush=True)
        print(_("Ctrl+C stops it."), flush=True)
        if self.open_browser:
            webbrowser.open(self.address)
        keys = keyring.Keyring(self.kernel_manager.owner_of)
        self.kernel_manager.surroundings = keys.open()
        notebooks = sorted(Path(self.root_dir).glob("*.ipynb"))
        self.ioloop.call_later(0, self.shells.make_ready, notebooks, self.ioloop)
        try:
            self.ioloop.start()
        except KeyboardInterrupt:  # Windows
            print(file=sys.stderr)
        finally:
            server.stop()
            keys.close()
            self.stop()

    def stop(self) -> None:
        """End the kernels, then forget where they were to be found."""
        self.ioloop.run_sync(self.kernel_manager.end_all)
        shutil.rmtree(self.connection_dir, ignore_errors=True)


def stop_at_signals(loop: tornado.ioloop.IOLoop) -> None:
    """Let Ctrl+C and SIGTERM stop the loop between two tasks.

    Raised in the middle of one, as Python does by itself, Ctrl+C may break the very task that a
    kernel's end waits for. Windows has no such handlers; there it stays as Python has it.
    """
    asyncio_loop: asyncio.AbstractEventLoop = loop.asyncio_loop  # type: ignore[attr-defined]

    def stop() -> None:
        print(file=sys.stderr)
        for number in STOPPING:  # once is enough: a second would break the stop itself
            asyncio_loop.add_signal_handler(number, lambda: None)
        loop.stop()

    if sys.platform != "win32":
        for number in STOPPING:
            asyncio_loop.add_signal_handler(number, stop)


def cannot_listen(fault: OSError, ip: str, port: int) -> str:
    """Why the port cannot be had, and what to do."""
    if fault.errno == errno.EADDRINUSE:
        return _("Port {port} is taken: choose another with --port.").format(port=port)
    if fault.errno == errno.EACCES:
        return _("Port {port} needs an administrator: choose one above 1023 with --port.").format(
            port=port
        )
    return _("This machine cannot be reached at {ip}: choose another with --ip.").format(ip=ip)


def make(
    *,
    port: int,
    ip: str,
    base_url: str,
    open_browser: bool,
    any_host: bool = False,
    leave_to: str = "about:blank",
    notice: str = "",
) -> SecureBase:
    """The application, ready to `start()`."""
    config = kernels.settings()
    config.VoilaConfiguration.multi_kernel_manager_class = kernels.OwnedKernels
    config.VoilaConfiguration.kernel_spec_manager_class = kernels.OwnPython
    config.SecureBase.update(
        port=port,
        ip=ip,
        base_url=base_url,
        open_browser=open_browser,
        root_dir=str(places.workbooks()),
        any_host=any_host,
        leave_to=leave_to,
        notice=notice,
        log_level=logging.WARNING,
        config_file_paths=[],
        identity_provider_class=doors.BrowserSession,
        authorizer_class=doors.OwnKernels,
        kernel_websocket_connection_class=kernels.Channels,
    )
    os.environ.setdefault("JUPYTER_PLATFORM_DIRS", "1")
    app: SecureBase = SecureBase.instance(config=config)
    app.initialize([])
    return app
