"""Calling: the next who waits, one who was set aside, and the same one again."""

from __future__ import annotations

from hall import why
from hall.acts.ask import Ask, Decision, busy, held, staffed, ticket_of
from hall.commands import CallNext, CallParked, CallPicked, Recall
from hall.events import TicketCalled
from hall.holding import Held, choose_mindful
from hall.order import may_take
from hall.parks import may_call, own_counter
from hall.policy import facts_of
from hall.refusals import (
    COUNTER_PAUSED,
    KEPT_FREE,
    NOBODY_WAITING,
    NOT_SERVED_THERE,
    PARKED_ELSEWHERE,
    PICK_NOT_ALLOWED,
    REASON_NEEDED,
    RECALL_LIMIT,
    Refusal,
)
from hall.state import CounterState
from hall.tickets import Act, Ticket, TicketState, next_state, wrong_state


def call_next(ask: Ask, command: CallNext) -> Decision:
    """Call whom the policy chooses among those this counter serves."""
    counter = _free_to_call(ask, command.counter)
    if isinstance(counter, Refusal):
        return counter
    choice = choose_mindful(ask.state, counter.id, ask.now, ask.expected)
    if choice is None:
        return Refusal(NOBODY_WAITING, {"counter": counter.id})
    if isinstance(choice, Held):
        return Refusal(KEPT_FREE, {"counter": counter.id, "agreed": choice.agreed})
    return _called(ask, counter, ask.state.tickets[choice.ticket_id], 0, choice.why, choice.facts)


def call_picked(ask: Ask, command: CallPicked) -> Decision:
    """Call a given one of those who wait for this counter out of turn, with a reason, where the policy allows it."""
    counter = _free_to_call(ask, command.counter)
    if isinstance(counter, Refusal):
        return counter
    if not ask.definition.policy.pick:
        return Refusal(PICK_NOT_ALLOWED, {"counter": counter.id})
    ticket = _pickable(ask, counter, command.ticket)
    if isinstance(ticket, Refusal):
        return ticket
    reason = command.reason.strip()
    if not reason:
        return Refusal(REASON_NEEDED, {"act": "call_picked"})
    facts = facts_of(ask.state, counter.id, ticket, ask.now)
    return _called(ask, counter, ticket, 0, why.PICKED, {**facts, "reason": reason})


def _pickable(ask: Ask, counter: CounterState, ticket_id: str) -> Ticket | Refusal:
    """The ticket, where it waits and this counter may call it."""
    ticket = ticket_of(ask, ticket_id)
    if isinstance(ticket, Refusal):
        return ticket
    if ticket.state is not TicketState.WAITING:
        return wrong_state(ticket, Act.CALL)
    if not may_take(ask.state, counter.id, ticket, ask.now):
        return Refusal(NOT_SERVED_THERE, {"counter": counter.id, "queue": ticket.queue})
    return ticket


def call_parked(ask: Ask, command: CallParked) -> Decision:
    """Call one who was set aside: at the counter that did it, or at a like one unless only that one may."""
    counter = _free_to_call(ask, command.counter)
    if isinstance(counter, Refusal):
        return counter
    ticket = ticket_of(ask, command.ticket)
    if isinstance(ticket, Refusal):
        return ticket
    if ticket.state is not TicketState.PARKED:
        return wrong_state(ticket, Act.CALL)
    facts = facts_of(ask.state, counter.id, ticket, ask.now)
    return _not_theirs(ask, counter.id, ticket) or _called(ask, counter, ticket, 0, why.PARKED_BACK, facts)


def _not_theirs(ask: Ask, counter: str, ticket: Ticket) -> Refusal | None:
    """Why the parked ticket is not this counter's to call back."""
    if may_call(ask.state, ticket, counter):
        return None
    own = own_counter(ask.state, ticket)
    if own is not None:
        return Refusal(PARKED_ELSEWHERE, {"ticket": ticket.id, "number": ticket.number, "counter": own})
    return Refusal(NOT_SERVED_THERE, {"counter": counter, "queue": ticket.queue})


def recall(ask: Ask, command: Recall) -> Decision:
    """Call the same visitor again, as often as the hall's policy allows."""
    ticket = held(ask, command.counter, Act.RECALL)
    if isinstance(ticket, Refusal):
        return ticket
    limit = ask.definition.policy.recall_limit
    if ticket.recalls >= limit:
        return Refusal(RECALL_LIMIT, {"ticket": ticket.id, "number": ticket.number, "limit": limit})
    return _called(ask, ask.state.counters[command.counter], ticket, ticket.recalls + 1, why.RECALL, {})


def _free_to_call(ask: Ask, counter_id: str) -> CounterState | Refusal:
    """The counter, with a clerk who is neither paused nor busy."""
    counter = staffed(ask, counter_id)
    if isinstance(counter, Refusal):
        return counter
    if counter.ticket is not None:
        return busy(ask, counter)
    return Refusal(COUNTER_PAUSED, {"counter": counter.id}) if counter.paused else counter


def _called(ask: Ask, counter: CounterState, ticket: Ticket, again: int, code: str, facts: why.Facts) -> Decision:
    refused = next_state(ticket, Act.RECALL if again else Act.CALL)
    if isinstance(refused, Refusal):
        return refused
    return (
        TicketCalled(
            ticket=ticket.id, number=ticket.number, counter=counter.id, clerk=counter.clerk or "",
            call=ask.id, again=again, why=code, why_facts=facts,
        ),
    )  # fmt: skip
