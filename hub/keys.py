"""The hub's secrets: one file beside the database, made on first start, readable by its owner alone.

    {"edition": 1, "current": 2, "keys": {"1": "…", "2": "…"}, "since": {"2": "2026-11-25T…"}, "lookup": [1]}

The file holds numbered master keys; each purpose has its own key derived from one of them. What is made anew
(codes, seals, digests) uses the current key; what was made with an older one names its number, or is tried with
each. Visitors are found by a keyed hash under the `lookup` keys, the newest first: two while it is changed. The
edition is one higher with each change: hubs on several machines know by it whose file is the newest.
"""

from __future__ import annotations

import hmac
import json
import secrets
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

import structlog

from hub.secret_file import SecretFileError, make_secret, read_secret, replace_secret

KEY_BYTES = 32
LARGEST = 255
"""A key's number is one byte in a code."""

log = structlog.get_logger("hub.keys")


class KeysError(Exception):
    """The key file can't be used; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Keys:
    current: int
    """Number of the key for what is made now, 1 to 255."""
    masters: tuple[tuple[int, bytes], ...]
    lookup: tuple[int, ...] = ()
    """Numbers of the keys under which visitors are found, the newest first; none: the oldest key."""
    since: tuple[tuple[int, datetime], ...] = ()
    """When a key became the current one; not said of the first."""
    edition: int = 0
    """How often the file was changed."""

    @property
    def lookups(self) -> tuple[int, ...]:
        return self.lookup or (min(self.numbers()),)

    @property
    def newest_first(self) -> tuple[int, ...]:
        """All numbers, the current key's before the others."""
        return (self.current, *(number for number in reversed(self.numbers()) if number != self.current))

    def numbers(self) -> tuple[int, ...]:
        return tuple(number for number, _ in self.masters)

    def derive(self, purpose: str, number: int) -> bytes:
        """The key (32 bytes) of one purpose out of master `number`. Raises KeysError if there is none."""
        master = dict(self.masters).get(number)
        if master is None:
            raise KeysError(f"the key file has no key number {number}: put the file of that time back")
        return _derived(master, purpose)


Ring: TypeAlias = Callable[[], Keys]
"""The keys as they are now."""


class KeyFile:
    """The keys of a running hub: read again when the file was replaced, as by a rotation."""

    def __init__(self, path: Path) -> None:
        """Raises KeysError."""
        self._path = path
        self._keys = load_keys(path)
        self._seen = self._mark()

    def __call__(self) -> Keys:
        """The keys now; those read last where the file can't be read, which is told in the log."""
        mark = self._mark()
        if mark != self._seen:
            self._seen = mark
            self._read_again()
        return self._keys

    def _read_again(self) -> None:
        try:
            self._keys = _read(self._path)
        except (KeysError, OSError) as error:
            log.error("keys_unreadable", error=str(error))
        else:
            log.info("keys_read_again", current=self._keys.current, lookup=list(self._keys.lookups))

    def _mark(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns


def load_keys(path: Path) -> Keys:
    """The keys in the file at `path`, which is made when it is not there. Raises KeysError."""
    if not path.exists():
        make_secret(path, _text(Keys(1, ((1, new_master()),))))
    return _read(path)


def save_keys(path: Path, keys: Keys) -> None:
    """Put `keys` in place of the file's, whole or not at all. Raises OSError."""
    replace_secret(path, _text(keys))


def new_master() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


@lru_cache(maxsize=64)
def _derived(master: bytes, purpose: str) -> bytes:
    return hmac.digest(master, b"tingxu " + purpose.encode(), sha256)


def _read(path: Path) -> Keys:
    try:
        keys = _parsed(json.loads(read_secret(path)))
    except SecretFileError as error:
        raise KeysError(str(error)) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        why = type(error).__name__
        raise KeysError(f"{path}: not a key file; put the right one back from your copy ({why})") from None
    known = set(keys.numbers())
    whole = all(0 < number <= LARGEST and len(master) == KEY_BYTES for number, master in keys.masters)
    if not whole or keys.current not in known or not set(keys.lookup) <= known:
        raise KeysError(f"{path}: not a complete key file; put the right one back from your copy")
    return keys


def _parsed(document: dict[str, Any]) -> Keys:
    masters = sorted((int(number), b64decode(text)) for number, text in document["keys"].items())
    since = {int(number): datetime.fromisoformat(at) for number, at in document.get("since", {}).items()}
    lookup = tuple(int(number) for number in document.get("lookup", ()))
    edition = int(document.get("edition", 0))
    return Keys(int(document["current"]), tuple(masters), lookup, tuple(sorted(since.items())), edition)


def _text(keys: Keys) -> str:
    document = {
        "edition": keys.edition,
        "current": keys.current,
        "keys": {str(number): b64encode(master).decode() for number, master in keys.masters},
        "since": {str(number): at.isoformat() for number, at in keys.since},
        "lookup": list(keys.lookups),
    }
    return json.dumps(document) + "\n"
