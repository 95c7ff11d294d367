"""Passwords of staff: argon2 hashes. How guessing is slowed down is in `hub.server.access.guesses`."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

TIME_COST = 2
MEMORY_KIB = 19 * 1024
LANES = 1
"""argon2id as OWASP's password storage sheet asks at least (19 MiB, two passes): some 30 ms of one core."""

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
