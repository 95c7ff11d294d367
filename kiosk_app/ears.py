"""From the drivers' words to the journey's events."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from devices.drivers.events import (
    CardRead,
    CardRejected,
    CardRemoved,
    PrintFinished,
    StatusChanged,
)
from kiosk_app.card import holder_of
from kiosk_app.journey import events

MISREAD = "read-failed"
"""A number that cannot be right is treated like a card that was not read."""


def reader_event(event: object, today: Callable[[], date]) -> events.Event | None:
    """What the card reader's news means; None: nothing for the visitor."""
    match event:
        case StatusChanged(status):
            return events.ReaderSeen(status.usable)
        case CardRead(card):
            holder = holder_of(card, today())
            return events.CardRead(holder) if holder else events.CardRejected(MISREAD)
        case CardRejected(reason_code=reason):
            return events.CardRejected(reason)
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
