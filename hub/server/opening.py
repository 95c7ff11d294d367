"""Opening the hub's database: what keeps it from being opened is told to the operator in words."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import ArgumentError, DBAPIError

from hub.keys import Keys, KeysError
from hub.server.settings import HubSettings, SettingsError
from hub.store import key_checks
from hub.store.database import NewerDatabase, open_database, said, writing
from hub.store.key_checks import OtherKeys


class DatabaseError(SettingsError):
    """The database can't be used; the text says why and what to do, without its password."""


def opened(place: Path | str) -> Engine:
    """The database at that file or URL, its tables made or upgraded. Raises DatabaseError."""
    try:
        return open_database(place)
    except NewerDatabase as error:
        raise DatabaseError(str(error)) from error
    except ArgumentError as error:
        raise DatabaseError("`database` is no URL: write postgresql://user@host/name or sqlite:///FILE") from error
    except DBAPIError as error:
        why = str(error.orig).strip().splitlines()[0]
        cure = "make room, or put the right file back" if isinstance(place, Path) else "see that it runs"
        raise DatabaseError(f"{said(place)}: {why}: {cure}") from error


def open_hall(settings: HubSettings, hall: str, keys: Keys) -> Engine:
    """The same for a hub that will use these keys on that hall. Raises DatabaseError or KeysError."""
    engine = opened(settings.place)
    try:
        with writing(engine, hall) as tx:
            key_checks.agree(tx, hall, keys)
    except OtherKeys as other:
        engine.dispose()
        raise KeysError(wrong_keys(settings.keys, other)) from None
    return engine


def wrong_keys(file: Path, other: OtherKeys) -> str:
    """For one whose key file is not the hall's."""
    return (
        f"{file}: not the keys of this hall's database ({_which(other)}): "
        "copy keys.json from the hub that works, or from your copy"
    )


def _which(other: OtherKeys) -> str:
    return f"key {', '.join(map(str, other.strangers))}" if other.strangers else "the file is an older one"
