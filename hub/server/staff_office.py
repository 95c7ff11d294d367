"""Staff who may sign in: listed, with a new password, taken out. Works on the database, beside the running hub."""

from __future__ import annotations

from pathlib import Path

from hub.server.clock import system_clock
from hub.server.enrol import EnrolError, check_password, opened
from hub.server.passwords import hash_password
from hub.server.settings import HubSettings
from hub.store import access
from hub.store.access import Member
from hub.store.database import reading, writing


def listed(settings: Path) -> dict[str, str]:
    """Login → name. Raises SettingsError."""
    engine = opened(HubSettings.load(settings))
    with reading(engine) as tx:
        names = access.names(tx)
    engine.dispose()
    return names


def change_password(settings: Path, login: str, password: str) -> None:
    """A new password; who is signed in with the old one is out within two seconds. Raises SettingsError."""
    check_password(login, password)
    kept = hash_password(password)
    engine = opened(HubSettings.load(settings))
    try:
        with writing(engine) as tx:
            member = access.member(tx, login)
            if member is None:
                raise _unknown(login)
            access.put_member(tx, Member(login, member.name, kept))
            access.revoke_login(tx, login, system_clock())
    finally:
        engine.dispose()


def remove(settings: Path, login: str) -> None:
    """End their sign-in for good: out within two seconds, the counter free. The journal keeps their login."""
    engine = opened(HubSettings.load(settings))
    try:
        with writing(engine) as tx:
            if not access.remove_member(tx, login):
                raise _unknown(login)
            access.revoke_login(tx, login, system_clock())
    finally:
        engine.dispose()


def _unknown(login: str) -> EnrolError:
    return EnrolError(f"there is no {login!r} among the staff: see `tingxu hub staff list`")
