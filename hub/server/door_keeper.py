"""Who signs in: the password looked at off the event loop, one at a time for each counter, slower after wrong ones.

One counter can't keep the others waiting: it has one try under way and few behind it, all others are told to
come back. A guesser who never ends keeps a login out at that one counter; it signs in at any other.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from math import ceil

from sqlalchemy import Engine

from hub.server.clock import Clock
from hub.server.failures import try_later, wrong_password
from hub.server.guesses import Guesses
from hub.server.keys_in_force import KeysInForce
from hub.server.passwords import hash_password, outdated, right_password
from hub.store import access
from hub.store.access import Member
from hub.store.database import reading, writing
from hub.wire import SignInRequest

MOST_AT_A_COUNTER = 3
"""Tries under way from one counter: a clerk who presses twice, not a program that guesses."""


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
        if self._under_way[counter] >= MOST_AT_A_COUNTER:
            raise try_later(1)
        self._under_way[counter] += 1
        try:
            async with self._turns.setdefault(counter, asyncio.Lock()):
                loop = asyncio.get_running_loop()
                return await loop.run_in_executor(self._hashing, self._look, asked, counter)
        finally:
            self._under_way[counter] -= 1

    def close(self) -> None:
        self._hashing.shutdown(wait=False, cancel_futures=True)

    def _look(self, asked: SignInRequest, counter: str) -> Member:
        wait = self._guesses.count(asked.login, counter)
        if wait > 0:
            raise try_later(ceil(wait))
        with reading(self._engine) as tx:
            member = access.member(tx, self._hall, asked.login)
        right = right_password(None if member is None else member.argon2, asked.password)
        if member is None or not right:
            raise wrong_password()
        self._guesses.right(asked.login, counter)
        if outdated(member.argon2):
            self._renew(member, asked.password)
        return member

    def _renew(self, member: Member, password: str) -> None:
        """Keep the password as it is kept now."""
        with writing(self._engine, self._hall) as tx:
            access.put_member(tx, self._hall, Member(member.login, member.name, hash_password(password)))
