"""What the hall says to an order: events, or a refusal. Nothing here acts; `hall.fold.apply` does."""

from __future__ import annotations

from datetime import datetime

from hall.commands import Order
from hall.events import Event
from hall.refusals import Refusal
from hall.state import HallState


def decide(state: HallState, order: Order, now: datetime) -> tuple[Event, ...] | Refusal:
    """The events that follow from `order` at `now` (UTC), never empty, or why not.

    An order that comes on a later service day first ends the old one: those events stand first.
    """
    raise NotImplementedError
