"""Who may speak to the hub: tokens as SHA-256, staff with argon2 hashes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection

from hub.store.moment import to_micros
from hub.store.statement import Statement, upsert
from hub.wire import Audience


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who a token speaks for."""

    role: Audience
    subject: str
    """The kiosk, counter or board; of a clerk "login@counter"."""

    @property
    def counter(self) -> str:
        """The counter of a clerk's or counter's token."""
        return self.subject.rpartition("@")[2]

    @property
    def login(self) -> str:
        """Of a clerk's token."""
        return self.subject.rpartition("@")[0]

    @property
    def counter_needed(self) -> bool:
        """Whether it is nothing without a counter."""
        return self.role in (Audience.COUNTER, Audience.CLERK)

    @property
    def actor(self) -> str:
        """The name in the journal: "kiosk:k1", "clerk:wang@3"."""
        return f"{self.role.value}:{self.subject}"


@dataclass(frozen=True, slots=True)
class Member:
    """One of the staff."""

    login: str
    name: str
    argon2: str


_TOKEN = Statement("""
    SELECT role, subject FROM tokens WHERE sha256 = :sha256 AND hall = :hall AND revoked_at IS NULL""")
_FORMER = Statement("SELECT role, subject FROM tokens WHERE sha256 = :sha256 AND hall = :hall")
_LIVE = Statement("SELECT sha256 FROM tokens WHERE hall = :hall AND revoked_at IS NULL")
_ADD_TOKEN = Statement("""
    INSERT INTO tokens (hall, sha256, role, subject, created_at) VALUES (:hall, :sha256, :role, :subject, :at)
    ON CONFLICT (sha256) DO NOTHING""")
_REVOKE = Statement("""
    UPDATE tokens SET revoked_at = :at
    WHERE hall = :hall AND role = :role AND subject = :subject AND revoked_at IS NULL""")
_MEMBER = Statement("SELECT login, name, argon2 FROM staff WHERE hall = :hall AND login = :login")
_MEMBERS = Statement("SELECT login, name FROM staff WHERE hall = :hall")
_PUT_MEMBER = upsert("staff", ("hall", "login"), ("name", "argon2"))


def digest_of(token: str) -> bytes:
    """What is kept of a token. Tokens are random, so a plain hash can't be guessed back."""
    return sha256(token.encode()).digest()


def bearer_of(tx: Connection, hall: str, token: str) -> Bearer | None:
    """Who the token speaks for in that hall; None when it is unknown or revoked."""
    row = _TOKEN.row(tx, hall=hall, sha256=digest_of(token))
    return None if row is None else Bearer(Audience(row[0]), str(row[1]))


def former_bearer(tx: Connection, hall: str, token: str) -> Bearer | None:
    """Who the token speaks for, or did before it was revoked."""
    row = _FORMER.row(tx, hall=hall, sha256=digest_of(token))
    return None if row is None else Bearer(Audience(row[0]), str(row[1]))


def live_digests(tx: Connection, hall: str) -> frozenset[bytes]:
    """What is kept of every token that is good now: one question for any number of streams."""
    return frozenset(bytes(row[0]) for row in _LIVE.rows(tx, hall=hall))


def add_token(tx: Connection, hall: str, token: str, bearer: Bearer, at: datetime) -> None:
    """Let the token speak for the bearer in that hall."""
    _ADD_TOKEN.run(
        tx, hall=hall, sha256=digest_of(token), role=bearer.role.value, subject=bearer.subject, at=to_micros(at)
    )


def revoke(tx: Connection, hall: str, bearer: Bearer, at: datetime) -> int:
    """End every token of the bearer; how many there were."""
    return _REVOKE.run(tx, hall=hall, role=bearer.role.value, subject=bearer.subject, at=to_micros(at))


def member(tx: Connection, hall: str, login: str) -> Member | None:
    row = _MEMBER.row(tx, hall=hall, login=login)
    return None if row is None else Member(*row)


def names(tx: Connection, hall: str) -> dict[str, str]:
    """Login → name of all the hall's staff."""
    return {str(login): str(name) for login, name in _MEMBERS.rows(tx, hall=hall)}


def put_member(tx: Connection, hall: str, who: Member) -> None:
    """Add one of the staff, or give them a new name and password."""
    _PUT_MEMBER.run(tx, hall=hall, login=who.login, name=who.name, argon2=who.argon2)
