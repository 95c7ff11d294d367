"""Learns at once what other hubs committed, and lets the lane catch up."""

from __future__ import annotations

import threading

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from hub.server.lane.lane import Lane
from hub.store.database import news
from hub.store.losses import StorageLost

AGAIN_SECONDS = 0.5
"""After the line was lost. Meanwhile the lane looks by itself, every second."""

log = structlog.get_logger("hub.watch")


class Watch:
    """A thread that listens to the database as long as the hub lives."""

    def __init__(self, engine: Engine, hall: str, lane: Lane) -> None:
        self._engine = engine
        self._hall = hall
        self._lane = lane
        self._stop = threading.Event()
        self._lost = False
        self._thread = threading.Thread(target=self._run, name=f"watch-{hall}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End it; returns when the thread has, within a third of a second."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self._listen()
            except (DBAPIError, StorageLost) as error:
                self._say(lost=error)
                self._stop.wait(AGAIN_SECONDS)

    def _listen(self) -> None:
        for seq in news(self._engine, self._hall, self._stop):
            self._say(lost=None)
            if seq != self._lane.state.seq:
                self._lane.look(_nobody)

    def _say(self, lost: Exception | None) -> None:
        """A line when the news stop and one when they come again."""
        if lost is not None and not self._lost:
            log.warning("news_lost", error=str(lost.__cause__ or lost))
        if lost is None and self._lost:
            log.info("news_again")
        self._lost = lost is not None


def _nobody() -> None:
    """Nobody waits for this look."""
