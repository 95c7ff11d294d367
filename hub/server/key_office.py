"""`tingxu hub keys`: a change of keys from beginning to end, one that broke off carried on, and what there is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hub.keys import Keys, KeysError, load_keys
from hub.server.clock import system_clock
from hub.server.enrol import EnrolError, opened
from hub.server.rotation import add_key, alone, find_anew, retire, seal_again, unfinished
from hub.server.settings import HubSettings


def rotate(settings: Path, lookup: bool, tell: Callable[[str], None]) -> None:
    """Change the keys of the hub, which may run; `lookup`: that by which visitors are found too.

    Raises SettingsError or EnrolError.
    """
    loaded = HubSettings.load(settings)
    engine = opened(loaded)
    try:
        with alone(loaded.keys):
            if unfinished(engine, loaded.keys):
                tell("carrying on a change of keys that broke off")
                lookup = lookup or len(load_keys(loaded.keys).lookups) > 1
            else:
                tell(f"key {add_key(loaded.keys, system_clock()).current} is the current one")
            tell(f"visitors sealed again: {sum(seal_again(engine, loaded.keys))}")
            if lookup:
                tell(f"visitors found anew: {sum(find_anew(engine, loaded.keys))}")
            gone = retire(engine, loaded.keys, system_clock())
            tell(f"keys deleted: {', '.join(map(str, gone)) or 'none; they go two days after their end'}")
    except KeysError as error:
        raise EnrolError(str(error)) from error
    finally:
        engine.dispose()


def listed(settings: Path) -> Keys:
    """The keys, for their numbers and times. Raises SettingsError or EnrolError."""
    try:
        return load_keys(HubSettings.load(settings).keys)
    except KeysError as error:
        raise EnrolError(str(error)) from error
