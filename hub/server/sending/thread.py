"""The thread that passes on what is due, and leaves a gateway in trouble alone for a while."""

from __future__ import annotations

import threading

import structlog
from sqlalchemy.exc import DBAPIError

from hub.keys import KeysError
from hub.server.sending.backoff import pause_after
from hub.server.sending.gateway import Unsure
from hub.server.sending.sender import Sender
from hub.store.losses import is_passing

LOOK_SECONDS = 1.0
"""How often it is looked whether a message is due."""
BETWEEN_SECONDS = 0.1
"""Between two messages: each takes the hall's lock twice, and who waits for that on SQLite looks every 0.1 s. A flood
of messages, of a portal's file or of a morning's reminders, keeps no kiosk waiting."""

log = structlog.get_logger("hub.sending")


class SendingThread:
    """Passes on what is due for as long as the hub runs."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender
        self._stop = threading.Event()
        self._failures = 0
        self._thread = threading.Thread(target=self._run, name=f"sending-{sender.hall}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End after the try under way."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        pause = LOOK_SECONDS
        while not self._stop.wait(pause):
            try:
                pause = self._turn()
            except Exception as error:  # the thread's outermost frame: what comes after a bug is sent all the same
                log.error("sending_broke", exc_info=error)
                pause = LOOK_SECONDS

    def _turn(self) -> float:
        """Pass one on; how many seconds until the next look."""
        try:
            outcome = self._sender.pass_on()
        except KeysError:
            return LOOK_SECONDS
        except DBAPIError as error:
            if not is_passing(error):
                raise
            return LOOK_SECONDS
        if outcome is None:
            return LOOK_SECONDS
        self._failures = self._failures + 1 if isinstance(outcome, Unsure) else 0
        return max(BETWEEN_SECONDS, pause_after(self._failures))
