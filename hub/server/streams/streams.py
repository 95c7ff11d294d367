"""The streams of all clients: each event encoded once per audience, each view once per who sees the same.

Event loop only. A reader that is too slow is dropped, never waited for: it comes back and resumes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from hub.server.streams.line import Line
from hub.server.streams.public import PING, frame, public_event
from hub.server.streams.viewer import Sight, Viewer
from hub.store.journal import Entry
from hub.wire import VIEW_INTERVAL_SECONDS


class Client(Line):
    """The stream of one program: all that happens, as its audience may see it."""

    def __init__(self, sight: Sight, token: str, machine: str = "") -> None:
        super().__init__(f"{sight.audience.value}:{sight.place}")
        self.sight = sight
        self.token = token
        self.machine = machine
        """Which of the hall's machines it is, such as board:b1."""


class Streams:
    """All clients of the hall."""

    def __init__(self, viewer: Viewer, now: Callable[[], datetime]) -> None:
        self._viewer = viewer
        self._now = now
        self._clients: set[Client] = set()
        self._last_view = float("-inf")
        self._timer: asyncio.TimerHandle | None = None

    def __len__(self) -> int:
        return len(self._clients)

    @property
    def machines(self) -> frozenset[str]:
        """Those whose streams are open."""
        return frozenset(client.machine for client in self._clients if client.machine)

    def join(self, client: Client, missed: Iterable[Entry]) -> None:
        """From now on the client gets everything; first what it `missed` and the view as it is now."""
        for entry in missed:
            data = public_event(entry, client.sight.audience)
            if data is not None:
                client.send(data)
        client.send_view(self._framed(client.sight))
        self._clients.add(client)

    def leave(self, client: Client) -> None:
        self._clients.discard(client)

    def publish(self, entries: Sequence[Entry]) -> None:
        """Tell all clients what happened, then, at most every 100 ms, how the hall looks."""
        audiences = {client.sight.audience for client in self._clients}
        for entry in entries:
            encoded = {each: public_event(entry, each) for each in audiences}
            for client in self._clients:
                data = encoded[client.sight.audience]
                if data is not None:
                    client.send(data)
        self.show()

    def show(self) -> None:
        """Send views: at once after a quiet time, else when 100 ms have passed since the last ones."""
        if self._timer is not None:
            return
        loop = asyncio.get_running_loop()
        wait = self._last_view + VIEW_INTERVAL_SECONDS - loop.time()
        if wait <= 0:
            self._show_now()
        else:
            self._timer = loop.call_later(wait, self._show_now)

    def ping(self) -> None:
        """A sign of life to all."""
        for client in self._clients:
            client.send(PING)

    def part(self, welcome: Callable[[str], bool]) -> None:
        """End the streams whose token is no longer welcome."""
        for client in self._clients:
            if not welcome(client.token):
                client.close()

    def end_all(self) -> None:
        """End every stream: the clients come back, here or to another hub."""
        for client in self._clients:
            client.close()

    def close(self) -> None:
        """End every stream for good, at shutdown."""
        if self._timer is not None:
            self._timer.cancel()
        self.end_all()

    def _show_now(self) -> None:
        self._timer = None
        self._last_view = asyncio.get_running_loop().time()
        for client in self._clients:
            client.send_view(self._framed(client.sight))

    def _framed(self, sight: Sight) -> bytes:
        return frame("view", self._viewer.view(sight, self._now()), self._viewer.state.seq)


