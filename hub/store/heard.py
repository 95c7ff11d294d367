"""When each machine last gave a sign of life. Not in the journal: it changes twice a minute."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection

from hub.store.moment import from_micros, to_micros
from hub.store.statement import Statement, upsert

_NOTE = upsert("heard", ("hall", "id"), ("at",))
_ALL = Statement("SELECT id, at FROM heard WHERE hall = :hall")


def note(tx: Connection, hall: str, machines: Iterable[str], at: datetime) -> None:
    """They are there."""
    for machine in sorted(machines):
        _NOTE.run(tx, hall=hall, id=machine, at=to_micros(at))


def all_of(tx: Connection, hall: str) -> dict[str, datetime]:
    """Machine → its newest sign of life."""
    return {str(machine): from_micros(at) for machine, at in _ALL.rows(tx, hall=hall)}
