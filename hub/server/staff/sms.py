"""Text messages, for who answers for the hall: what was sent, what could not be, and in which words."""

from __future__ import annotations

from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from hub.keys import KeysError
from hub.server.hub import Hub
from hub.server.lane.personal import masked_phone
from hub.server.requests import hub_of
from hub.server.sending.colleagues import login_of
from hub.server.sending.gateway import OnThePages
from hub.server.staff.looking import look_of, see
from hub.server.staff.render import page
from hub.server.staff.session import session_of
from hub.server.staff.sms_words import STATES, TITLES, trouble
from hub.store import outgoing
from hub.store.messages import Message
from hub.wire import Audience

MANAGERS = frozenset({Audience.MANAGER})
SHOWN = 100
DEAD_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Shown:
    """A message with its phone masked; "" where nobody is kept behind the contact any more."""

    message: Message
    phone: str
    login: str
    """Of one of the staff; "" for a visitor."""


@dataclass(frozen=True, slots=True)
class Outbox:
    waiting: int
    sent: int
    dead: int
    undelivered: list[Shown]
    newest: list[Shown]


async def get_sms(request: Request) -> Response:
    """The newest messages, those that could not be sent before all."""
    session_of(request, MANAGERS)
    look, hub = look_of(request), hub_of(request)
    seen, outbox = await see(look, lambda tx, _seen: _outbox(tx, hub))
    return page(
        request, "sms.html", seen.reader(look.session), look.now, outbox=outbox, titles=TITLES, states=STATES,
        trouble=trouble, on_pages=isinstance(hub.gateway, OnThePages),
    )  # fmt: skip


def _outbox(tx: Connection, hub: Hub) -> Outbox:
    hall = hub.hall
    counts = {state: outgoing.count(tx, hall, state) for state in ("waiting", "sending", "sent", "dead")}
    others = outgoing.to_visitors(tx, hall, SHOWN, ("waiting", "sending", "sent"))
    return Outbox(
        counts["waiting"] + counts["sending"], counts["sent"], counts["dead"],
        [_shown(tx, hub, each) for each in outgoing.to_visitors(tx, hall, DEAD_SHOWN, ("dead",))],
        [_shown(tx, hub, each) for each in others],
    )  # fmt: skip


def _shown(tx: Connection, hub: Hub, message: Message) -> Shown:
    try:
        phone = hub.phone_of(tx, message.to)
    except (InvalidTag, KeysError):
        phone = None
    return Shown(message, "" if phone is None else masked_phone(phone), login_of(hub.hall, message.to))
