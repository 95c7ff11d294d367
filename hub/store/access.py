"""Who may speak to the hub: tokens as SHA-256, staff with argon2 hashes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection

from hub.store.moment import from_micros, to_micros
from hub.store.statement import Statement, upsert
from hub.wire import STAFF, Audience


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who a token speaks for."""

    role: Audience
    subject: str
    """The kiosk, counter or board; of a clerk "login@counter", of other staff the login."""

    @property
    def counter(self) -> str:
        """The counter of a clerk's or counter's token; "" of other staff's."""
        return "" if self.role in STAFF else self.subject.rpartition("@")[2]

    @property
    def login(self) -> str:
        """Of a person's token."""
        return self.subject if self.role in STAFF else self.subject.rpartition("@")[0]

    @property
    def counter_needed(self) -> bool:
        """Whether it is nothing without a counter."""
        return self.role in (Audience.COUNTER, Audience.CLERK)

    @property
    def machine(self) -> str:
        """The machine that the token's program runs on: kiosk:k1, counter:3, board:b1; "" for a person's."""
        if self.role in (Audience.KIOSK, Audience.BOARD):
            return f"{self.role.value}:{self.subject}"
        return f"{Audience.COUNTER.value}:{self.counter}" if self.counter_needed else ""

    @property
    def actor(self) -> str:
        """The name in the journal: "kiosk:k1", "clerk:wang@3"."""
        return f"{self.role.value}:{self.subject}"


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it is listed: never the token itself."""

    mark: str
    """The first digits of its SHA-256, to tell two of one device apart."""
    bearer: Bearer
    created_at: datetime
    ends_at: datetime | None
    """None: when it is revoked."""


@dataclass(frozen=True, slots=True)
class Member:
    """One of the staff."""

    login: str
    name: str
    argon2: str
    role: Audience = Audience.CLERK
    """CLERK, or what their token speaks for when they sign in at the hub's pages."""


_TOKEN = Statement("""
    SELECT role, subject FROM tokens
    WHERE sha256 = :sha256 AND hall = :hall AND (revoked_at IS NULL OR revoked_at > :now)""")
_FORMER = Statement("SELECT role, subject FROM tokens WHERE sha256 = :sha256 AND hall = :hall")
_LIVE = Statement("""
    SELECT sha256 FROM tokens WHERE hall = :hall AND (revoked_at IS NULL OR revoked_at > :now)""")
_SUBJECTS = Statement("""
    SELECT subject FROM tokens WHERE hall = :hall AND role = :role AND (revoked_at IS NULL OR revoked_at > :now)""")
_ADD_TOKEN = Statement("""
    INSERT INTO tokens (hall, sha256, role, subject, created_at, revoked_at)
    VALUES (:hall, :sha256, :role, :subject, :at, :ends_at)
    ON CONFLICT (sha256) DO NOTHING""")
_REVOKE = Statement("""
    UPDATE tokens SET revoked_at = :at
    WHERE hall = :hall AND role = :role AND subject = :subject AND (revoked_at IS NULL OR revoked_at > :at)""")
_REVOKE_LOGIN = Statement("""
    UPDATE tokens SET revoked_at = :at
    WHERE hall = :hall AND sha256 <> :kept AND (revoked_at IS NULL OR revoked_at > :at)
        AND ((role = 'clerk' AND subject LIKE :pattern ESCAPE '!')
            OR (role IN ('guide', 'technician', 'manager') AND subject = :login))""")
_REVOKE_TOKEN = Statement("""
    UPDATE tokens SET revoked_at = :at
    WHERE hall = :hall AND sha256 = :sha256 AND (revoked_at IS NULL OR revoked_at > :at)""")
_LISTED = Statement("""
    SELECT sha256, role, subject, created_at, revoked_at FROM tokens
    WHERE hall = :hall AND (revoked_at IS NULL OR revoked_at > :now) ORDER BY role, subject, created_at""")
_ENDED = Statement("SELECT sha256 FROM tokens WHERE hall = :hall AND revoked_at > :after AND revoked_at <= :now")
_MEMBER = Statement("SELECT login, name, argon2, role FROM staff WHERE hall = :hall AND login = :login")
_MEMBERS = Statement("SELECT login, name, argon2, role FROM staff WHERE hall = :hall ORDER BY login")
_PUT_MEMBER = upsert("staff", ("hall", "login"), ("name", "argon2", "role"))
_DROP_MEMBER = Statement("DELETE FROM staff WHERE hall = :hall AND login = :login")

_LITERAL = str.maketrans({each: f"!{each}" for each in "!%_"})
"""So that a login's own underscore stands for itself in LIKE."""


def digest_of(token: str) -> bytes:
    """What is kept of a token. Tokens are random, so a plain hash can't be guessed back."""
    return sha256(token.encode()).digest()


