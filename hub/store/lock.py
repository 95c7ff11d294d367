"""The write lock of a hall, by name: what a transaction holds while it may change that hall."""

from __future__ import annotations

from hashlib import sha256

LOCK = "tingxu_lock"
"""The connection's option that holds the lock's name."""


def lock_number(name: str) -> int:
    """The number (64 bits, signed) by which PostgreSQL knows the lock."""
    return int.from_bytes(sha256(b"tingxu " + name.encode()).digest()[:8], signed=True)
