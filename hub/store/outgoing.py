"""Messages on their way to visitors' phones: claimed by one hub at a time, settled by the one that claimed.

All of it runs under the hall's lock. A claim is held until `next_at`; whoever claims later raises `tries`, so that
a hub that was away meanwhile settles nothing any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, Select, func, or_, select

from hub.store.messages import Message, State, message_of
from hub.store.moment import to_micros
from hub.store.statement import Statement
from hub.store.tables import messages

_CLAIM = Statement("""
    UPDATE messages SET state = 'sending', tries = :tries, next_at = :until, text = :text
    WHERE hall = :hall AND id = :id""")
_SETTLE = Statement("""
    UPDATE messages SET state = :state, next_at = :next_at, ended_at = :ended_at, trouble = :trouble,
        receipt = :receipt
    WHERE hall = :hall AND id = :id AND state = 'sending' AND tries = :tries""")
_END = Statement("""
    UPDATE messages SET state = :state, ended_at = :at, trouble = :trouble WHERE hall = :hall AND id = :id""")
_AGAIN = Statement("""
    UPDATE messages SET state = 'waiting', tries = 0, next_at = :at, ended_at = NULL, good_until = NULL
    WHERE hall = :hall AND id = :id AND channel = 'sms' AND state = 'dead'""")
_IS_DEAD = Statement("SELECT id FROM messages WHERE hall = :hall AND id = :id AND channel = 'sms' AND state = 'dead'")


def next_due(tx: Connection, hall: str, now: datetime) -> Message | None:
    """The message that has waited longest for its try, or whose sender was lost; None where none is due."""
    row = tx.execute(_due(hall, now).order_by(messages.c.next_at, messages.c.id).limit(1)).mappings().first()
    return None if row is None else message_of(row)


def claim(tx: Connection, hall: str, message: Message, text: str, until: datetime) -> Message:
    """One more try at it begins, with these words; nobody else begins one before `until`."""
    claimed = replace(message, state="sending", tries=message.tries + 1, next_at=until, text=text)
    _CLAIM.run(tx, hall=hall, id=message.id, tries=claimed.tries, until=to_micros(until), text=text)
    return claimed


def sent(tx: Connection, hall: str, claimed: Message, at: datetime, receipt: str) -> bool:
    """The gateway took it; False where the claim was lost meanwhile."""
    return _settle(tx, hall, claimed, "sent", at, at, "", receipt)


def later(tx: Connection, hall: str, claimed: Message, next_at: datetime, trouble: str) -> bool:
    """It is not known to be sent: to be tried again with the same words and key."""
    return _settle(tx, hall, claimed, "waiting", next_at, None, trouble, "")


def refused(tx: Connection, hall: str, claimed: Message, at: datetime, trouble: str, receipt: str) -> bool:
    """It will never be sent as it is."""
    return _settle(tx, hall, claimed, "dead", at, at, trouble, receipt)


def end(tx: Connection, hall: str, message: Message, at: datetime, trouble: str) -> None:
    """Give it up without a try: nobody to send it to, or too late."""
    _END.run(tx, hall=hall, id=message.id, state="dead", at=to_micros(at), trouble=trouble)


def overtake(tx: Connection, hall: str, message: Message, at: datetime) -> None:
    """What it says is so no longer: it is not sent, and nobody need see to it."""
    _END.run(tx, hall=hall, id=message.id, state="overtaken", at=to_micros(at), trouble="")


def again(tx: Connection, hall: str, message: str, at: datetime) -> bool:
    """Let a dead one be tried once more from the beginning; False where there is no such dead message."""
    if _IS_DEAD.row(tx, hall=hall, id=message) is None:
        return False
    _AGAIN.run(tx, hall=hall, id=message, at=to_micros(at))
    return True


def to_visitors(tx: Connection, hall: str, limit: int, states: Sequence[State] = ()) -> list[Message]:
    """The newest, first; in these states or in any."""
    asked = select(messages).where(messages.c.hall == hall, messages.c.channel == "sms")
    if states:
        asked = asked.where(messages.c.state.in_(states))
    ordered = asked.order_by(messages.c.at.desc(), messages.c.id).limit(limit)
    return [message_of(row) for row in tx.execute(ordered).mappings()]


def everything(tx: Connection, hall: str) -> Iterator[Message]:
    """All there ever were, oldest first."""
    asked = select(messages).where(messages.c.hall == hall, messages.c.channel == "sms")
    return map(message_of, tx.execute(asked.order_by(messages.c.at, messages.c.id)).mappings())


def count(tx: Connection, hall: str, state: State) -> int:
    """How many are in that state."""
    asked = select(func.count()).select_from(messages)
    where = messages.c.hall == hall, messages.c.channel == "sms", messages.c.state == state
    return int(tx.execute(asked.where(*where)).scalar_one())


def _due(hall: str, now: datetime) -> Select[tuple[object, ...]]:
    open_states = or_(messages.c.state == "waiting", messages.c.state == "sending")
    return select(messages).where(
        messages.c.hall == hall, open_states, messages.c.channel == "sms", messages.c.next_at <= to_micros(now)
    )


def _settle(
    tx: Connection, hall: str, claimed: Message, state: State, next_at: datetime, ended_at: datetime | None,
    trouble: str, receipt: str,
) -> bool:  # fmt: skip
    touched = _SETTLE.run(
        tx, hall=hall, id=claimed.id, tries=claimed.tries, state=state, next_at=to_micros(next_at),
        ended_at=to_micros(ended_at), trouble=trouble, receipt=receipt,
    )  # fmt: skip
    return touched == 1
