"""Passwords of staff: argon2 hashes, checked off the event loop, slower after each wrong one."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

FREE_TRIES = 3
LONGEST_WAIT_SECONDS = 8.0
FORGOTTEN_AFTER_SECONDS = 600.0
MAX_REMEMBERED = 1000

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
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


class SlowDown:
    """How long the next try waits, by login and counter, so that guessing at one counter slows nobody else.

    `now` is a monotonic clock in seconds. The right password is never refused, only slow after wrong ones.
    """

    def __init__(self) -> None:
        self._wrong: dict[tuple[str, str], tuple[int, float]] = {}

    def wait(self, login: str, counter: str, now: float) -> float:
        """Seconds before the next try is looked at."""
        count, last = self._wrong.get((login, counter), (0, now))
        if count < FREE_TRIES or now - last > FORGOTTEN_AFTER_SECONDS:
            return 0.0
        return min(LONGEST_WAIT_SECONDS, 2.0 ** (count - FREE_TRIES))

    def wrong(self, login: str, counter: str, now: float) -> None:
        count, last = self._wrong.pop((login, counter), (0, now))
        if now - last > FORGOTTEN_AFTER_SECONDS:
            count = 0
        while len(self._wrong) >= MAX_REMEMBERED:
            self._wrong.pop(next(iter(self._wrong)))
        self._wrong[login, counter] = (count + 1, now)

    def right(self, login: str, counter: str) -> None:
        self._wrong.pop((login, counter), None)
