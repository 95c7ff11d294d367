"""What one of the staff was told: shown to them, it is sent; whoever answers for the hall sees everybody's."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine

from hub.store import messages
from hub.store.access import Bearer
from hub.store.database import reading, writing
from hub.store.messages import Message
from hub.wire import Audience, MessageRow, MessagesView

SHOWN = 200


def messages_of(engine: Engine, hall: str, bearer: Bearer, now: datetime) -> MessagesView:
    """The newest, from now on no longer waiting for who asks."""
    to = None if bearer.role is Audience.MANAGER else bearer.login
    with reading(engine) as tx:
        found = messages.newest(tx, hall, SHOWN, to, "staff")
    if any(each.to == bearer.login and each.state == "waiting" for each in found):
        with writing(engine, hall) as tx:
            messages.shown(tx, hall, bearer.login)
    return MessagesView(at=now, messages=[_row(each) for each in found])


def _row(message: Message) -> MessageRow:
    return MessageRow(
        id=message.id, to=message.to, template=message.template, facts=message.facts, at=message.at,
        state=message.state, ended_at=message.ended_at,
    )  # fmt: skip
