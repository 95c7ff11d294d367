"""A technician's badge: a code held to a kiosk's scanner opens its technician's pages, as the PIN does.

It is the holder's own as long as their password and their role are: who loses it takes a new password.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NoBase64
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import Connection

from hub.codes import ForgedCode, check_code, make_code
from hub.keys import Keys
from hub.store import access
from hub.store.access import Member
from hub.wire import Audience

BADGE = "b"
GOOD_FOR = timedelta(days=90)
HOLDERS = frozenset({Audience.TECHNICIAN, Audience.MANAGER})
_MARK = 8
"""Signs of the mark by which a badge from before a new password is known."""


def badge_code(keys: Keys, member: Member, now: datetime) -> str:
    """A new badge for one of the HOLDERS."""
    login = urlsafe_b64encode(member.login.encode()).decode().rstrip("=")
    return make_code(keys, BADGE, login + _mark(member), now + GOOD_FOR)


def holder_of(tx: Connection, hall: str, keys: Keys, code: str, now: datetime) -> Member:
    """Whose badge it is. Raises ForgedCode, also where it is theirs no longer, or ExpiredCode."""
    thing = check_code(keys, BADGE, code, now)
    login, mark = _login(thing[:-_MARK]), thing[-_MARK:]
    member = access.member(tx, hall, login)
    if member is None or member.role not in HOLDERS or mark != _mark(member):
        raise ForgedCode(BADGE)
    return member


def _login(text: str) -> str:
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except (NoBase64, UnicodeDecodeError):
        raise ForgedCode(BADGE) from None


def _mark(member: Member) -> str:
    return sha256(member.argon2.encode()).hexdigest()[:_MARK]
