"""Who may take part: programs with a token in their settings file, staff with a password.

Both work on the database itself, while the hub runs or before it ever did.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import Engine

from hall.definition import Definition
from hall.definition_file import read
from hub.link.trust import SYSTEM
from hub.secret_file import replace_secret
from hub.server.access.passwords import hash_password
from hub.server.access.program_settings import PROGRAMS, hub_text, settings_text
from hub.server.lane.clock import system_clock
from hub.server.opening import opened
from hub.server.settings import HubSettings, SettingsError
from hub.server.trust.authority import CertificateError, authority_in
from hub.server.trust.names import ANYWHERE, names_of
from hub.store import access
from hub.store.access import Bearer, Member
from hub.store.database import writing
from hub.wire import SHORTEST_PASSWORD, STAFF, Audience, SignInRequest

STAFF_ROLES = (Audience.CLERK.value, *sorted(STAFF))
_ADDRESS = re.compile(r'https?://[^/\s"\\]+/?')
"""As a program's settings take it."""


class EnrolError(SettingsError):
    """It can't be done; the text says why and what to do."""


def enrol(settings: Path, role: str, subject: str, out: Path | None = None, url: str | None = None) -> Path:
    """Give a kiosk, counter or board a new token, which ends its old one, and write its settings (mode 0600).

    `out`: where to; default beside the hub's settings, as in kiosk-k1.toml. `url`: how the program reaches
    the hub; default `hubs` of the settings, its first name, or the address it listens on. Returns the file.
    Raises SettingsError, DefinitionError or EnrolError.
    """
    loaded = HubSettings.load(settings)
    hall = read(loaded.hall)
    bearer = bearer_named(role, subject, hall)
    reach = (url,) if url else loaded.hubs or (_reach(loaded),)
    trusted = _trusted(loaded, reach)
    token = secrets.token_urlsafe(32)
    now = system_clock()
    with database_of(loaded) as engine, writing(engine, hall.id) as tx:
        access.revoke(tx, hall.id, bearer, now)
        access.add_token(tx, hall.id, token, bearer, now)
    file = out or settings.resolve().with_name(f"{role}-{subject}.toml")
    replace_secret(file, settings_text(bearer.role, subject, hub_text(reach, token, trusted)))
    return file


def add_staff(settings: Path, login: str, name: str, password: str, role: str = Audience.CLERK) -> None:
    """Let one of the staff sign in, or renew their name, password and role; with another role they sign in anew.

    Raises SettingsError, DefinitionError or EnrolError.
    """
    check_password(login, password)
    new_role = role_named(role)
    loaded = HubSettings.load(settings)
    hall = read(loaded.hall).id
    kept = hash_password(password)
    with database_of(loaded) as engine, writing(engine, hall) as tx:
        before = access.member(tx, hall, login)
        access.put_member(tx, hall, Member(login, name, kept, new_role))
        if before is not None and before.role is not new_role:
            access.revoke_login(tx, hall, login, system_clock())


def role_named(role: str) -> Audience:
    """What one of the staff may be. Raises EnrolError."""
    if role not in STAFF_ROLES:
        raise EnrolError(f"{role!r} is no role of the staff: take one of {', '.join(STAFF_ROLES)}")
    return Audience(role)


def check_password(login: str, password: str) -> None:
    """Raises EnrolError where nobody could sign in with these."""
    if len(password) < SHORTEST_PASSWORD:
        raise EnrolError(f"the password is too short: take at least {SHORTEST_PASSWORD} characters")
    try:
        SignInRequest(id="x" * 8, login=login, password=password)
    except ValueError:
        raise EnrolError(
            f"{login!r} is no login: take up to 32 of a-z, 0-9, dot, - and _; a password of at most 128 signs"
        ) from None


def bearer_named(role: str, subject: str, definition: Definition) -> Bearer:
    """A program of this hall. Raises EnrolError."""
    if role not in PROGRAMS:
        raise EnrolError(f"{role!r} can't be enrolled: take one of {', '.join(PROGRAMS)}")
    if not subject or len(subject) > 32 or not all(each.isalnum() or each in "-_" for each in subject):
        raise EnrolError(f"{subject!r} is no name for a {role}: take letters, digits, - and _")
    known = [each.id for each in definition.counters]
    if role == Audience.COUNTER and subject not in known:
        raise EnrolError(f"the hall has no counter {subject!r}: take one of {', '.join(known)}")
    return Bearer(Audience(role), subject)


@contextmanager
def database_of(settings: HubSettings) -> Iterator[Engine]:
    """The hub's database, made when it is not there, as long as it is needed. Raises SettingsError."""
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = opened(settings.place)
    try:
        yield engine
    finally:
        engine.dispose()


def _reach(settings: HubSettings) -> str:
    host, port = settings.address
    if port == 0:
        raise EnrolError("the hub's port changes (0): set a fixed one in `listen`, or say the url")
    name = next(iter(settings.names), "127.0.0.1" if host == ANYWHERE else host)
    return f"{'https' if settings.tls else 'http'}://{name}:{port}"


def _trusted(settings: HubSettings, urls: Sequence[str]) -> str | None:
    """What the program will trust: our CA as PEM, the machine's where something before us speaks TLS, or none."""
    schemes = {_scheme(settings, url) for url in urls}
    if len(schemes) > 1:
        raise EnrolError("the hubs' addresses are partly http://, partly https://: take one of them")
    if not settings.tls:
        return SYSTEM if schemes == {"https"} else None
    try:
        return authority_in(settings.certificates, system_clock()).pem
    except CertificateError as error:
        raise EnrolError(str(error)) from error


def _scheme(settings: HubSettings, url: str) -> str:
    """"https" or "http", for an address at which this hub would be believed. Raises EnrolError."""
    scheme, name = _parts(url)
    if settings.tls and scheme == "http":
        raise EnrolError(f"{url}: this hub speaks TLS: take https://, or set tls = false in its settings")
    if settings.tls and name not in names_of(settings):
        raise EnrolError(f"{name} is not in the hub's certificate: add it to `names` in the hub's settings")
    return scheme


def _parts(url: str) -> tuple[str, str]:
    """Scheme and name. Raises EnrolError."""
    try:
        parts = urlsplit(url)
        if _ADDRESS.fullmatch(url) and parts.hostname:
            return parts.scheme, parts.hostname
    except ValueError:  # as for a bracket without its other half
        pass
    raise EnrolError(f"{url!r} is no address of a hub: take one such as https://hub.example:8700")
