"""`Part`: one widget that shows one part of a page.

Requests come from JavaScript as custom messages with a serial number, and each is answered once,
with what was asked for or with a sentence that says why not. Traits hold only what is the same for
everyone, because traits are written into saved notebooks; what a person wrote travels in messages
alone. What the requests mean is for the subclasses: a request `save` is answered by `on_save`.
"""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from weakref import WeakSet

import anywidget
import traitlets

from secure_base.journal.doorway import Doorway
from secure_base.journal.faults import JournalFault, Locked, NewKey
from secure_base.program.kinds.field import Unreadable
from secure_base.program.language import _

Message = dict[str, Any]
Buffers = list[Any]
Reply = Message | tuple[Message, Buffers]

STATIC = Path(__file__).parents[1] / "static"
NOTHING = "export default {}"
"""The module of a part whose page brings its own code."""

log = logging.getLogger(__name__)

_everyone: WeakSet[Part] = WeakSet()


class Refusal(Exception):
    """A request that cannot be done, with the sentence to show and the field it is about."""

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class Part(anywidget.AnyWidget):
    """A part of a page; `shape` is all that JavaScript needs to draw it.

    A page of ours has drawn the shape before any kernel: there the trait stays empty, which spares
    every visit the sending of it, and a part that the page did not foresee asks for it.
    """

    part = traitlets.Unicode().tag(sync=True)
    key = traitlets.Unicode().tag(sync=True)
    shape = traitlets.Dict().tag(sync=True)

    def __init__(self, part: str, key: str, shape: Message) -> None:
        super().__init__(part=part, key=key, shape={} if _page_brings_code() else shape)
        self._shape = shape
        self.on_msg(self._heard)
        _everyone.add(self)

    @property
    def _esm(self) -> str:
        return NOTHING if _page_brings_code() else _asset("forms.js")

    @property
    def _css(self) -> str:
        return "" if _page_brings_code() else _asset("forms.css")

    def answer(self, request: Message, buffers: Buffers) -> tuple[Message, Buffers]:
        """What `request` comes to: a reply, or a refusal; never an exception."""
        serial = {"serial": request["serial"]} if "serial" in request else {}
        try:
            reply = self._act(request)(request, buffers)
        except Locked as fault:  # the page holds the request and asks again once it is open
            return {"type": "closed", "sentence": fault.sentence, **serial}, []
        except NewKey as fault:
            if not self._shut():
                return {"type": "refused", "sentence": fault.sentence, **serial}, []
            return {"type": "closed", "sentence": fault.sentence, **serial}, []
        except (JournalFault, Unreadable, Refusal) as fault:
            about = {"field": fault.field} if isinstance(fault, Refusal) and fault.field else {}
            return {"type": "refused", "sentence": fault.sentence, **about, **serial}, []
        except Exception as fault:
            # An exception's message can quote what a person wrote: only kind and place are logged.
            log.error("%s at %s", type(fault).__name__, _place(fault))
            return {"type": "refused", "sentence": unexpected(), **serial}, []
        message, attached = reply if isinstance(reply, tuple) else (reply, [])
        return {**message, **serial}, attached

    def on_shape(self, _request: Message, _buffers: Buffers) -> Message:
        """The shape, for a page that did not foresee this part."""
        return {"type": "shape", "shape": self._shape}

    def tell(self, message: Message, buffers: Buffers | None = None) -> None:
        """Say something to JavaScript that it has not asked for."""
        self.send(message, buffers)

    def _shut(self) -> bool:
        """Close what another page gave a new key; whether the page can ask again later."""
        held = getattr(self, "_journal", None)
        if isinstance(held, Doorway):
            held.look()
            return held.locked
        return False

    def _act(self, request: Message) -> Callable[[Message, Buffers], Reply]:
        name = "on_" + str(request.get("type", "")).replace("-", "_")
        act = getattr(self, name, None) if name in self._requests() else None
        if act is None:
            raise Refusal(_("This page is older than the program behind it. Reload the page."))
        found: Callable[[Message, Buffers], Reply] = act
        return found

    @classmethod
    def _requests(cls) -> set[str]:
        """The requests that this class answers: its own `on_…` methods, none of the widget's."""
        own = (one for one in cls.__mro__ if issubclass(one, Part))
        return {name for one in own for name in vars(one) if name.startswith("on_")}

    def _heard(self, _widget: object, request: Message, buffers: Buffers) -> None:
        message, attached = self.answer(request, buffers)
        self.send(message, attached)


def everyone() -> list[Part]:
    """Every part that this kernel shows."""
    return list(_everyone)


def asked_for(request: Message, name: str) -> str:
    """A line of words that a request has to bring."""
    given = request.get(name)
    if not isinstance(given, str):
        raise Refusal(_("This page is older than the program behind it. Reload the page."))
    return given


def unexpected() -> str:
    """What to say when the program itself is at fault."""
    return _(
        "Something went wrong in the program. Your words are still in this page: "
        "try again, or copy them."
    )


def _page_brings_code() -> bool:
    return os.environ.get("SECURE_BASE_FACE") == "page"


@cache
def _asset(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")


def _place(fault: Exception) -> str:
    frames = traceback.extract_tb(fault.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