def bearer_of(tx: Connection, hall: str, token: str, now: datetime) -> Bearer | None:
    """Who the token speaks for in that hall; None when it is unknown or its time is over."""
    row = _TOKEN.row(tx, hall=hall, sha256=digest_of(token), now=to_micros(now))
    return None if row is None else Bearer(Audience(row[0]), str(row[1]))


def former_bearer(tx: Connection, hall: str, token: str) -> Bearer | None:
    """Who the token speaks for, or did before it was revoked."""
    row = _FORMER.row(tx, hall=hall, sha256=digest_of(token))
    return None if row is None else Bearer(Audience(row[0]), str(row[1]))


def live_digests(tx: Connection, hall: str, now: datetime) -> frozenset[bytes]:
    """What is kept of every token that is good now: one question for any number of streams."""
    return frozenset(bytes(row[0]) for row in _LIVE.rows(tx, hall=hall, now=to_micros(now)))


def ended(tx: Connection, hall: str, after: datetime, now: datetime) -> frozenset[bytes]:
    """What is kept of the tokens whose time was over between the two."""
    rows = _ENDED.rows(tx, hall=hall, after=to_micros(after), now=to_micros(now))
    return frozenset(bytes(row[0]) for row in rows)


def subjects(tx: Connection, hall: str, role: Audience, now: datetime) -> frozenset[str]:
    """Who of that role has a token that is good now."""
    return frozenset(str(row[0]) for row in _SUBJECTS.rows(tx, hall=hall, role=role.value, now=to_micros(now)))


def tokens(tx: Connection, hall: str, now: datetime) -> list[Token]:
    """All that are good now."""
    return [
        Token(bytes(row[0]).hex()[:8], Bearer(Audience(row[1]), str(row[2])), from_micros(row[3]),
              None if row[4] is None else from_micros(row[4]))
        for row in _LISTED.rows(tx, hall=hall, now=to_micros(now))
    ]  # fmt: skip


def add_token(
    tx: Connection, hall: str, token: str, bearer: Bearer, at: datetime, ends_at: datetime | None = None
) -> None:
    """Let the token speak for the bearer in that hall, until then; None: until it is revoked."""
    _ADD_TOKEN.run(
        tx, hall=hall, sha256=digest_of(token), role=bearer.role.value, subject=bearer.subject, at=to_micros(at),
        ends_at=to_micros(ends_at),
    )  # fmt: skip


def revoke(tx: Connection, hall: str, bearer: Bearer, at: datetime) -> int:
    """End every token of the bearer at that time, unless it ends before; how many there were.

    A time to come lets an old token work on while its owner gets the new one.
    """
    return _REVOKE.run(tx, hall=hall, role=bearer.role.value, subject=bearer.subject, at=to_micros(at))


def revoke_login(tx: Connection, hall: str, login: str, at: datetime) -> int:
    """End every token of one of the staff, at whichever counter and at the hub's pages; how many there were."""
    return _revoke_login(tx, hall, login, b"", at)


def revoke_others(tx: Connection, hall: str, login: str, kept: str, at: datetime) -> int:
    """End every token of one of the staff but this one; how many there were."""
    return _revoke_login(tx, hall, login, digest_of(kept), at)


def revoke_token(tx: Connection, hall: str, token: str, at: datetime) -> None:
    """End this one."""
    _REVOKE_TOKEN.run(tx, hall=hall, sha256=digest_of(token), at=to_micros(at))


def _revoke_login(tx: Connection, hall: str, login: str, kept: bytes, at: datetime) -> int:
    pattern = login.translate(_LITERAL) + "@%"
    return _REVOKE_LOGIN.run(tx, hall=hall, login=login, pattern=pattern, kept=kept, at=to_micros(at))


def member(tx: Connection, hall: str, login: str) -> Member | None:
    row = _MEMBER.row(tx, hall=hall, login=login)
    return None if row is None else _member(row)


def members(tx: Connection, hall: str) -> dict[str, Member]:
    """All the hall's staff by login, in its order."""
    return {str(row[0]): _member(row) for row in _MEMBERS.rows(tx, hall=hall)}


def _member(row: Sequence[Any]) -> Member:
    return Member(row[0], row[1], row[2], Audience(row[3]))


def names(tx: Connection, hall: str) -> dict[str, str]:
    """Login → name of all the hall's staff."""
    return {login: each.name for login, each in members(tx, hall).items()}


def put_member(tx: Connection, hall: str, who: Member) -> None:
    """Add one of the staff, or give them a new name, password and role."""
    _PUT_MEMBER.run(tx, hall=hall, login=who.login, name=who.name, argon2=who.argon2, role=who.role.value)


def remove_member(tx: Connection, hall: str, login: str) -> bool:
    """Take one of the staff out; whether they were there."""
    return _DROP_MEMBER.run(tx, hall=hall, login=login) > 0
