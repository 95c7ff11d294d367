"""What the kiosk must keep of a person while the hub is gone: sealed with a key that lies in a file of its own."""

from __future__ import annotations

import hmac
import os
import secrets
import stat
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hub.wire import Document

KEY_BYTES = 32
NONCE_BYTES = 12


class SealError(Exception):
    """The key file can't be used; the text says why and what to do."""


class Seal:
    """Seals documents under the key in the file at `path` (0600), which is made when it is not there."""

    def __init__(self, path: Path) -> None:
        master = _load(path)
        self._box = AESGCM(hmac.digest(master, b"tingxu kiosk seal", sha256))
        self._lookup = hmac.digest(master, b"tingxu kiosk lookup", sha256)

    def close(self, document: Document, ticket: str) -> bytes:
        """The document, readable by this kiosk alone and for this ticket alone."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._box.encrypt(nonce, document.model_dump_json().encode(), ticket.encode())

    def open(self, sealed: bytes, ticket: str) -> Document:
        """The document. Raises cryptography's InvalidTag when it was tampered with or is another ticket's."""
        plain = self._box.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], ticket.encode())
        return Document.model_validate_json(plain)

    def mark(self, document: Document) -> bytes:
        """The same for the same document: tells that a card was here before, and nothing else."""
        return hmac.digest(self._lookup, f"{document.kind}\0{document.number}".encode(), sha256)


def _load(path: Path) -> bytes:
    if not path.exists():
        _make(path)
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        raise SealError(f"{path}: others can read the key (mode {mode:04o}); mend it with: chmod 600 {path}")
    key = path.read_bytes()
    if len(key) != KEY_BYTES:
        raise SealError(f"{path}: not a key; put the right file back, or remove it and what was sealed is lost")
    return key


def _make(path: Path) -> None:
    """Whole on the disk before it has its name, so that no power cut leaves half a key."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_bytes(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
