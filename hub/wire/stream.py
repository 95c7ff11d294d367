"""What a stream begins with, and what of an event each audience is sent."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias

from hub.wire.counter_views import CounterView
from hub.wire.hall_views import BoardView, KioskView
from hub.wire.shape import Audience, Shape


class Hello(Shape):
    wire: int
    hall: str
    audience: Audience
    subject: str
    """Which kiosk, counter or board the token names."""
    seq: int
    at: datetime


View: TypeAlias = KioskView | CounterView | BoardView
PUBLIC_EVENTS: dict[Audience, dict[str, tuple[str, ...]]] = {
    Audience.BOARD: {
        "ticket.called": ("number", "counter", "call", "again"),
        "announcement.reported": ("call", "outcome"),
    },
    Audience.KIOSK: {
        "ticket.print_reported": ("ticket", "outcome"),
        "assistance.answered": ("request", "counter"),
    },
    Audience.COUNTER: {
        "ticket.called": ("ticket", "number", "counter", "call", "again", "why"),
        "ticket.print_reported": ("ticket", "outcome"),
        "announcement.reported": ("call", "outcome", "reason"),
        "assistance.asked": ("request", "place"),
        "assistance.answered": ("request", "counter"),
    },
}
"""Audience → kind → the fields it may see. Other kinds are not sent. A clerk sees what the counter sees."""
