"""Who comes in at the hub's pages: a token for some hours, ended sooner by who leaves."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine

from hub.server.access.door_keeper import PAGES, DoorKeeper
from hub.server.access.tokens import made_tokens
from hub.server.failures import not_allowed, wrong_password
from hub.server.lane.clock import Clock
from hub.server.trust.keys_in_force import KeysInForce
from hub.store import access
from hub.store.access import Bearer, Member
from hub.store.database import writing
from hub.wire import STAFF, SignInRequest

SIGNED_IN_FOR = timedelta(hours=12)
"""A shift; whoever forgets to sign out is out by the next."""


@dataclass(frozen=True, slots=True)
class StaffDoor:
    engine: Engine
    hall: str
    keys: KeysInForce
    clock: Clock
    door_keeper: DoorKeeper

    async def enter(self, asked: SignInRequest) -> tuple[Member, str]:
        """Who it is, and their token; a repeat gets the same. Raises Failure as the door keeper does, and for who has
        nothing to do at the pages; OtherKeys while another hub has newer keys."""
        member = await self.door_keeper.check(asked, PAGES)
        if member.role not in STAFF:
            raise not_allowed(role=member.role.value)
        return member, await asyncio.to_thread(self._token, member, asked.id)

    async def leave(self, token: str) -> None:
        """The token is over."""
        await asyncio.to_thread(self._end, token)

    def _token(self, member: Member, request: str) -> str:
        bearer = Bearer(member.role, member.login)
        with writing(self.engine, self.hall) as tx, self.keys.agreed(tx) as keys:
            if access.member(tx, self.hall, member.login) != member:
                raise wrong_password()  # changed since it was looked at: what ended their tokens ends this one
            now: datetime = self.clock()
            made = made_tokens(keys, "staff token", self.hall, bearer.actor, request)
            known = (each for each in made if access.bearer_of(tx, self.hall, each, now) is not None)
            token = next(known, made[0])
            access.add_token(tx, self.hall, token, bearer, now, now + SIGNED_IN_FOR)
        return token

    def _end(self, token: str) -> None:
        with writing(self.engine, self.hall) as tx:
            access.revoke_token(tx, self.hall, token, self.clock())
