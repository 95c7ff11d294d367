"""A database that is lent to a simulated hall: it must be empty.

The sample's clerks have a password that everybody can read, and its kiosk's token ends that of a real "k1".
"""

from __future__ import annotations

from sqlalchemy import select

from hub.server.opening import DatabaseError, opened
from hub.store.database import reading, said
from hub.store.tables import KEPT


def check_lent(url: str) -> None:
    """Raises DatabaseError, in words, where it can't be reached or something is in it."""
    engine = opened(url)
    try:
        with reading(engine) as tx:
            empty = all(tx.execute(select(table).limit(1)).first() is None for table in KEPT)
    finally:
        engine.dispose()
    if not empty:
        raise DatabaseError(f"{said(url)} is not empty: lend the sample hall a database of its own")
