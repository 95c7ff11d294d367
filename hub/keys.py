"""The hub's secrets: one file beside the database, made on first start, readable by its owner alone.

The file holds numbered master keys; each purpose has its own key derived from one of them.
What is made anew (codes, seals) uses the current key; what was made with an older one names its number.
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
import stat
from base64 import b64decode, b64encode
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

KEY_BYTES = 32


class KeysError(Exception):
    """The key file can't be used; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Keys:
    current: int
    """Number of the key for what is made now, 1 to 255."""
    masters: tuple[tuple[int, bytes], ...]

    @property
    def first(self) -> int:
        """Number of the oldest key: for what must stay the same for ever."""
        return min(number for number, _ in self.masters)

    def numbers(self) -> tuple[int, ...]:
        return tuple(number for number, _ in self.masters)

    def derive(self, purpose: str, number: int) -> bytes:
        """The key (32 bytes) of one purpose out of master `number`. Raises KeysError if there is none."""
        return _derive(self, purpose, number)


@lru_cache(maxsize=64)
def _derive(keys: Keys, purpose: str, number: int) -> bytes:
    master = dict(keys.masters).get(number)
    if master is None:
        raise KeysError(f"the key file has no key number {number}: put the file of that time back")
    return hmac.digest(master, b"tingxu " + purpose.encode(), sha256)


def load_keys(path: Path) -> Keys:
    """The keys in the file at `path`, which is made when it is not there. Raises KeysError."""
    if not path.exists():
        _make(path)
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        raise KeysError(f"{path}: others can read the keys (mode {mode:04o}); mend it with: chmod 600 {path}")
    return _read(path)


def _read(path: Path) -> Keys:
    try:
        document = json.loads(path.read_text())
        masters = tuple((int(number), b64decode(text)) for number, text in sorted(document["keys"].items()))
        keys = Keys(int(document["current"]), masters)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise KeysError(f"{path}: not a key file; put the right one back from your copy ({error})") from error
    if keys.current not in keys.numbers() or any(len(master) != KEY_BYTES for _, master in masters):
        raise KeysError(f"{path}: not a complete key file; put the right one back from your copy")
    return keys


def _make(path: Path) -> None:
    """Write a new file whole or not at all; of two processes that start together one wins."""
    document = {"current": 1, "keys": {"1": b64encode(secrets.token_bytes(KEY_BYTES)).decode()}}
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(json.dumps(document) + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()
