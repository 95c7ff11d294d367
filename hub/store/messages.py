"""The outbox of all that people are told: written where it was caused, sent afterwards, never twice, never lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, select

from hub.store.moment import from_micros, to_micros
from hub.store.statement import Statement
from hub.store.tables import messages

Channel = Literal["staff", "sms"]
"""staff: the hub's own pages, to a login. sms: a visitor's phone, to the id of a sealed contact."""
State = Literal["waiting", "sent", "read", "dead"]


@dataclass(frozen=True, slots=True)
class Message:
    """`template` names its words, `facts` fill them; whoever shows or sends it puts them together."""

    id: str
    channel: Channel
    to: str
    template: str
    facts: dict[str, str]
    at: datetime
    state: State = "waiting"
    tries: int = 0
    next_at: datetime | None = None
    """When it may be tried; None: at once."""
    ended_at: datetime | None = None
    trouble: str = ""
    """Why the last try failed, without any address."""


_PUT = Statement("""
    INSERT INTO messages (hall, id, channel, "to", template, facts, at, state, tries, next_at, ended_at, trouble)
    VALUES (:hall, :id, :channel, :to, :template, :facts, :at, :state, :tries, :next_at, :ended_at, :trouble)
    ON CONFLICT (hall, id) DO NOTHING""")
_SHOWN = Statement("""
    UPDATE messages SET state = 'sent', tries = 1
    WHERE hall = :hall AND channel = 'staff' AND "to" = :to AND state = 'waiting'""")
_IS_OF = Statement("SELECT id FROM messages WHERE hall = :hall AND id = :id AND channel = 'staff' AND \"to\" = :to")
_END = Statement("""
    UPDATE messages SET state = :state, ended_at = :at
    WHERE hall = :hall AND id = :id AND state IN ('waiting', 'sent')""")


def put(tx: Connection, hall: str, message: Message) -> None:
    """Write it, in the transaction that caused it; a second with the same id changes nothing."""
    _PUT.run(
        tx, hall=hall, id=message.id, channel=message.channel, to=message.to, template=message.template,
        facts=msgspec.json.encode(message.facts).decode(), at=to_micros(message.at), state=message.state,
        tries=message.tries, next_at=to_micros(message.next_at or message.at), ended_at=to_micros(message.ended_at),
        trouble=message.trouble,
    )  # fmt: skip


def shown(tx: Connection, hall: str, to: str) -> None:
    """What waited for that login was shown to them."""
    _SHOWN.run(tx, hall=hall, to=to)


def read(tx: Connection, hall: str, message: str, to: str, at: datetime) -> bool:
    """They have read it, now or before; False where they were sent no such message."""
    if _IS_OF.row(tx, hall=hall, id=message, to=to) is None:
        return False
    _END.run(tx, hall=hall, id=message, state="read", at=to_micros(at))
    return True


def newest(tx: Connection, hall: str, limit: int, to: str | None = None) -> Sequence[Message]:
    """The newest, first; of one person alone, or of all."""
    asked = select(messages).where(messages.c.hall == hall)
    if to is not None:
        asked = asked.where(messages.c.to == to)
    ordered = asked.order_by(messages.c.at.desc(), messages.c.id).limit(limit)
    return [_message(row) for row in tx.execute(ordered).mappings()]


def _message(row: Any) -> Message:
    ended = None if row["ended_at"] is None else from_micros(row["ended_at"])
    return Message(
        row["id"], row["channel"], row["to"], row["template"], msgspec.json.decode(row["facts"], type=dict[str, str]),
        from_micros(row["at"]), row["state"], row["tries"], from_micros(row["next_at"]), ended, row["trouble"],
    )  # fmt: skip
