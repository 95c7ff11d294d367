"""How long a login waits at a counter after wrong passwords there: 1, 2, 4, … up to 60 s.

By login and counter, so that guessing at one counter slows nobody elsewhere, and nobody else there. The count is in
the database: who goes round the hubs has no more tries than who stays at one. A try is counted before it is looked
at, under the hall's lock, or tries at several hubs at one time would all be free. What is tried during the wait is
not looked at and does not prolong it.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import Connection, Engine

from hub.server.lane.clock import Clock
from hub.server.trust.keys_in_force import KeysInForce
from hub.store import tries
from hub.store.database import writing
from hub.store.tries import Tries

FREE_TRIES = 3
LONGEST_WAIT = timedelta(seconds=60)
FORGOTTEN_AFTER = timedelta(minutes=10)
MAX_REMEMBERED = 1000
MOST_COUNTED = 20


@dataclass(frozen=True, slots=True)
class Guesses:
    engine: Engine
    hall: str
    keys: KeysInForce
    clock: Clock
    most: int = MAX_REMEMBERED
    """Whose tries are remembered at once."""

    def count(self, login: str, counter: str) -> float:
        """Count a try that is about to be looked at: 0; or the seconds until one will be. Raises OtherKeys."""
        now = self.clock()
        with self._writing(login, counter) as (tx, who):
            tries.forget(tx, self.hall, now - FORGOTTEN_AFTER, now + LONGEST_WAIT)
            before = tries.find(tx, self.hall, who)
            wait = wait_after(before, now)
            if wait == 0:
                counted = 1 if before is None else min(before.count + 1, MOST_COUNTED)
                tries.put(tx, self.hall, who, Tries(counted, now), self.most)
        return wait

    def right(self, login: str, counter: str) -> None:
        """It was the right password: forget the tries before it. Raises OtherKeys."""
        with self._writing(login, counter) as (tx, who):
            tries.drop(tx, self.hall, who)

    @contextmanager
    def _writing(self, login: str, counter: str) -> Iterator[tuple[Connection, bytes]]:
        """With the digest of who tries: what is typed as a login may be anything, even a person's number."""
        with writing(self.engine, self.hall) as tx, self.keys.agreed(tx) as keys:
            key = keys.derive("sign-in tries", keys.current)
            yield tx, hmac.digest(key, f"{login}\0{counter}".encode(), sha256)


def wait_after(before: Tries | None, now: datetime) -> float:
    """Seconds from `now` until the next try is looked at."""
    if before is None or before.count < FREE_TRIES:
        return 0.0
    wait = min(LONGEST_WAIT, timedelta(seconds=2.0 ** (before.count - FREE_TRIES)))
    return max(0.0, (min(before.last, now) + wait - now).total_seconds())
