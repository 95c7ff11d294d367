"""What an error of the database means for the hall: a full disk, a database that is away, or a bug."""

from __future__ import annotations

import errno
import sqlite3

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

_FULL = {
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_SHMSIZE,
    sqlite3.SQLITE_IOERR_TRUNCATE, sqlite3.SQLITE_CANTOPEN,
}
_PG_DISK_FULL = "53100"
_PG_READ_ONLY = "25006"
"""A server that became a standby: the one that took over is elsewhere."""


class StorageLost(Exception):
    """The line to the database is gone."""


def is_full(error: BaseException) -> bool:
    """Whether the disk has no room left: nothing was written, and it will work again when there is."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", None) in _FULL
    if getattr(cause, "sqlstate", None) == _PG_DISK_FULL:
        return True
    return isinstance(cause, OSError) and cause.errno == errno.ENOSPC


def is_away(error: BaseException) -> bool:
    """Whether the database can't be reached, is starting or held by another for too long.

    A commit under way may have been done or not; whoever asks again with the same id learns which.
    """
    if isinstance(error, StorageLost):
        return True
    if not isinstance(error, DBAPIError) or is_full(error):
        return False
    if isinstance(error.orig, sqlite3.Error):
        return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    if getattr(error.orig, "sqlstate", None) == _PG_READ_ONLY:
        return True
    return error.connection_invalidated or isinstance(error, OperationalError | InterfaceError)


def is_passing(error: BaseException) -> bool:
    """Whether it is the world's and will pass, and no bug of ours."""
    return is_away(error) or is_full(error)
