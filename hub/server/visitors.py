"""From an identity document to a visitor's random id. The document itself is kept sealed and nowhere else."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection

from hub.keys import Keys
from hub.store import people
from hub.store.people import SealedVisitor
from hub.wire import Document

NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Visitors:
    keys: Keys

    def known(self, tx: Connection, document: Document) -> str | None:
        """The id of a person who was here before."""
        return people.find(tx, self._lookup(document))

    def seal(self, document: Document) -> SealedVisitor:
        """A new visitor, to be kept when the ticket is issued."""
        visitor, number = secrets.token_urlsafe(16), self.keys.current
        nonce = secrets.token_bytes(NONCE_BYTES)
        plain = document.model_dump_json().encode()
        sealed = self._box(number).encrypt(nonce, plain, visitor.encode())
        return SealedVisitor(visitor, self._lookup(document), nonce + sealed, number)

    def unseal(self, visitor: SealedVisitor) -> Document:
        """The document. Raises cryptography's InvalidTag when the row was tampered with."""
        nonce, sealed = visitor.sealed[:NONCE_BYTES], visitor.sealed[NONCE_BYTES:]
        return Document.model_validate_json(
            self._box(visitor.key_id).decrypt(nonce, sealed, visitor.id.encode())
        )

    def _box(self, number: int) -> AESGCM:
        return AESGCM(self.keys.derive("visitor seal", number))

    def _lookup(self, document: Document) -> bytes:
        """The same for the same document for ever, hence under the first key."""
        key = self.keys.derive("visitor lookup", self.keys.first)
        return hmac.digest(key, f"{document.kind}\0{document.number}".encode(), sha256)
