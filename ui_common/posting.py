"""One request on its way: made again, the same to the byte, until somebody answers or it is given up."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QNetworkReply, QNetworkRequest

from hub.link.addresses import Addresses

ATTEMPT_MS = 6_000
"""One attempt: longer than the slowest answer of a living hub, short enough to try again before giving up."""
FIRST_WAIT_SECONDS = 0.2
LONGEST_WAIT_SECONDS = 2.0
_NO_ANSWER = frozenset({0, 502, 503, 504})
"""Nobody answered, a hub without its database, or a proxy for a hub that is not there."""


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The hub did not answer in time. The act may have happened: carry on with the same id."""

    id: str
    reason: str


class Posting(QObject):
    """`finished(status, body)` comes once: status 0 when it was given up, with the reason as body."""

    finished = Signal(int, bytes)

    def __init__(self, hubs: Addresses, begin: Callable[[str], QNetworkReply], give_up_after: float,
                 parent: QObject) -> None:
        super().__init__(parent)
        self._hubs = hubs
        self._url = hubs.current
        self._begin = begin
        self._until = time.monotonic() + give_up_after
        self._wait = FIRST_WAIT_SECONDS
        self._reply: QNetworkReply | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.start)

    @Slot()
    def start(self) -> None:
        """Make the request now, to the hub that is to be spoken to now."""
        self._url = self._hubs.current
        self._reply = self._begin(self._url)
        self._reply.finished.connect(self._ended)

    def stop(self) -> None:
        """Let go; nothing is emitted any more."""
        self._again.stop()
        reply, self._reply = self._reply, None
        if reply is not None:
            reply.abort()
            reply.deleteLater()

    @Slot()
    def _ended(self) -> None:
        reply, self._reply = self._reply, None
        if reply is None:
            return
        reply.deleteLater()
        status = int(reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute) or 0)
        whole = reply.error() in (QNetworkReply.NetworkError.NoError, *_ANSWERED)
        if status not in _NO_ANSWER and whole:
            self.finished.emit(status, bytes(reply.readAll().data()))
        else:
            self._retry(reply.errorString())

    def _retry(self, reason: str) -> None:
        self._hubs.lost(self._url)
        wait = self._wait * (0.5 + 0.5 * random.random())
        self._wait = min(LONGEST_WAIT_SECONDS, self._wait * 2)
        if time.monotonic() + wait >= self._until:
            self.finished.emit(0, reason.encode())
        else:
            self._again.start(round(wait * 1000))


_ANSWERED = frozenset(
    error for error in QNetworkReply.NetworkError if 200 < error.value < 500
)
"""Qt's numbers for answers with an error status: 201–299 content, 401–499 server; below lie broken lines."""
