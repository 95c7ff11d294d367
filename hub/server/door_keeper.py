"""Who signs in or takes a new password: passwords looked at off the event loop, one at a time for each counter,
slower after wrong ones.

One counter can't keep the others waiting: it has one try under way and few behind it, all others are told to
come back. A guesser who never ends keeps a login out at that one counter; it signs in at any other.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import TypeVar

from sqlalchemy import Engine

from hub.server.failures import try_later, wrong_password
from hub.server.passwords import SlowDown, hash_password, outdated, right_password
from hub.store import access
from hub.store.access import Bearer, Member
from hub.store.database import reading, writing
from hub.wire import PasswordRequest, SignInRequest

MOST_AT_A_COUNTER = 3
"""Tries under way from one counter: a clerk who presses twice, not a program that guesses."""


Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Session:
    """The token of who changes their password, and when."""

    token: str
    at: datetime


class DoorKeeper:
    """Event loop only."""

    def __init__(self, engine: Engine, hall: str) -> None:
        self._engine = engine
        self._hall = hall
        self._slow = SlowDown()
        self._under_way: Counter[str] = Counter()
        self._turns: dict[str, asyncio.Lock] = {}
        self._hashing = ThreadPoolExecutor(max_workers=1, thread_name_prefix="argon2")

    async def check(self, asked: SignInRequest, counter: str) -> Member:
        """The member of staff. Raises Failure: to come later; a wrong login or password, not told apart."""
        async with self._turn(counter):
            member = await self._look(asked.login, counter, asked.password)
            if outdated(member.argon2):
                await self._off_loop(self._keep, member, asked.password)
            return member

    async def change(self, clerk: Bearer, token: str, asked: PasswordRequest, at: datetime) -> None:
        """A new password for who knows the old one; it ends their other tokens. Raises Failure, as `check`.

        Asked again, it finds the new one and is content.
        """
        async with self._turn(clerk.counter):
            member = await self._look(clerk.login, clerk.counter, asked.old, asked.new)
            await self._off_loop(self._keep, member, asked.new, Session(token, at))

    @asynccontextmanager
    async def _turn(self, counter: str) -> AsyncIterator[None]:
        if self._under_way[counter] >= MOST_AT_A_COUNTER:
            raise try_later(1)
        self._under_way[counter] += 1
        try:
            async with self._turns.setdefault(counter, asyncio.Lock()):
                yield
        finally:
            self._under_way[counter] -= 1

    def close(self) -> None:
        self._hashing.shutdown(wait=False, cancel_futures=True)

    async def _look(self, login: str, counter: str, *passwords: str) -> Member:
        """The member of staff whose password is one of these."""
        wait = self._slow.wait(login, counter, time.monotonic())
        if wait > 0:
            raise try_later(ceil(wait))
        with reading(self._engine) as tx:
            member = access.member(tx, self._hall, login)
        kept = None if member is None else member.argon2
        right = await self._off_loop(_one_is_right, kept, passwords)
        if member is None or not right:
            self._slow.wrong(login, counter, time.monotonic())
            raise wrong_password()
        self._slow.right(login, counter)
        return member

    async def _off_loop(self, act: Callable[..., Done], *values: object) -> Done:
        return await asyncio.get_running_loop().run_in_executor(self._hashing, act, *values)

    def _keep(self, member: Member, password: str, session: Session | None = None) -> None:
        """Keep the password, as it is kept now; with `session` every other one of theirs is over."""
        kept = Member(member.login, member.name, hash_password(password))
        with writing(self._engine, self._hall) as tx:
            access.put_member(tx, self._hall, kept)
            if session is not None:
                access.revoke_others(tx, self._hall, member.login, session.token, session.at)


def _one_is_right(kept: str | None, passwords: Sequence[str]) -> bool:
    return any(right_password(kept, password) for password in passwords)
