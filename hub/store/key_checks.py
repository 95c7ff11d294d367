"""Whether a key file is the one with which the hall's data were made: several hubs must share one."""

from __future__ import annotations

import hmac

from sqlalchemy import Connection

from hub.keys import Keys
from hub.store.statement import Statement

PURPOSE = "key check"

_ALL = Statement("SELECT number, checked FROM key_checks WHERE hall = :hall ORDER BY number")
_ADD = Statement("INSERT INTO key_checks (hall, number, checked) VALUES (:hall, :number, :checked)")
_EVERYWHERE = Statement("SELECT hall, number, checked FROM key_checks")
_DROP = Statement("DELETE FROM key_checks WHERE hall = :hall AND number = :number")


def strangers(tx: Connection, hall: str, keys: Keys) -> list[int]:
    """Numbers of the keys that the hall was used with and that are missing or others in `keys`."""
    return [number for number, checked in _known(tx, hall).items() if not _same(keys, number, checked)]


def note(tx: Connection, hall: str, keys: Keys) -> None:
    """Remember the keys that are new to the hall."""
    known = _known(tx, hall)
    for number in keys.numbers():
        if number not in known:
            _ADD.run(tx, hall=hall, number=number, checked=keys.derive(PURPOSE, number))


def sharing(tx: Connection, keys: Keys) -> list[str]:
    """The halls of this database that have been used with any of these keys."""
    return sorted({
        str(hall) for hall, number, checked in _EVERYWHERE.rows(tx) if _same(keys, int(number), bytes(checked))
    })


def drop(tx: Connection, hall: str, number: int) -> None:
    """A key that is no more needed for the hall, nor asked for at the next start."""
    _DROP.run(tx, hall=hall, number=number)


def _known(tx: Connection, hall: str) -> dict[int, bytes]:
    return {int(number): bytes(checked) for number, checked in _ALL.rows(tx, hall=hall)}


def _same(keys: Keys, number: int, checked: bytes) -> bool:
    return number in keys.numbers() and hmac.compare_digest(keys.derive(PURPOSE, number), checked)
