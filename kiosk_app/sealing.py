"""What the kiosk must keep of a person while the hub is gone: sealed with a key that lies in a file of its own."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import structlog
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic import BaseModel

from hub.wire import Document
from kiosk_app.seal_key import read_key

NONCE_BYTES = 12
Sealed = TypeVar("Sealed", bound=BaseModel)

log = structlog.get_logger("kiosk.sealing")


class Seal:
    """Seals documents under the key in the file at `path` (0600), which is made when it is not there."""

    def __init__(self, path: Path) -> None:
        """Raises seal_key.SealError."""
        master = read_key(path)
        self._box = AESGCM(hmac.digest(master, b"tingxu kiosk seal", sha256))
        self._lookup = hmac.digest(master, b"tingxu kiosk lookup", sha256)

    def close(self, told: BaseModel, about: str) -> bytes:
        """A document or a check-in, readable by this kiosk alone and for this ticket or command alone."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._box.encrypt(nonce, told.model_dump_json().encode(), about.encode())

    def open(self, sealed: bytes, about: str, shape: type[Sealed]) -> Sealed | None:
        """It again; None when it was sealed under another key, tampered with, or is about another."""
        try:
            plain = self._box.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], about.encode())
        except InvalidTag:
            log.error("document_lost", about=about, cure="put the kiosk's own key file back while tickets wait")
            return None
        return shape.model_validate_json(plain)

    def mark(self, document: Document) -> bytes:
        """The same for the same document: tells that a card was here before, and nothing else."""
        return hmac.digest(self._lookup, f"{document.kind}\0{document.number}".encode(), sha256)
