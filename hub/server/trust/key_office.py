"""`tingxu hub keys`: a change of keys from beginning to end, one that broke off carried on, and what there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from hall.definition_file import read
from hub.keys import Keys, KeysError, load_keys
from hub.server.access.enrol import EnrolError
from hub.server.lane.clock import system_clock
from hub.server.opening import open_hall
from hub.server.settings import HubSettings
from hub.server.trust.rotation import add_key, alone, find_anew, retire, seal_again, unfinished


def rotate(settings: Path, lookup: bool, tell: Callable[[str], None]) -> None:
    """Change the keys of the hub, which may run; `lookup`: that by which visitors are found too.

    Raises SettingsError, DefinitionError or EnrolError.
    """
    loaded = HubSettings.load(settings)
    hall = read(loaded.hall).id
    try:
        with _ready(loaded, hall) as engine, alone(loaded.keys):
            if unfinished(engine, loaded.keys):
                tell("carrying on a change of keys that broke off")
                lookup = lookup or len(load_keys(loaded.keys).lookups) > 1
            else:
                tell(f"key {add_key(engine, loaded.keys, system_clock()).current} is the current one")
            tell(f"visitors sealed again: {sum(seal_again(engine, loaded.keys))}")
            if lookup:
                tell(f"visitors found anew: {sum(find_anew(engine, loaded.keys))}")
            gone = retire(engine, loaded.keys, system_clock())
            tell(f"keys deleted: {', '.join(map(str, gone)) or 'none; they go two days after their end'}")
    except KeysError as error:
        raise EnrolError(str(error)) from error


@contextmanager
def _ready(settings: HubSettings, hall: str) -> Iterator[Engine]:
    """The hall's database, known to be of these keys. Raises SettingsError or KeysError."""
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = open_hall(settings, hall, load_keys(settings.keys))
    try:
        yield engine
    finally:
        engine.dispose()


def listed(settings: Path) -> Keys:
    """The keys, for their numbers and times. Raises SettingsError or EnrolError."""
    try:
        return load_keys(HubSettings.load(settings).keys)
    except KeysError as error:
        raise EnrolError(str(error)) from error
