"""Why nothing can be written just now: the disk is full, the database is away, or another hub has newer keys.

A line in the log at each change.
"""

from __future__ import annotations

import structlog

log = structlog.get_logger("hub.lane")

FULL, AWAY, KEYS = "storage_full", "storage_away", "keys_behind"
OVER = {FULL: "storage_recovered", AWAY: "storage_recovered", KEYS: "keys_agree"}


class Trouble:
    """Of one lane; true while there is any."""

    def __init__(self) -> None:
        self._what: str | None = None

    def __bool__(self) -> bool:
        return self._what is not None

    @property
    def away(self) -> bool:
        return self._what == AWAY

    @property
    def keys_behind(self) -> bool:
        return self._what == KEYS

    def full(self, error: Exception) -> None:
        self._change(FULL, error)

    def lost(self, error: Exception) -> None:
        self._change(AWAY, error)

    def other_keys(self, error: Exception) -> None:
        self._change(KEYS, error, cure="copy keys.json from the hub on which keys were changed")

    def over(self) -> None:
        """Something was written."""
        if self._what is not None:
            log.info(OVER[self._what], after=self._what)
        self._what = None

    def _change(self, what: str, error: Exception, **more: str) -> None:
        if self._what != what:
            log.error(what, error=str(error.__cause__ or error), **more)
        self._what = what
