"""From an identity document to a visitor's random id. The document itself is kept sealed and nowhere else."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection

from hub.keys import Keys, KeysError
from hub.store import people
from hub.store.people import SealedVisitor
from hub.wire import Document

NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Visitors:
    keys: Keys
    hall: str
    """Halls in one database know nothing of each other's visitors."""

    def known(self, tx: Connection, document: Document) -> str | None:
        """The id of a person who was here before."""
        return people.find(tx, self.hall, self._lookup(document))

    def seal(self, document: Document) -> SealedVisitor:
        """A new visitor, to be kept when the ticket is issued."""
        visitor, number = secrets.token_urlsafe(16), self.keys.current
        nonce = secrets.token_bytes(NONCE_BYTES)
        plain = document.model_dump_json().encode()
        sealed = self._box(number).encrypt(nonce, plain, visitor.encode())
        return SealedVisitor(visitor, self._lookup(document), nonce + sealed, number)

    def keeper(self, visitor: SealedVisitor) -> Callable[[Connection, datetime], None]:
        """What keeps a new visitor, to be called in the transaction of their ticket."""
        return lambda tx, at: people.add(tx, self.hall, visitor, at)

    def unseal(self, visitor: SealedVisitor) -> Document:
        """The document. Raises cryptography's InvalidTag when the row was tampered with."""
        nonce, sealed = visitor.sealed[:NONCE_BYTES], visitor.sealed[NONCE_BYTES:]
        return Document.model_validate_json(
            self._box(visitor.key_id).decrypt(nonce, sealed, visitor.id.encode())
        )

    def opens(self, visitor: SealedVisitor) -> bool:
        """Whether our keys open the row, and it is the person by whom it is found."""
        try:
            return hmac.compare_digest(self._lookup(self.unseal(visitor)), visitor.lookup)
        except (InvalidTag, KeysError):
            return False

    def _box(self, number: int) -> AESGCM:
        return AESGCM(self.keys.derive("visitor seal", number))

    def _lookup(self, document: Document) -> bytes:
        """The same for the same document for ever, hence under the first key."""
        key = self.keys.derive("visitor lookup", self.keys.first)
        return hmac.digest(key, f"{document.kind}\0{document.number}".encode(), sha256)
