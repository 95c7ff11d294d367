"""What the pages show, read from the rows in one transaction beside the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from hall.definition import Definition
from hub.server.failures import not_found
from hub.server.requests import hub_of
from hub.server.staff.render import HEADERS, Reader, language_for
from hub.server.staff.session import Session, session_of
from hub.server.views.fleet import fleet_view
from hub.store import access, messages, outgoing
from hub.store.access import Member
from hub.store.database import reading
from hub.wire import Audience, FleetView

MESSAGES_COUNTED = 200
More = TypeVar("More")


@dataclass(frozen=True, slots=True)
class Look:
    """One look at the hall for one page of one person."""

    request: Request
    session: Session
    definition: Definition
    now: datetime
    tag: str

    @property
    def unchanged(self) -> Response | None:
        """The answer to the page's script where nothing is new."""
        same = self.request.headers.get("if-none-match") == self.tag
        return Response(status_code=304, headers=HEADERS | {"ETag": self.tag}) if same else None


@dataclass(frozen=True, slots=True)
class Seen:
    view: FleetView
    staff: dict[str, Member]
    unread: int
    undelivered: int
    """Messages to visitors that could not be sent, for who may see to it."""

    def reader(self, session: Session) -> Reader:
        return Reader(session, self.view, {login: each.name for login, each in self.staff.items()}, self.unread,
                      self.undelivered)


def look_of(request: Request) -> Look:
    """Raises NotSignedIn; Failure before the hall is opened."""
    session, hub = session_of(request), hub_of(request)
    if hub.state.definition is None:
        raise not_found()
    now = hub.now()
    tag = f'"{hub.state.seq}-{now:%Y%m%dT%H%M}-{language_for(request)}-{session.bearer.role.value}"'
    return Look(request, session, hub.state.definition, now, tag)


async def see(look: Look, more: Callable[[Connection, Seen], More]) -> tuple[Seen, More]:
    """The fleet, and what `more` reads in the same transaction."""
    return await asyncio.to_thread(_see, look, more)


def _see(look: Look, more: Callable[[Connection, Seen], More]) -> tuple[Seen, More]:
    hub = hub_of(look.request)
    with reading(hub.engine) as tx:
        view = fleet_view(tx, hub.hall, look.definition, hub.state.seq, look.now)
        mine = messages.newest(tx, hub.hall, MESSAGES_COUNTED, look.session.bearer.login, "staff")
        unread = sum(each.state in ("waiting", "sent") for each in mine)
        answers = look.session.bearer.role is Audience.MANAGER
        undelivered = outgoing.count(tx, hub.hall, "dead") if answers else 0
        seen = Seen(view, access.members(tx, hub.hall), unread, undelivered)
        return seen, more(tx, seen)
