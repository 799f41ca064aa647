"""`secure-base serve`: one person, on this machine, without sign-in."""

from __future__ import annotations

import argparse
import ipaddress
import os
import sys
from pathlib import Path

from ..program.language import _

PORT = 8866
LOCAL = "127.0.0.1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `secure-base serve`."""
    parser.add_argument("--port", type=int, default=PORT, metavar="P")
    parser.add_argument("--ip", default=LOCAL, metavar="ADDR", help="this machine alone by default")
    parser.add_argument("--data", type=Path, metavar="DIR", help="the folder the workbook is in")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    parser.add_argument("--base-url", default="/", metavar="U", help="such as /workbook/")
    parser.add_argument("--leave-to", default="about:blank", metavar="URL", help="for Leave")
    parser.add_argument("--behind-proxy", action="store_true", help="a proxy in front does https")
    parser.add_argument(
        "--allow-http",
        action="store_true",
        help="serve beyond this machine without sign-in, words crossing the network in the clear",
    )


def run(args: argparse.Namespace) -> int:
    """Serve until stopped; 1 with a sentence when that cannot be."""
    if not 0 <= args.port <= 65535:
        return refuse(_("A port is a number from 1 to 65535."))
    if beyond_this_machine(args.ip) and not (args.allow_http or args.behind_proxy):
        return refuse(
            _(
                "At {ip} anyone on the network could open this workbook without signing in, and "
                "what is written would cross the network in the clear. If that is a room you "
                "trust, add --allow-http; otherwise leave --ip out."
            ).format(ip=args.ip)
        )
    if args.data is not None and (sentence := unusable(args.data)):
        return refuse(sentence)
    from .application import Refused, make

    app = make(
        port=args.port,
        ip=args.ip,
        base_url=f"/{args.base_url.strip('/')}/".replace("//", "/"),
        open_browser=not args.no_browser,
        any_host=args.behind_proxy,
        leave_to=args.leave_to,
        notice=in_the_clear() if beyond_this_machine(args.ip) and args.allow_http else "",
    )
    try:
        app.start()
    except Refused as fault:
        return refuse(str(fault))
    return 0


def unusable(folder: Path) -> str | None:
    """Why the workbook cannot be kept in this folder, or None; makes the folder if need be."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return _("{folder} is not a folder and cannot be made one.").format(folder=folder)
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return _("{folder} cannot be written to: choose another with --data.").format(folder=folder)
    os.environ["SECURE_BASE_DATA"] = str(folder.resolve())
    return None


def beyond_this_machine(ip: str) -> bool:
    """Whether others can reach a server that listens here."""
    if ip == "localhost":
        return False
    try:
        return not ipaddress.ip_address(ip).is_loopback
    except ValueError:
        return True


def in_the_clear() -> str:
    """What every page says when it is served over plain http to others."""
    return _(
        "There is no sign-in here, and what you write crosses this network in the clear. "
        "Write only what you would say in this room."
    )


def refuse(sentence: str) -> int:
    """One plain line, and the exit code for it."""
    print(sentence, file=sys.stderr)
    return 1
