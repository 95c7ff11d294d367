"""Tokens of programs: renewed with an overlap, ended, listed. Works on the database, beside the running hub."""

from __future__ import annotations

import re
import secrets
from datetime import timedelta
from pathlib import Path

from hall.definition_file import read
from hub.secret_file import replace_secret
from hub.server.access.enrol import EnrolError, bearer_named, database_of
from hub.server.lane.clock import system_clock
from hub.server.settings import HubSettings
from hub.store import access
from hub.store.access import Token
from hub.store.database import reading, writing

OVERLAP = timedelta(minutes=15)
_TOKEN_LINE = re.compile(r'^token = "[^"\n]*"$', re.MULTILINE)


def rotate(settings: Path, role: str, subject: str, out: Path, overlap: timedelta = OVERLAP) -> Path:
    """Give an enrolled program a new token in its settings file `out`; the old one is good for `overlap` more.

    All else in the file stays. Raises SettingsError, DefinitionError or EnrolError.
    """
    loaded = HubSettings.load(settings)
    hall = read(loaded.hall)
    bearer = bearer_named(role, subject, hall)
    token = secrets.token_urlsafe(32)
    text, now = _with_token(out, token), system_clock()
    with database_of(loaded) as engine, writing(engine, hall.id) as tx:
        if not access.revoke(tx, hall.id, bearer, now + overlap):
            raise EnrolError(f"{role} {subject} has no token: enrol it with `tingxu hub enrol {role} {subject}`")
        access.add_token(tx, hall.id, token, bearer, now)
    replace_secret(out, text)
    return out


def revoke(settings: Path, role: str, subject: str) -> int:
    """End every token of a program now; how many there were. Its streams end within two seconds."""
    loaded = HubSettings.load(settings)
    hall = read(loaded.hall)
    bearer = bearer_named(role, subject, hall)
    with database_of(loaded) as engine, writing(engine, hall.id) as tx:
        return access.revoke(tx, hall.id, bearer, system_clock())


def listed(settings: Path) -> list[Token]:
    """All tokens that are good now, those of signed-in clerks among them."""
    loaded = HubSettings.load(settings)
    hall = read(loaded.hall).id
    with database_of(loaded) as engine, reading(engine) as tx:
        return access.tokens(tx, hall, system_clock())


def _with_token(file: Path, token: str) -> str:
    """The settings with another token in them. Raises EnrolError."""
    try:
        text, count = _TOKEN_LINE.subn(f'token = "{token}"', file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise EnrolError(f"{file} can't be read ({error}): take the program's settings file, or enrol anew") from error
    if count != 1:
        raise EnrolError(f'{file} has no line of its own with token = "…": write it anew with `tingxu hub enrol`')
    return text
