"""Staff who may sign in: listed, with a new password, taken out. Works on the database, beside the running hub."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hall.definition_file import read
from hub.keys import KeysError, load_keys
from hub.server.access.enrol import EnrolError, check_password, database_of, role_named
from hub.server.access.passwords import hash_password
from hub.server.lane.clock import system_clock
from hub.server.lane.visitors import Visitors
from hub.server.sending import colleagues
from hub.server.sending.phones import is_phone
from hub.server.settings import HubSettings
from hub.server.trust.rotation import agreed
from hub.store import access
from hub.store.access import Member
from hub.store.database import reading, writing


def listed(settings: Path) -> dict[str, Member]:
    """By login, in its order. Raises SettingsError or DefinitionError."""
    loaded = HubSettings.load(settings)
    hall = read(loaded.hall).id
    with database_of(loaded) as engine, reading(engine) as tx:
        return access.members(tx, hall)


def change_password(settings: Path, login: str, password: str) -> None:
    """A new password; who is signed in with the old one is out within two seconds.

    Raises SettingsError or DefinitionError.
    """
    check_password(login, password)
    kept = hash_password(password)
    _change(settings, login, lambda member: replace(member, argon2=kept))


def change_role(settings: Path, login: str, role: str) -> None:
    """Another role; they are out within two seconds and sign in anew, with the same password.

    Raises SettingsError or DefinitionError.
    """
    new_role = role_named(role)
    _change(settings, login, lambda member: replace(member, role=new_role))


def remove(settings: Path, login: str) -> None:
    """End their sign-in for good: out within two seconds, the counter free. The journal keeps their login.

    Raises SettingsError or DefinitionError.
    """
    loaded = HubSettings.load(settings)
    hall = read(loaded.hall).id
    with database_of(loaded) as engine, writing(engine, hall) as tx:
        if not access.remove_member(tx, hall, login):
            raise _unknown(login)
        colleagues.drop_phone(tx, hall, login)
        access.revoke_login(tx, hall, login, system_clock())


def keep_phone(settings: Path, login: str, phone: str) -> None:
    """Tell them on this phone what they answer for; "": on none. The hub may run.

    Raises SettingsError, DefinitionError or EnrolError.
    """
    if phone and not is_phone(phone):
        raise EnrolError("that is no phone: take 5 to 15 digits, with + and the country first where it is abroad")
    loaded = HubSettings.load(settings)
    hall = read(loaded.hall).id
    try:
        with database_of(loaded) as engine, agreed(engine, loaded.keys, hall, load_keys(loaded.keys)) as tx:
            if access.member(tx, hall, login) is None:
                raise _unknown(login)
            colleagues.drop_phone(tx, hall, login)
            if phone:
                colleagues.keep_phone(tx, _seals(loaded, hall), login, phone)
    except KeysError as error:
        raise EnrolError(str(error)) from error


def _seals(settings: HubSettings, hall: str) -> Visitors:
    return Visitors(lambda: load_keys(settings.keys), hall)


def _change(settings: Path, login: str, changed: Callable[[Member], Member]) -> None:
    """Keep what becomes of that member, who is signed out where that is another."""
    loaded = HubSettings.load(settings)
    hall = read(loaded.hall).id
    with database_of(loaded) as engine, writing(engine, hall) as tx:
        member = access.member(tx, hall, login)
        if member is None:
            raise _unknown(login)
        if changed(member) != member:
            access.put_member(tx, hall, changed(member))
            access.revoke_login(tx, hall, login, system_clock())


def _unknown(login: str) -> EnrolError:
    return EnrolError(f"there is no {login!r} among the staff: see `tingxu hub staff list`")
