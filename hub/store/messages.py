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
"""staff: the hub's own pages, to a login. sms: a visitor's phone, to the id of a sealed contact (see
`hub.store.outgoing`)."""
State = Literal["waiting", "sending", "sent", "read", "dead", "overtaken"]
"""sending: one hub is at it until `next_at`; whatever became of that hub, another may try then. overtaken: what it
says is so no longer, and it was not sent."""
Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Message:
    """`template` names its words, `facts` fill them; whoever shows or sends it puts them together.

    Facts are ids, moments (ISO 8601) and a clerk's reason: never a name, a phone or a document's number.
    """

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
    language: Language = "zh"
    """In which it is said."""
    good_until: datetime | None = None
    """After it nobody needs it any more; None: always."""
    text: str = ""
    """The words as first given to the gateway: each further try says the same."""
    receipt: str = ""
    """What the gateway calls it, or the code of its refusal."""


_PUT = Statement("""
    INSERT INTO messages (
        hall, id, channel, "to", template, facts, at, state, tries, next_at, ended_at, trouble, language, good_until,
        text, receipt)
    VALUES (
        :hall, :id, :channel, :to, :template, :facts, :at, :state, :tries, :next_at, :ended_at, :trouble, :language,
        :good_until, :text, :receipt)
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
        trouble=message.trouble, language=message.language, good_until=to_micros(message.good_until),
        text=message.text, receipt=message.receipt,
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


def newest(
    tx: Connection, hall: str, limit: int, to: str | None = None, channel: Channel | None = None
) -> Sequence[Message]:
    """The newest, first; of one person alone, of one channel, or of all."""
    asked = select(messages).where(messages.c.hall == hall)
    if channel is not None:
        asked = asked.where(messages.c.channel == channel)
    if to is not None:
        asked = asked.where(messages.c.to == to)
    ordered = asked.order_by(messages.c.at.desc(), messages.c.id).limit(limit)
    return [message_of(row) for row in tx.execute(ordered).mappings()]


def message_of(row: Any) -> Message:
    """Of a row by column."""
    return Message(
        row["id"], row["channel"], row["to"], row["template"], msgspec.json.decode(row["facts"], type=dict[str, str]),
        from_micros(row["at"]), row["state"], row["tries"], from_micros(row["next_at"]), _maybe(row["ended_at"]),
        row["trouble"], row["language"], _maybe(row["good_until"]), row["text"], row["receipt"],
    )  # fmt: skip


def _maybe(micros: int | None) -> datetime | None:
    return None if micros is None else from_micros(micros)
