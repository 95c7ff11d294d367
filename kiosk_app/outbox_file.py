"""The outbox's file, looked at before a window is there: a kiosk that can't keep what it issues must not begin.

Nor must a second one with the same outbox: both would give out the same numbers while the hub is away.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ui_common.settings import SettingsError


class OutboxError(SettingsError):
    """The file can't be used; the text names it and says what to do."""


@contextmanager
def held_outbox(path: Path) -> Iterator[None]:
    """Checked, and this program's alone as long as it lives. Raises OutboxError."""
    check_outbox(path)
    with _opened(path.with_suffix(".lock")) as lock:
        try:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # this process's: no child keeps it, no crash leaves it
        except OSError:
            raise OutboxError(f"{path}: another kiosk program works with this outbox; end that one first") from None
        yield


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    try:
        lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise _unwritable(path, error.strerror or "") from error
    try:
        yield lock
    finally:
        os.close(lock)


def check_outbox(path: Path, wait: float = 5.0) -> None:
    """Make it where there is none. `wait`: seconds for who holds it.

    Raises OutboxError for a damaged one, or a place where nothing can be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600, exist_ok=True)
        with closing(sqlite3.connect(path, timeout=wait)) as file:
            (found,) = file.execute("pragma quick_check(1)").fetchone()
            file.execute("begin immediate")
    except OSError as error:
        raise _unwritable(path, error.strerror or "") from error
    except sqlite3.OperationalError as error:
        raise _unwritable(path, str(error)) from error
    except sqlite3.DatabaseError as error:
        raise _damaged(path, str(error)) from error
    if found != "ok":
        raise _damaged(path, found.splitlines()[-1])


def _unwritable(path: Path, why: str) -> OutboxError:
    return OutboxError(f"{path}: the outbox can't be written: {why}; give it and its folder to the user who runs the "
                       "kiosk, make room on the disk, and see that the kiosk does not run already")  # fmt: skip


def _damaged(path: Path, why: str) -> OutboxError:
    return OutboxError(f"{path}: the outbox is damaged: {why}; move it and its -wal away and start again. Keep them: "
                       "numbers that the hub was not told yet stand there alone")  # fmt: skip
