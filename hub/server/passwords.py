"""Passwords of staff: argon2 hashes, and how guessing is slowed down without locking anybody out."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

TIME_COST = 2
MEMORY_KIB = 19 * 1024
LANES = 1
"""argon2id as OWASP's password storage sheet asks at least (19 MiB, two passes): some 30 ms of one core."""

FREE_TRIES = 3
LONGEST_WAIT_SECONDS = 60.0
FORGOTTEN_AFTER_SECONDS = 600.0
MAX_REMEMBERED = 1000

_hasher = PasswordHasher(time_cost=TIME_COST, memory_cost=MEMORY_KIB, parallelism=LANES)
_NOBODY = _hasher.hash("nobody has this password")


def hash_password(password: str) -> str:
    """What is kept of a password."""
    return _hasher.hash(password)


def right_password(kept: str | None, password: str) -> bool:
    """Whether it is the one; takes as long for a login that is not there (`kept` None) as for another."""
    try:
        return _hasher.verify(kept or _NOBODY, password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def outdated(kept: str) -> bool:
    """Whether it was made with other parameters than those of now, and is to be made anew when it is known."""
    return _hasher.check_needs_rehash(kept)


class SlowDown:
    """How long a login waits at a counter after wrong passwords there: 1, 2, 4, … up to 60 s.

    By login and counter, so that guessing at one counter slows nobody elsewhere, and nobody else there. What is
    tried during the wait is not looked at and does not prolong it. `now` is a monotonic clock in seconds.
    """

    def __init__(self) -> None:
        self._wrong: dict[tuple[str, str], tuple[int, float]] = {}

    def wait(self, login: str, counter: str, now: float) -> float:
        """Seconds before the next try is looked at."""
        count, last = self._wrong.get((login, counter), (0, now))
        if count < FREE_TRIES or now - last > FORGOTTEN_AFTER_SECONDS:
            return 0.0
        return max(0.0, last + min(LONGEST_WAIT_SECONDS, 2.0 ** (count - FREE_TRIES)) - now)

    def wrong(self, login: str, counter: str, now: float) -> None:
        count, last = self._wrong.pop((login, counter), (0, now))
        if now - last > FORGOTTEN_AFTER_SECONDS:
            count = 0
        while len(self._wrong) >= MAX_REMEMBERED:
            self._wrong.pop(next(iter(self._wrong)))
        self._wrong[login, counter] = (min(count + 1, 20), now)

    def right(self, login: str, counter: str) -> None:
        self._wrong.pop((login, counter), None)
