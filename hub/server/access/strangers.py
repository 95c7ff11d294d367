"""How long strangers may keep a connection that asks nothing: at the visitors' plain port everybody may knock.

Who says nothing, or a request a byte at a time, is shown out after a while. Where there are more than the hub has room
for, one without a request under way goes first, of the address that holds the most: a whole hall behind one address
is let in as long as there is room, and whoever fills the room alone only takes it from themselves.
"""

from __future__ import annotations

import asyncio
import resource
from collections import Counter

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

REQUEST_SECONDS = 10.0
"""From the first byte of a request, or from the beginning, until all of it is there."""
AT_REST_SECONDS = 15
"""How long a connection is kept for a next request."""
MOST = 4096


class Stranger(HttpToolsProtocol):
    """A connection at the visitors' port."""

    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._expect_a_request()
        if len(self.connections) > room():
            self._show_one_out()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._expect_a_request()

    def on_message_complete(self) -> None:
        self._stop_waiting()
        super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    @property
    def idle(self) -> bool:
        """Whether nobody waits for an answer on it."""
        return self.cycle is None or self.cycle.response_complete

    def _expect_a_request(self) -> None:
        self._stop_waiting()
        self._timer = self.loop.call_later(REQUEST_SECONDS, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _show_one_out(self) -> None:
        inside = [each for each in self.connections if isinstance(each, Stranger) and each is not self]
        held = Counter(_address(each) for each in inside)
        chosen = max(inside, key=lambda each: (each.idle, held[_address(each)]), default=self)
        chosen.transport.abort()


def room() -> int:
    """How many may be inside: at most half of what the process may hold open, or the programs would stand outside."""
    return min(MOST, resource.getrlimit(resource.RLIMIT_NOFILE)[0] // 2)


def _address(connection: HttpToolsProtocol) -> str:
    return connection.client[0] if connection.client else ""
