"""When a call that nobody answers lapses by time: seconds after the newest call, once there were enough recalls."""

from __future__ import annotations

from datetime import datetime, timedelta

from hall.definition import Policy
from hall.state import HallState
from hall.tickets import Ticket, TicketState


def lapses_at(state: HallState, policy: Policy, ticket: Ticket) -> datetime | None:
    """The moment (UTC) at which the ticket is a no-show by time; None where only a clerk says so, or not yet."""
    call = state.calls.get(ticket.call or "")
    if call is None or ticket.state is not TicketState.CALLED or not policy.no_show_seconds:
        return None
    if ticket.recalls < min(policy.no_show_recalls, policy.recall_limit):
        return None
    return call.at + timedelta(seconds=policy.no_show_seconds)
