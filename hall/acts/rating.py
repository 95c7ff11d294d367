"""How a visitor found the service: asked at the counter, answered by a key, once."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from hall.acts.ask import Ask, Decision, desk_of
from hall.commands import RateService
from hall.events import ServiceRated
from hall.refusals import NOTHING_TO_RATE, Refusal

RATE_WITHIN: Final = timedelta(minutes=5)
"""From the end of a service. It also ends when the next visitor is at the counter: a key belongs to who was served."""


def rate_service(ask: Ask, command: RateService) -> Decision:
    """Of the item that the counter finished last. Nobody has to, and who did is not asked."""
    desk = desk_of(ask, command.counter)
    if isinstance(desk, Refusal):
        return desk
    last = ask.state.unrated.get(command.counter)
    if last is None or ask.now - last.at > RATE_WITHIN:
        return Refusal(NOTHING_TO_RATE, {"counter": command.counter})
    return (ServiceRated(last.ticket, last.item, command.counter, command.level),)
