"""A portal's file taken into a hall, beside the hubs that run or without any."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from hub.keys import KeyFile, KeysError
from hub.server.appointments.contacts import Contacts
from hub.server.appointments.ledger import Ledger
from hub.server.appointments.links import Links
from hub.server.appointments.orders import Bookings
from hub.server.keeping.keeping import hall_of
from hub.server.lane.clock import system_clock
from hub.server.lane.lane import Delivery, Lane
from hub.server.lane.replies import Replies
from hub.server.opening import open_hall
from hub.server.portal.importing import ImportBroken, Importer
from hub.server.portal.reading import rows_of
from hub.server.settings import HubSettings, SettingsError
from hub.server.trust.keys_in_force import KeysInForce
from hub.wire import PortalResult, build_shapes

GIVE_WAY_SECONDS = 0.12
"""Between two commits of a file: SQLite has no queue, and who waits for its lock looks every 0.1 s."""


def import_appointments(settings: Path, file: Path, database: str | None = None) -> Iterator[PortalResult]:
    """What became of each row of the file. Raises SettingsError."""
    loaded, hall, _keys = hall_of(settings, database)
    try:
        yield from _taken(loaded, hall, KeyFile(loaded.keys), file)
    except KeysError as error:
        raise SettingsError(str(error)) from error
    except OSError as error:
        raise SettingsError(f"{file}: can't be read: {error.strerror}") from error
    except ImportBroken as broken:
        raise SettingsError(f"the database could not be written ({broken}): take the file in again later") from None


def _taken(settings: HubSettings, hall: str, keys: KeyFile, file: Path) -> Iterator[PortalResult]:
    engine = open_hall(settings, hall, keys())
    ring, links = KeysInForce(keys, hall), Links(KeysInForce(keys, hall), address_of(settings))
    lane = Lane(engine, hall, ring, system_clock, _deliver)
    bookings = Bookings(Contacts(ring, hall), Ledger(links))
    build_shapes()
    lane.start()
    try:
        definition = lane.state.definition
        if definition is None:
            raise SettingsError("the hall was never opened: serve it once")
        replies = Replies(ring, links.public_url)
        importer = Importer(engine, hall, lane, bookings, links, replies, give_way=lambda: time.sleep(GIVE_WAY_SECONDS))
        yield from importer.take(rows_of(file), definition)
    finally:
        lane.stop()
        engine.dispose()


def address_of(settings: HubSettings) -> str:
    """Where phones reach the hub, as it says itself when it serves."""
    if settings.public_url is not None:
        return settings.public_url
    if settings.public_listen is not None:
        return f"http://{settings.public_listen}"
    return f"{'https' if settings.tls else 'http'}://{settings.listen}"


def _deliver(delivery: Delivery) -> None:
    for job, outcome in delivery.outcomes:
        job.done(outcome)
