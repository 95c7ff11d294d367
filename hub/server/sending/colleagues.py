"""Phones of the staff: sealed like visitors, opened to send an alarm, kept until they are taken out."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection

from hub.server.lane.personal import Colleague
from hub.server.lane.visitors import Visitors
from hub.store import people

FOR_EVER = datetime(9999, 12, 31, tzinfo=UTC)
"""Retention is about visitors."""
_MARK = "staff:"


def contact_of(hall: str, login: str) -> str:
    """Where a text message to that login goes, whether or not a phone is kept."""
    return f"{_MARK}{hall}:{login}"


def login_of(hall: str, contact: str) -> str:
    """Whose contact it is; "" for a visitor's."""
    mark = contact_of(hall, "")
    return contact.removeprefix(mark) if contact.startswith(mark) else ""


def has_phone(tx: Connection, hall: str, login: str) -> bool:
    """Whether that login is told by text message as well."""
    return people.one(tx, hall, contact_of(hall, login)) is not None


def keep_phone(tx: Connection, visitors: Visitors, login: str, phone: str) -> None:
    """Tell that login on this phone from now on."""
    drop_phone(tx, visitors.hall, login)
    sealed = visitors.seal_as(contact_of(visitors.hall, login), Colleague(login=login, phone=phone))
    people.add(tx, visitors.hall, sealed, FOR_EVER)


def drop_phone(tx: Connection, hall: str, login: str) -> bool:
    """Tell that login on no phone any more; whether they were."""
    return people.drop(tx, hall, contact_of(hall, login))
