"""Who signs in or takes a new password: passwords looked at off the event loop, one at a time for each counter,
slower after wrong ones.

One counter can't keep the others waiting: it has one try under way and few behind it, all others are told to
come back. A guesser who never ends keeps a login out at that one counter; it signs in at any other.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from math import ceil
from typing import TypeVar

from sqlalchemy import Engine

from hub.server.access.guesses import Guesses
from hub.server.access.passwords import hash_password, outdated, right_password
from hub.server.failures import try_later, wrong_password
from hub.server.lane.clock import Clock
from hub.server.trust.keys_in_force import KeysInForce
from hub.store import access
from hub.store.access import Bearer, Member
from hub.store.database import reading, writing
from hub.wire import PasswordRequest, SignInRequest

PAGES = "pages"
"""Where staff sign in who come without a counter: the hub's pages, a counter like any other here."""
MOST_AT_A_COUNTER = 3
"""Tries under way from one counter: a clerk who presses twice, not a program that guesses."""


Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Session:
    """The token of who changes their password, and when."""

    token: str
    at: datetime


class DoorKeeper:
    """Event loop only; the looking itself is done in one thread."""

    def __init__(self, engine: Engine, hall: str, keys: KeysInForce, clock: Clock) -> None:
        self._engine = engine
        self._hall = hall
        self._guesses = Guesses(engine, hall, keys, clock)
        self._under_way: Counter[str] = Counter()
        self._turns: dict[str, asyncio.Lock] = {}
        self._hashing = ThreadPoolExecutor(max_workers=1, thread_name_prefix="argon2")

    async def check(self, asked: SignInRequest, counter: str) -> Member:
        """The member of staff. Raises Failure: to come later; a wrong login or password, not told apart.

        Raises OtherKeys while another hub has newer keys.
        """
        return await self._in_turn(counter, partial(self._enter, asked, counter))

    async def change(self, clerk: Bearer, token: str, asked: PasswordRequest, at: datetime) -> None:
        """A new password for who knows the old one; it ends their other tokens. Raises as `check` does.

        Asked again, it finds the new one and is content.
        """
        await self._in_turn(clerk.counter or PAGES, partial(self._change, clerk, Session(token, at), asked))

    def close(self) -> None:
        self._hashing.shutdown(wait=False, cancel_futures=True)

    async def _in_turn(self, counter: str, act: Callable[[], Done]) -> Done:
        """One at a time for each counter, off the event loop."""
        if self._under_way[counter] >= MOST_AT_A_COUNTER:
            raise try_later(1)
        self._under_way[counter] += 1
        try:
            async with self._turns.setdefault(counter, asyncio.Lock()):
                return await asyncio.get_running_loop().run_in_executor(self._hashing, act)
        finally:
            self._under_way[counter] -= 1

    # -- in the thread --

    def _enter(self, asked: SignInRequest, counter: str) -> Member:
        member = self._look(asked.login, counter, asked.password)
        return self._keep(member, asked.password) if outdated(member.argon2) else member

    def _change(self, clerk: Bearer, session: Session, asked: PasswordRequest) -> None:
        self._keep(self._look(clerk.login, clerk.counter or PAGES, asked.old, asked.new), asked.new, session)

    def _look(self, login: str, counter: str, *passwords: str) -> Member:
        """The member of staff whose password is one of these."""
        wait = self._guesses.count(login, counter)
        if wait > 0:
            raise try_later(ceil(wait))
        with reading(self._engine) as tx:
            member = access.member(tx, self._hall, login)
        kept = None if member is None else member.argon2
        right = any(right_password(kept, password) for password in passwords)
        if member is None or not right:
            raise wrong_password()
        self._guesses.right(login, counter)
        return member

    def _keep(self, member: Member, password: str, session: Session | None = None) -> Member:
        """Keep the password, as it is kept now; with `session` every other one of theirs is over."""
        kept = replace(member, argon2=hash_password(password))
        with writing(self._engine, self._hall) as tx:
            access.put_member(tx, self._hall, kept)
            if session is not None:
                access.revoke_others(tx, self._hall, member.login, session.token, session.at)
        return kept
