"""An alarm to one of the staff: on the hub's pages, and as a text message where a phone of theirs is kept."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import Connection

from hub.server.sending.colleagues import contact_of, has_phone
from hub.store import messages
from hub.store.messages import Message
from hub.store.moment import to_micros
from upkeep.alarms import Alarm

GOOD = timedelta(hours=4)
"""A text message that a gateway in trouble could not take by then would tell of what is over."""
ONCE_IN = timedelta(minutes=10)
"""A loose contact makes a fault each minute: the pages have every one, a phone rings once."""


def give(tx: Connection, hall: str, alarm: Alarm, key: str, now: datetime) -> None:
    """Write it into the outbox, in the transaction that caused it; `key`: of that cause, and of no other."""
    messages.put(tx, hall, Message(key, "staff", alarm.to, alarm.template, alarm.facts, now))
    if has_phone(tx, hall, alarm.to):
        contact, template = contact_of(hall, alarm.to), alarm.template.replace(".", "_")
        sms = Message(_once(alarm, key, now), "sms", contact, template, alarm.facts, now, good_until=now + GOOD)
        messages.put(tx, hall, sms)


def _once(alarm: Alarm, key: str, now: datetime) -> str:
    """The same for work orders about the same thing within a stretch of time; people who call are always heard."""
    if "order" not in alarm.facts:
        return f"sms.{key}"
    stretch = to_micros(now) // (ONCE_IN // timedelta(microseconds=1))
    about = sorted((name, fact) for name, fact in alarm.facts.items() if name != "order")
    told = repr((alarm.to, alarm.template, about, stretch))
    return f"sms.{sha256(told.encode()).hexdigest()[:32]}"
