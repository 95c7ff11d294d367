"""From the drivers' words to the journey's events."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import uuid4

from devices.drivers.events import (
    CardRead,
    CardRejected,
    CardRemoved,
    PrintFinished,
    StatusChanged,
)
from kiosk_app.card import holder_of, social_holder_of
from kiosk_app.journey import events

MISREAD = "read-failed"
"""A name or number that cannot be right is treated like a card that was not read."""
SOCIAL = "social-"
"""Before a reason of the reader of social-security cards: what to do is another thing."""


def reader_event(event: object, today: Callable[[], date]) -> events.Event | None:
    """What the card reader's news means; None: nothing for the visitor."""
    match event:
        case StatusChanged(status):
            return events.ReaderSeen(status.usable)
        case CardRead(card):
            holder = holder_of(card, today())
            return events.CardRead(holder, uuid4().hex) if holder else events.CardRejected(MISREAD)
        case CardRejected(reason_code=reason):
            return events.CardRejected(reason)
        case CardRemoved():
            return events.CardRemoved()
    return None


def social_event(event: object, today: Callable[[], date]) -> events.Event | None:
    """What the news of the reader of social-security cards means; None: nothing for the visitor."""
    # Imported here: the first page does not wait for the smart card library.
    from devices.drivers.social_card import SocialCardRead

    match event:
        case StatusChanged(status):
            return events.SocialReaderSeen(status.usable)
        case SocialCardRead(card):
            holder = social_holder_of(card, today())
            if holder is None:
                return events.CardRejected(SOCIAL + MISREAD)
            return events.CardRead(holder, uuid4().hex, social=True)
        case CardRejected(reason_code=reason):
            return events.CardRejected(SOCIAL + reason)
        case CardRemoved():
            return events.CardRemoved()
    return None


def printer_event(event: object) -> events.Event | None:
    """What the printer's news means; None: nothing for the visitor."""
    match event:
        case StatusChanged(status):
            return events.PrinterSeen(status.usable)
        case PrintFinished(job, outcome, reason):
            return events.PrintEnded(job, outcome.value, reason.value)
    return None
