"""From an identity document to a visitor's random id. The document itself is kept sealed and nowhere else."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection

from hub.keys import Keys, KeysError, Ring
from hub.server.lane.personal import Person, found_by, read_person
from hub.store import people
from hub.store.people import SealedVisitor
from hub.wire import Document

NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Visitors:
    keys: Ring
    hall: str
    """Halls in one database know nothing of each other's visitors."""

    def known(self, tx: Connection, document: Person) -> str | None:
        """The id of a person who was here before."""
        keys = self.keys()
        tried = (people.find(tx, self.hall, _lookup(keys, number, document)) for number in keys.lookups)
        return next((visitor for visitor in tried if visitor is not None), None)

    def seal(self, document: Person) -> SealedVisitor:
        """A new visitor, to be kept when the ticket is issued or the time agreed."""
        return self._sealed(secrets.token_urlsafe(16), document)

    def seal_as(self, id: str, person: Person) -> SealedVisitor:
        """One of the staff, under an id of its own."""
        return self._sealed(id, person)

    def seal_again(self, visitor: SealedVisitor) -> SealedVisitor:
        """The same visitor, sealed and to be found under the keys of now. Raises InvalidTag."""
        return self._sealed(visitor.id, self.open(visitor))

    def keeper(self, visitor: SealedVisitor) -> Callable[[Connection, datetime], None]:
        """What keeps a new visitor, to be called in the transaction of their ticket."""
        return lambda tx, at: people.add(tx, self.hall, visitor, at)

    def noter(self, visitor: str) -> Callable[[Connection, datetime], None]:
        """What notes that one who was here before has come again, to be called likewise."""
        return lambda tx, at: people.seen(tx, self.hall, visitor, at)

    def unseal(self, visitor: SealedVisitor) -> Document:
        """The document of one who showed it. Raises cryptography's InvalidTag when the row was tampered with."""
        opened = self.open(visitor)
        assert isinstance(opened, Document)
        return opened

    def open(self, visitor: SealedVisitor) -> Person:
        """What is sealed there. Raises InvalidTag likewise."""
        nonce, sealed = visitor.sealed[:NONCE_BYTES], visitor.sealed[NONCE_BYTES:]
        return read_person(_box(_key(self.keys(), visitor.key_id)).decrypt(nonce, sealed, visitor.id.encode()))

    def opens(self, visitor: SealedVisitor) -> bool:
        """Whether our keys open the row, and it is the person by whom it is found."""
        try:
            keys, document = self.keys(), self.open(visitor)
            found_by = [_lookup(keys, number, document) for number in keys.lookups]
        except (InvalidTag, KeysError):
            return False
        return any(hmac.compare_digest(each, visitor.lookup) for each in found_by)

    def _sealed(self, visitor: str, document: Person) -> SealedVisitor:
        keys, nonce = self.keys(), secrets.token_bytes(NONCE_BYTES)
        sealed = _box(_key(keys, keys.current)).encrypt(nonce, document.model_dump_json().encode(), visitor.encode())
        return SealedVisitor(visitor, _lookup(keys, keys.lookups[0], document), nonce + sealed, keys.current)


def _key(keys: Keys, number: int) -> bytes:
    return keys.derive("visitor seal", number)


@lru_cache(maxsize=8)
def _box(key: bytes) -> AESGCM:
    return AESGCM(key)


def _lookup(keys: Keys, number: int, document: Person) -> bytes:
    """The same for the same document or contact as long as that key is used."""
    return hmac.digest(keys.derive("visitor lookup", number), found_by(document).encode(), sha256)
