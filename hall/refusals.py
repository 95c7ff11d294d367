"""Every reason for which a hall says no. Apps translate them for people; see `Refusal`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

Facts: TypeAlias = dict[str, str | int | list[str]]


@dataclass(frozen=True, slots=True)
class Refusal:
    """The hall says no. `code` is one of those below; `facts` lets an app explain it to a person."""

    code: str
    facts: Facts = field(default_factory=dict)


HALL_EXISTS = "hall_exists"
NO_HALL = "no_hall"
CLOSED = "closed"
"""facts: opens_at (ISO, UTC) when known"""
UNKNOWN_ITEM = "unknown_item"
NOT_AT_COUNTER = "not_at_counter"
"""The item is handled online or elsewhere. facts: item"""
ALREADY_WAITING = "already_waiting"
"""One live ticket per person and queue. facts: ticket, number, queue"""
UNKNOWN_TICKET = "unknown_ticket"
UNKNOWN_COUNTER = "unknown_counter"
UNKNOWN_QUEUE = "unknown_queue"
UNKNOWN_CALL = "unknown_call"
UNKNOWN_REQUEST = "unknown_request"
WRONG_STATE = "wrong_state"
"""facts: ticket, number, state, act"""
NOT_SIGNED_IN = "not_signed_in"
SIGNED_IN_ELSEWHERE = "signed_in_elsewhere"
"""facts: counter"""
COUNTER_TAKEN = "counter_taken"
"""Another clerk is signed in there. facts: clerk"""
COUNTER_PAUSED = "counter_paused"
COUNTER_NOT_PAUSED = "counter_not_paused"
COUNTER_BUSY = "counter_busy"
"""It has a visitor. facts: ticket, number"""
COUNTER_IDLE = "counter_idle"
"""It has no visitor."""
NOBODY_WAITING = "nobody_waiting"
RECALL_LIMIT = "recall_limit"
RECYCLE_LIMIT = "recycle_limit"
NOT_SERVED_THERE = "not_served_there"
"""The counter does not serve the ticket's queue. facts: counter, queue"""
EMPTY_TRANSFER = "empty_transfer"
"""A transfer names exactly one of queue and counter."""
SAME_COUNTER = "same_counter"
"""A transfer to the counter where the visitor is. facts: counter"""
ALREADY_ANSWERED = "already_answered"
"""A guide is on the way, or the call's outcome is known. facts: counter, or call and outcome"""
ALREADY_ASKED = "already_asked"
"""The place has an open request for a guide. facts: request"""
NOTHING_TO_RATE = "nothing_to_rate"
"""The counter has finished no service lately that is not rated yet. facts: counter"""
WRONG_KIND = "wrong_kind"
"""Only a consultation counter sends guides. facts: counter, kind"""
WRONG_DAY = "wrong_day"
"""The service day is over already, or not yet. facts: day"""
NOT_LEASED = "not_leased"
"""A number that this kiosk was never lent. facts: series, ordinal"""
NUMBER_TAKEN = "number_taken"
"""A number out of a band that was told before, with another ticket. facts: series, ordinal"""
BAND_LIMIT = "band_limit"
"""The kiosk has had all the numbers that it may have of one day. facts: kiosk, limit"""
REASON_NEEDED = "reason_needed"
"""Staff must say why. facts: grounds, or act"""
TICKET_EXISTS = "ticket_exists"
"""The id of a new ticket is taken. facts: ticket"""
