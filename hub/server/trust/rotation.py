"""Changing the hub's keys while it runs: a new key first, then what the old one sealed, then the old one goes.

    add_key     codes, seals and digests are made with a new key from now on; what older keys made stays good
    seal_again  the visitors sealed with older keys are sealed with the new one, a few in each transaction
    find_anew   the key under which visitors are found is changed as well: both serve until all rows are done
    retire      keys that nothing needs any more are deleted, and what they sealed in old backups with them

A key file may serve several halls of one database: what is done is done for all of them.
A running hub reads the key file again as soon as it is replaced (see `hub.keys.KeyFile`), before it looks for
or seals anybody: its writes and ours hold the same lock. Hubs on other machines, which have the file not yet, learn
in the same transaction that theirs is old, and write nothing until it is there (see `hub.server.trust.keys_in_force`).
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine

from hub.keys import LARGEST, Keys, KeysError, load_keys, new_master, save_keys
from hub.server.lane.visitors import Visitors
from hub.server.opening import wrong_keys
from hub.store import key_checks, people
from hub.store.database import lock_also, reading, writing

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


def halls_of(engine: Engine, path: Path) -> list[str]:
    """The halls that this key file serves."""
    with reading(engine) as tx:
        return key_checks.sharing(tx, load_keys(path))


def add_key(engine: Engine, path: Path, now: datetime) -> Keys:
    """Make a new key the current one. Raises KeysError."""
    keys, halls = load_keys(path), halls_of(engine, path)
    number = max(keys.numbers()) + 1
    if number > LARGEST:
        raise KeysError(f"{path}: no number is left for another key")
    changed = replace(
        keys, current=number, masters=(*keys.masters, (number, new_master())), lookup=keys.lookups,
        since=(*keys.since, (number, now)),
    )  # fmt: skip
    return _change(engine, path, halls, keys, changed)


def unfinished(engine: Engine, path: Path) -> bool:
    """Whether a change of keys broke off before all rows were done."""
    keys, halls = load_keys(path), halls_of(engine, path)
    with reading(engine) as tx:
        return len(keys.lookups) > 1 or any(people.sealed_otherwise(tx, hall, keys.current, 1) for hall in halls)


def seal_again(engine: Engine, path: Path, batch: int = BATCH) -> Iterator[int]:
    """Seal with the current key whoever is not; yields how many after each batch."""
    keys = load_keys(path)
    for hall in halls_of(engine, path):
        visitors = Visitors(lambda: keys, hall)
        while True:
            with agreed(engine, path, hall, keys) as tx:
                found = people.sealed_otherwise(tx, hall, keys.current, batch)
                for each in found:
                    people.change(tx, hall, visitors.seal_again(each))
            if not found:
                break
            yield len(found)


def find_anew(engine: Engine, path: Path, batch: int = BATCH) -> Iterator[int]:
    """Find visitors under the current key; one that broke off is carried on. Yields how many after each batch."""
    keys, halls = load_keys(path), halls_of(engine, path)
    if keys.lookups[0] != keys.current:
        keys = _change(engine, path, halls, keys, replace(keys, lookup=(keys.current, *keys.lookups)))
    for hall in halls:
        yield from _find_anew(engine, path, hall, keys, batch)
    _change(engine, path, halls, keys, replace(keys, lookup=(keys.current,)))


def _find_anew(engine: Engine, path: Path, hall: str, keys: Keys, batch: int) -> Iterator[int]:
    visitors, last = Visitors(lambda: keys, hall), ""
    while True:
        with agreed(engine, path, hall, keys) as tx:
            found = people.after(tx, hall, last, batch)
            for each in found:
                people.change(tx, hall, visitors.seal_again(each))
        if not found:
            return
        last = found[-1].id
        yield len(found)


def retire(engine: Engine, path: Path, now: datetime) -> list[int]:
    """Delete the keys that were replaced two days ago or longer and seal or find nobody; their numbers."""
    keys, halls = load_keys(path), halls_of(engine, path)
    with reading(engine) as tx:
        sealing = people.sealing_keys(tx)
    gone = [
        number for number in keys.numbers()
        if number not in sealing and number not in keys.lookups and _replaced(keys, number, now)
    ]  # fmt: skip
    if gone:
        masters = tuple(each for each in keys.masters if each[0] not in gone)
        since = tuple(each for each in keys.since if each[0] not in gone)
        left = replace(keys, masters=masters, lookup=keys.lookups, since=since)
        _change(engine, path, halls, keys, left)
    return gone


def _change(engine: Engine, path: Path, halls: list[str], before: Keys, after: Keys) -> Keys:
    """Put the next edition of the key file in place, and let each hall know in one transaction with it.

    Should that transaction be lost, our own hub lets the hall know, before it writes. Raises KeysError.
    """
    changed = replace(after, edition=before.edition + 1)
    with ExitStack() as held:
        if halls:
            tx = held.enter_context(agreed(engine, path, halls[0], before))
            for hall in halls[1:]:
                lock_also(tx, hall)
        save_keys(path, changed)
        for hall in halls:
            key_checks.agree(tx, hall, changed)
    return changed


@contextmanager
def agreed(engine: Engine, path: Path, hall: str, keys: Keys) -> Iterator[Connection]:
    """Write with these keys, under the hall's lock. Raises KeysError where another machine has newer ones."""
    with writing(engine, hall) as tx:
        other = key_checks.unlike(tx, hall, keys)
        if other is not None:
            raise KeysError(wrong_keys(path, other))
        yield tx


def _replaced(keys: Keys, number: int, now: datetime) -> bool:
    """Whether another key has been the current one for long enough."""
    later = [at for other, at in keys.since if other > number]
    return number != keys.current and bool(later) and now - min(later) >= OVERLAP
