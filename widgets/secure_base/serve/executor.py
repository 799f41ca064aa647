"""Runs a page's cells in its kernel: Voilà's executor, never left waiting by its own words.

nbclient answers an Output widget on the very socket on which it waits for the cell's reply. Sending
there may swallow the news that the reply has come, and the page waits for ever
(https://github.com/jupyter/nbclient/issues/312). Here such answers go by a client of their own.
"""

from __future__ import annotations

from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.session import Session
from voila.execute import VoilaExecutor


class Executor(VoilaExecutor):
    """One page's; `leave()` ends it."""

    speaker: AsyncKernelClient | None = None
    """Who answers widgets, once there is one to be answered."""

    def on_comm_open_jupyter_widget(self, msg: dict[str, Any]) -> Any:
        """The other half of an Output widget, speaking by a socket on which nobody waits."""
        widget = super().on_comm_open_jupyter_widget(msg)
        if widget is not None:
            widget.kernel_client = self._speaker()
        return widget

    def _speaker(self) -> AsyncKernelClient:
        if self.speaker is None:
            session = Session(key=self.km.session.key)  # the kernel knows a socket by its session
            self.speaker = self.km.client(session=session)
            self.speaker.start_channels(iopub=False, stdin=False, hb=False, control=False)
        return self.speaker

    def leave(self) -> None:
        """Close what was opened to the kernel, however far it got."""
        for client in (self.kc, self.speaker):
            if client is not None:
                client.stop_channels()
