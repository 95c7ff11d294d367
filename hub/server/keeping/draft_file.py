"""A big file in the making: one at a time for each name, so that what a kill left is found and written over."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

SIDE_FILES = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database that is written."""


class DraftTaken(Exception):
    """Another process is writing the same file just now."""


@contextmanager
def draft_of(file: Path) -> Iterator[Path]:
    """Where to write, empty and for its owner alone; gone at the end, unless it was renamed.

    Raises DraftTaken or OSError.
    """
    draft = file.with_name(f".{file.name}.part")
    descriptor = _taken(draft)
    try:
        _forget(draft)
        os.ftruncate(descriptor, 0)
        yield draft
    finally:
        _forget(draft)
        with suppress(FileNotFoundError):
            if draft.stat().st_ino == os.fstat(descriptor).st_ino:
                draft.unlink()
        os.close(descriptor)  # last: who waits for the lock may begin


def _taken(draft: Path) -> int:
    descriptor = os.open(draft, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # Between our opening and our locking, the last writer may have given the file its name.
        ours = draft.stat().st_ino == os.fstat(descriptor).st_ino
    except (BlockingIOError, FileNotFoundError):
        ours = False
    if not ours:
        os.close(descriptor)
        raise DraftTaken(draft)
    return descriptor


def _forget(draft: Path) -> None:
    for end in SIDE_FILES:
        with suppress(FileNotFoundError):
            draft.with_name(draft.name + end).unlink()
