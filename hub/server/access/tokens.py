"""Tokens at the door: looked up by SHA-256, remembered for a second, so that a revoked one ends at once."""

from __future__ import annotations

import hmac
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

from sqlalchemy import Engine

from hub.keys import Keys
from hub.server.lane.clock import Clock
from hub.store import access
from hub.store.access import Bearer
from hub.store.database import reading
from hub.wire import Audience

REMEMBER_SECONDS = 1.0
LOOK_BACK = timedelta(minutes=1)
"""Who revokes may have a clock that is a little behind or ahead of ours."""


def made_tokens(keys: Keys, use: str, *asked: str) -> list[str]:
    """The token of a sign-in, by each of our keys, newest first: the same for a repeat, so that a lost answer can be
    asked for again."""
    what = "\0".join(asked).encode()
    digests = (hmac.digest(keys.derive(use, number), what, sha256) for number in keys.newest_first)
    return [urlsafe_b64encode(each).decode().rstrip("=") for each in digests]


class Tokens:
    """Used in the event loop only. Unknown tokens are not remembered, so the memory holds real ones alone."""

    def __init__(self, engine: Engine, hall: str, clock: Clock) -> None:
        self._engine = engine
        self._hall = hall
        self._clock = clock
        self._known: dict[str, tuple[float, Bearer]] = {}

    def bearer(self, token: str) -> Bearer | None:
        """Who the token speaks for; None when it is unknown or its time is over."""
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
            live = access.live_digests(tx, self._hall, self._clock())
        return lambda token: access.digest_of(token) in live

    def ended_lately(self) -> frozenset[bytes]:
        """Digests of the tokens whose time was over in the last minute: one short question for all streams."""
        now = self._clock()
        with reading(self._engine) as tx:
            return access.ended(tx, self._hall, now - LOOK_BACK, now)

    def clerks(self) -> frozenset[str]:
        """Who is signed in at a counter with a good token: "login@counter"."""
        with reading(self._engine) as tx:
            return access.subjects(tx, self._hall, Audience.CLERK, self._clock())

    def _look_up(self, token: str) -> Bearer | None:
        with reading(self._engine) as tx:
            bearer = access.bearer_of(tx, self._hall, token, self._clock())
        if bearer is None:
            self._known.pop(token, None)
        else:
            self._known[token] = (time.monotonic() + REMEMBER_SECONDS, bearer)
        return bearer
