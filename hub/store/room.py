"""Whether a disk that was full has room again: by writing as much as several commands would."""

from __future__ import annotations

import os

from sqlalchemy import Connection

from hub.store.statement import upsert

PROBE_BYTES = 128 * 1024

_PROBE = upsert("room", ("id",), ("filler",))


def probe(tx: Connection) -> None:
    """Write a filler that can't be skipped or shortened. Raises OperationalError while the disk is full."""
    _PROBE.run(tx, id=1, filler=os.urandom(PROBE_BYTES))
