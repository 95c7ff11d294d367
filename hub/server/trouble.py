"""Why nothing can be written just now: the disk is full, or the database is away. A line in the log at each change."""

from __future__ import annotations

import structlog

log = structlog.get_logger("hub.lane")


class Trouble:
    """Of one lane; true while there is any."""

    def __init__(self) -> None:
        self._what: str | None = None

    def __bool__(self) -> bool:
        return self._what is not None

    @property
    def away(self) -> bool:
        return self._what == "storage_away"

    def full(self, error: Exception) -> None:
        self._change("storage_full", error)

    def lost(self, error: Exception) -> None:
        self._change("storage_away", error)

    def over(self) -> None:
        """Something was written."""
        if self._what is not None:
            log.info("storage_recovered", after=self._what)
        self._what = None

    def _change(self, what: str, error: Exception) -> None:
        if self._what != what:
            log.error(what, error=str(error.__cause__ or error))
        self._what = what
