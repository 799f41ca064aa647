"""Who may reach what.

A kernel belongs to the browser session that started it: a random cookie that no script and no other
site can read says whose it is, and every way to a kernel (websocket, REST, shutdown) asks the
authorizer. Requests must name this server as their host, and changing ones must come from one of
its own pages, so that another site open in the same browser can do nothing here.
"""

from __future__ import annotations

import hashlib
import ipaddress
import re
import secrets
import socket
from typing import Any
from urllib.parse import urlsplit

from jupyter_server.auth.authorizer import Authorizer
from jupyter_server.auth.identity import IdentityProvider, User
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from tornado import web
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from .kernels import OwnedKernels
from .quiet import told

PROTOCOL = "v1.kernel.websocket.jupyter.org"
COOKIE = "secure-base"
TOKEN_BYTES = 32

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' blob: 'wasm-unsafe-eval'; "
        "img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": (
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""On every answer. `blob:` is how an anywidget's module is imported, `wasm-unsafe-eval` what
libsodium needs in a browser; there is no inline script and no inline style."""


class BrowserSession(IdentityProvider):
    """One person without sign-in: the cookie of the browser session says who is asking."""

    def get_user(self, handler: web.RequestHandler) -> User | None:
        """The session's user; None for a browser that has not started a kernel yet."""
        token = getattr(handler, "begun_session", None) or handler.get_cookie(COOKIE)
        if not token or not re.fullmatch(r"[\w-]{43}", token):
            return None
        return User(username=hashlib.sha256(token.encode()).hexdigest()[:24])

    def begin(self, handler: Any) -> None:
        """Give the browser a session, from this request on."""
        token = handler.begun_session = secrets.token_urlsafe(TOKEN_BYTES)
        handler.set_cookie(
            COOKIE,
            token,
            path=handler.settings["base_url"],
            httponly=True,
            samesite="Strict",
            secure=handler.request.protocol == "https",
        )

    def get_handlers(self) -> list[Any]:
        """There is nothing to sign in to."""
        return []


class OwnKernels(Authorizer):
    """A kernel is its owner's alone; nothing else here is asked for by resource."""

    def is_authorized(self, handler: Any, user: User | None, action: str, resource: str) -> bool:
        """Whether `user` may do this: to a kernel of their own, anything; otherwise nothing."""
        if user is None or resource != "kernels":
            return False
        kernel = getattr(handler, "kernel_id", None) or handler.path_kwargs.get("kernel_id")
        owner = handler.kernels.owners.get(kernel)
        return owner is not None and secrets.compare_digest(owner, user.username)


class Door(JupyterHandler):
    """What every handler of ours asks of a request, and how it fails."""

    async def prepare(self, **_: Any) -> None:
        """Know the user and the request's origin; refuse rather than send to a sign-in page."""
        await JupyterHandler.prepare(self, _redirect_to_login=False)
        if not self.check_origin():
            raise web.HTTPError(403)

    @property
    def kernels(self) -> OwnedKernels:
        """The kernels, with their owners."""
        kernels: OwnedKernels = self.settings["kernel_manager"]
        return kernels

    def set_default_headers(self) -> None:
        """Our headers, and no word of what serves them."""
        super().set_default_headers()
        self.clear_header("Server")

    def check_host(self) -> bool:
        """Refuse a host name that is not ours: a site elsewhere may have its name point here."""
        return self.settings["any_host"] or known_host(self.request.host)

    def check_origin(self, origin_to_satisfy_tornado: str = "") -> bool:
        """A browser tells where a request comes from; it must be a page of this server."""
        origin = origin_to_satisfy_tornado or self.get_origin()
        if not origin:
            return True
        ours = {self.request.host}
        if self.settings["any_host"]:
            ours.add(self.request.headers.get("X-Forwarded-Host", ""))
        return urlsplit(origin).netloc.lower() in {name.lower() for name in ours if name}

    def check_xsrf_cookie(self) -> None:
        """A changing request comes from a page of ours: browsers send its origin with it."""
        if not hasattr(self, "_jupyter_current_user"):  # too early; `prepare` asks again
            return
        headers = self.request.headers
        site = headers.get("Sec-Fetch-Site", "")
        if not self.check_origin() or not (headers.get("Origin") or site == "same-origin"):
            raise web.HTTPError(403)

    def log_exception(self, kind: Any, value: Any, trace: Any) -> None:
        """A line without values: a message or a local variable may hold a person's words."""
        if not isinstance(value, web.HTTPError) or value.status_code >= 500:
            self.log.error("%s %s: %s", self.request.method, self.request.path, told(value))

    def write_error(self, status_code: int, **_: Any) -> None:
        """A plain page that keeps the way to a person open."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(self.settings["trouble_page"](status_code))


class NotFound(Door):
    """Every address that is no page."""

    unknown = True

    async def prepare(self, **_: Any) -> None:
        """Nobody needs to be known to be told that there is nothing here."""
        raise web.HTTPError(404 if self.check_host() else 403)


class KernelResource(Door, KernelHandler):
    """`/api/kernels/ID`: whether it lives, and its end; asked through the authorizer."""

    def write_error(self, status_code: int, **_: Any) -> None:
        """The status says enough to a script."""
        self.finish()


class KernelSocket(Door, VoilaKernelWebsocketHandler):
    """A kernel's websocket, in protocol v1 only: the older one lets cells' sources through."""

    async def pre_get(self) -> None:
        """Refuse another protocol before anything is asked of the kernel."""
        asked = self.request.headers.get("Sec-WebSocket-Protocol", "")
        if PROTOCOL not in [name.strip() for name in asked.split(",")]:
            raise web.HTTPError(400)
        await super().pre_get()

    def select_subprotocol(self, subprotocols: list[str]) -> str | None:
        """The one we speak; the page may have gone while its kernel was starting."""
        return PROTOCOL if PROTOCOL in subprotocols else None

    def on_close(self) -> None:
        """Let the kernel's channels go, if they were ever joined."""
        if getattr(self, "connection", None) is not None:
            super().on_close()

    def write_error(self, status_code: int, **_: Any) -> None:
        """The status says enough to a script."""
        self.finish()


def known_host(host: str) -> bool:
    """Whether a `Host` header names this machine. An address in figures cannot be rebound."""
    name = urlsplit(f"//{host}").hostname or ""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        own = socket.gethostname().lower()
        return name in {"localhost", own, own.split(".")[0], f"{own.split('.')[0]}.local"}
    return True
