"""Whether a key file is the one with which the hall's data are made: several hubs must share one.

Of each key there is a check value. All rows of a hall carry the edition of the newest key file that was used for it,
so that a hub with an older one knows that it may no longer write.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from hub.keys import Keys
from hub.store.statement import Statement

PURPOSE = "key check"

_ALL = Statement("SELECT number, checked, edition FROM key_checks WHERE hall = :hall ORDER BY number")
_ADD = Statement("""
    INSERT INTO key_checks (hall, number, checked, edition) VALUES (:hall, :number, :checked, :edition)""")
_EDITION = Statement("UPDATE key_checks SET edition = :edition WHERE hall = :hall")
_EVERYWHERE = Statement("SELECT hall, number, checked FROM key_checks")
_DROP = Statement("DELETE FROM key_checks WHERE hall = :hall AND number = :number")


class OtherKeys(Exception):
    """The keys at hand are not, or no longer, those with which the hall's data are made."""

    def __init__(self, strangers: list[int]) -> None:
        """`strangers`: numbers of keys that are missing or others; none where the key file is only older."""
        super().__init__(", ".join(map(str, strangers)) or "an older key file")
        self.strangers = strangers


def agree(tx: Connection, hall: str, keys: Keys) -> None:
    """Make sure, before anything is written with `keys`, that no hub uses a newer key file.

    What a newer one of our own has more or less is noted: whoever writes with an older one after this transaction
    is refused. Raises OtherKeys.
    """
    rows = _ALL.rows(tx, hall=hall)
    _compare(rows, keys)
    known, ours = {int(number) for number, _, _ in rows}, set(keys.numbers())
    for number in known - ours:
        _DROP.run(tx, hall=hall, number=number)
    for number in ours - known:
        checked = keys.derive(PURPOSE, number)
        _ADD.run(tx, hall=hall, number=number, checked=checked, edition=keys.edition)
    if any(edition != keys.edition for _, _, edition in rows):
        _EDITION.run(tx, hall=hall, edition=keys.edition)


def unlike(tx: Connection, hall: str, keys: Keys) -> OtherKeys | None:
    """Why nothing may be written with `keys`; None if it may. For one who only reads."""
    try:
        _compare(_ALL.rows(tx, hall=hall), keys)
    except OtherKeys as other:
        return other
    return None


def sharing(tx: Connection, keys: Keys) -> list[str]:
    """The halls of this database that have been used with any of these keys."""
    return sorted({
        str(hall) for hall, number, checked in _EVERYWHERE.rows(tx) if _same(keys, int(number), bytes(checked))
    })


def _compare(rows: Sequence[Sequence[Any]], keys: Keys) -> None:
    """Raise OtherKeys. A key that is missing in a newer file, which has others in common, was deleted in good order."""
    newest = max((int(edition) for _, _, edition in rows), default=0)
    strangers = [int(number) for number, checked, _ in rows if not _same(keys, int(number), bytes(checked))]
    followed = keys.edition > newest and len(strangers) < len(rows) and not set(strangers) & set(keys.numbers())
    if keys.edition < newest or (strangers and not followed):
        raise OtherKeys(strangers)


def _same(keys: Keys, number: int, checked: bytes) -> bool:
    return number in keys.numbers() and hmac.compare_digest(keys.derive(PURPOSE, number), checked)
