"""Tokens at the door: looked up by SHA-256, remembered for a second, so that a revoked one ends at once."""

from __future__ import annotations

import time
from collections.abc import Callable

from sqlalchemy import Engine

from hub.store import access
from hub.store.access import Bearer
from hub.store.database import reading

REMEMBER_SECONDS = 1.0


class Tokens:
    """Used in the event loop only. Unknown tokens are not remembered, so the memory holds real ones alone."""

    def __init__(self, engine: Engine, hall: str) -> None:
        self._engine = engine
        self._hall = hall
        self._known: dict[str, tuple[float, Bearer]] = {}

    def bearer(self, token: str) -> Bearer | None:
        """Who the token speaks for; None when it is unknown or was revoked."""
        until, bearer = self._known.get(token, (0.0, None))
        if bearer is not None and time.monotonic() < until:
            return bearer
        return self._look_up(token)

    def forget(self) -> None:
        """After a token was revoked."""
        self._known.clear()

    def still_good(self) -> Callable[[str], bool]:
        """Whether a token is good, for all of them at once; asked from any thread."""
        with reading(self._engine) as tx:
            live = access.live_digests(tx, self._hall)
        return lambda token: access.digest_of(token) in live

    def _look_up(self, token: str) -> Bearer | None:
        with reading(self._engine) as tx:
            bearer = access.bearer_of(tx, self._hall, token)
        if bearer is None:
            self._known.pop(token, None)
        else:
            self._known[token] = (time.monotonic() + REMEMBER_SECONDS, bearer)
        return bearer
