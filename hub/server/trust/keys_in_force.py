"""The keys of a hub in its transactions: the newest that any hub of the hall has, the same from first to last.

A key file is changed on one machine and copied to the others afterwards. A hub that has it not yet would seal, look
up and sign otherwise than the rest; its transactions end with OtherKeys until the file is there.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from hub.keys import Keys, Ring
from hub.store import key_checks
from hub.store.key_checks import OtherKeys


class KeysInForce:
    """A ring like any other; within `agreed` it stays as it is, in that thread."""

    def __init__(self, ring: Ring, hall: str) -> None:
        self._ring = ring
        self._hall = hall
        self._held = threading.local()

    def __call__(self) -> Keys:
        held: Keys | None = getattr(self._held, "keys", None)
        return held or self._ring()

    @contextmanager
    def agreed(self, tx: Connection) -> Iterator[Keys]:
        """Write with our keys, unless another hub has newer ones. `tx` holds the hall's lock. Raises OtherKeys."""
        keys = self._ring()
        key_checks.agree(tx, self._hall, keys)
        self._held.keys = keys
        try:
            yield keys
        finally:
            self._held.keys = None

    def unlike(self, tx: Connection) -> OtherKeys | None:
        """Why nothing could be written now; None if it could."""
        return key_checks.unlike(tx, self._hall, self._ring())
