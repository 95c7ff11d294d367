"""Names and phones of those who booked: sealed like every visitor, opened to send a message or to be called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from cryptography.exceptions import InvalidTag
from sqlalchemy import Connection

from hub.keys import KeysError, Ring
from hub.server.lane.personal import Colleague, Contact, Person
from hub.server.lane.visitors import Visitors
from hub.store import people

Keep = Callable[[Connection, datetime], None]


@dataclass(frozen=True, slots=True)
class Contacts:
    keys: Ring
    hall: str

    def known_or_new(self, tx: Connection, person: Person, until: datetime) -> tuple[str, Keep]:
        """The person's id, and what keeps them from their last visit, or the agreed time that is to come."""
        visitors = Visitors(self.keys, self.hall)
        known = visitors.known(tx, person)
        if known is not None:
            return known, lambda tx, at: people.seen(tx, self.hall, known, max(at, until))
        new = visitors.seal(person)
        return new.id, lambda tx, at: people.add(tx, self.hall, new, max(at, until))

    def find(self, tx: Connection, person: Person) -> str | None:
        """The id of a person who is known."""
        return Visitors(self.keys, self.hall).known(tx, person)

    def of(self, tx: Connection, id: str) -> Contact | None:
        """Whom that id stands for; None where they were deleted, or our keys don't open it."""
        try:
            opened = self._opened(tx, id)
        except (InvalidTag, KeysError):
            return None
        return opened if isinstance(opened, Contact) else None

    def phone_of(self, tx: Connection, id: str) -> str | None:
        """Where a message to that contact goes; None where they were deleted.

        Raises InvalidTag for a row that was tampered with, KeysError while our keys are older than the seal.
        """
        opened = self._opened(tx, id)
        return opened.phone if isinstance(opened, Contact | Colleague) else None

    def _opened(self, tx: Connection, id: str) -> Person | None:
        sealed = people.one(tx, self.hall, id)
        return None if sealed is None else Visitors(self.keys, self.hall).open(sealed)
