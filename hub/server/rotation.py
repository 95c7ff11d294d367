"""Changing the hub's keys while it runs: a new key first, then what the old one sealed, then the old one goes.

    add_key     codes, seals and digests are made with a new key from now on; what older keys made stays good
    seal_again  the visitors sealed with older keys are sealed with the new one, a few in each transaction
    find_anew   the key under which visitors are found is changed as well: both serve until all rows are done
    retire      keys that nothing needs any more are deleted, and what they sealed in old backups with them

A running hub reads the key file again as soon as it is replaced (see `hub.keys.KeyFile`), before it looks for
or seals anybody: its writes and ours hold the same lock.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from hub.keys import LARGEST, Keys, KeysError, load_keys, new_master, save_keys
from hub.server.visitors import Visitors
from hub.store import people
from hub.store.database import reading, writing

BATCH = 100
"""Visitors in one transaction: some 10 ms in which no command is carried out."""
OVERLAP = timedelta(days=2)
"""A code ends with its service day, a repeat of a command comes within it: after that no key of before is needed."""


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """One change of the key file at a time. Raises KeysError when another is under way."""
    with path.with_name(f"{path.name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise KeysError(f"{path}: another change of keys is under way; wait for its end") from None
        yield


def add_key(path: Path, now: datetime) -> Keys:
    """Make a new key the current one. Raises KeysError."""
    keys = load_keys(path)
    number = max(keys.numbers()) + 1
    if number > LARGEST:
        raise KeysError(f"{path}: no number is left for another key")
    changed = Keys(
        number, (*keys.masters, (number, new_master())), keys.lookups, (*keys.since, (number, now))
    )  # fmt: skip
    save_keys(path, changed)
    return changed


def unfinished(engine: Engine, path: Path) -> bool:
    """Whether a change of keys broke off before all rows were done."""
    keys = load_keys(path)
    with reading(engine) as tx:
        return len(keys.lookups) > 1 or set(people.count_by_key(tx)) - {keys.current} != set()


def seal_again(engine: Engine, path: Path, batch: int = BATCH) -> Iterator[int]:
    """Seal with the current key whoever is not; yields how many after each batch."""
    keys = load_keys(path)
    visitors = Visitors(lambda: keys)
    while True:
        with writing(engine) as tx:
            found = people.sealed_otherwise(tx, keys.current, batch)
            for each in found:
                people.change(tx, visitors.seal_again(each))
        if not found:
            return
        yield len(found)


def find_anew(engine: Engine, path: Path, batch: int = BATCH) -> Iterator[int]:
    """Find visitors under the current key; one that broke off is carried on. Yields how many after each batch."""
    keys = load_keys(path)
    if keys.lookups[0] != keys.current:
        keys = replace(keys, lookup=(keys.current, *keys.lookups))
        save_keys(path, keys)
    visitors = Visitors(lambda: keys)
    last = ""
    while True:
        with writing(engine) as tx:
            found = people.after(tx, last, batch)
            for each in found:
                people.change(tx, visitors.seal_again(each))
        if not found:
            break
        last = found[-1].id
        yield len(found)
    save_keys(path, replace(keys, lookup=(keys.current,)))


def retire(engine: Engine, path: Path, now: datetime) -> list[int]:
    """Delete the keys that were replaced two days ago or longer and seal or find nobody; their numbers."""
    keys = load_keys(path)
    with reading(engine) as tx:
        sealing = people.count_by_key(tx)
    gone = [
        number for number in keys.numbers()
        if number not in sealing and number not in keys.lookups and _replaced(keys, number, now)
    ]  # fmt: skip
    if gone:
        masters = tuple(each for each in keys.masters if each[0] not in gone)
        since = tuple(each for each in keys.since if each[0] not in gone)
        save_keys(path, replace(keys, masters=masters, lookup=keys.lookups, since=since))
    return gone


def _replaced(keys: Keys, number: int, now: datetime) -> bool:
    """Whether another key has been the current one for long enough."""
    later = [at for other, at in keys.since if other > number]
    return number != keys.current and bool(later) and now - min(later) >= OVERLAP
