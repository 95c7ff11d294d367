"""Who may take part: programs with a token in their settings file, staff with a password.

Both work on the database itself, while the hub runs or before it ever did.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Engine

from hall.definition import Definition
from hall.definition_file import read
from hub.server.clock import system_clock
from hub.server.opening import opened
from hub.server.passwords import hash_password
from hub.server.program_settings import PROGRAMS, settings_text
from hub.server.settings import HubSettings, SettingsError
from hub.store import access
from hub.store.access import Bearer, Member
from hub.store.database import writing
from hub.wire import Audience, SignInRequest


class EnrolError(SettingsError):
    """It can't be done; the text says why and what to do."""


def enrol(settings: Path, role: str, subject: str, out: Path | None = None, url: str | None = None) -> Path:
    """Give a kiosk, counter or board a new token, which ends its old one, and write its settings (mode 0600).

    `out`: where to; default beside the hub's settings, as in kiosk-k1.toml. `url`: how the program reaches
    the hub; default `hubs` of the settings, or the address it listens on. Returns the file.
    Raises SettingsError, DefinitionError or EnrolError.
    """
    loaded = HubSettings.load(settings)
    hall = read(loaded.hall)
    bearer = _bearer(role, subject, hall)
    reach = (url,) if url else loaded.hubs or (_reach(loaded),)
    token = secrets.token_urlsafe(32)
    engine = _open(loaded)
    now = system_clock()
    with writing(engine, hall.id) as tx:
        access.revoke(tx, hall.id, bearer, now)
        access.add_token(tx, hall.id, token, bearer, now)
    engine.dispose()
    file = out or settings.resolve().with_name(f"{role}-{subject}.toml")
    _write_secret(file, settings_text(bearer.role, subject, reach, token))
    return file


def add_staff(settings: Path, login: str, name: str, password: str) -> None:
    """Let one of the staff sign in, or renew their name and password.

    Raises SettingsError, DefinitionError or EnrolError.
    """
    if len(password) < 8:
        raise EnrolError("the password is too short: take at least 8 characters")
    try:
        SignInRequest(id="x" * 8, login=login, password=password)
    except ValueError:
        raise EnrolError(
            f"{login!r} is no login: take up to 32 of a-z, 0-9, dot, - and _; a password of at most 128 signs"
        ) from None
    loaded = HubSettings.load(settings)
    hall = read(loaded.hall).id
    engine = _open(loaded)
    with writing(engine, hall) as tx:
        access.put_member(tx, hall, Member(login, name, hash_password(password)))
    engine.dispose()


def _bearer(role: str, subject: str, definition: Definition) -> Bearer:
    if role not in PROGRAMS:
        raise EnrolError(f"{role!r} can't be enrolled: take one of {', '.join(PROGRAMS)}")
    if not subject or len(subject) > 32 or not all(each.isalnum() or each in "-_" for each in subject):
        raise EnrolError(f"{subject!r} is no name for a {role}: take letters, digits, - and _")
    known = [each.id for each in definition.counters]
    if role == Audience.COUNTER and subject not in known:
        raise EnrolError(f"the hall has no counter {subject!r}: take one of {', '.join(known)}")
    return Bearer(Audience(role), subject)


def _reach(settings: HubSettings) -> str:
    host, port = settings.address
    if port == 0:
        raise EnrolError("the hub's port changes (0): set a fixed one in `listen`, or say the url")
    return f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}"


def _open(settings: HubSettings) -> Engine:
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    return opened(settings.place)


def _write_secret(file: Path, text: str) -> None:
    """The whole file or the old one, and never readable by others."""
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as written:
            written.write(text)
        draft.replace(file)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()
