"""From the call to the end of a visit: confirm, finish, no-show, transfer."""

from __future__ import annotations

from hall.acts.ask import Ask, Decision, allowed, held, ready, staffed, taken_by
from hall.commands import Confirm, Finish, LapseCall, MarkNoShow, Transfer
from hall.events import TicketConfirmed, TicketFinished, TicketNoShow, TicketTransferred
from hall.keys import own_key
from hall.lapse import lapses_at
from hall.parks import is_staffed
from hall.refusals import EMPTY_TRANSFER, NOT_YET, SAME_COUNTER, UNKNOWN_CALL, UNKNOWN_QUEUE, Refusal
from hall.tickets import Act, Ticket


def confirm(ask: Ask, command: Confirm) -> Decision:
    """The visitor is at the counter."""
    ticket = held(ask, command.counter, Act.CONFIRM)
    if isinstance(ticket, Refusal):
        return ticket
    return (TicketConfirmed(ticket.id, command.counter),)


def finish(ask: Ask, command: Finish) -> Decision:
    """The item is done. A visit with more of them waits for the next, with its number and time of issue; a ticket
    that was lent goes back."""
    ticket = held(ask, command.counter, Act.FINISH)
    if isinstance(ticket, Refusal):
        return ticket
    done = finished(ask, ticket)
    onward = allowed(ticket, Act.COME_BACK if done.back else Act.NEXT_ITEM) if done.next_queue else ticket
    return onward if isinstance(onward, Refusal) else (done,)


def finished(ask: Ask, ticket: Ticket) -> TicketFinished:
    """The event of a finished item; or, of a ticket that was lent here, of the other counter's part in it."""
    if ticket.lent:
        home = ticket.lent[-1]
        there = home.counter if is_staffed(ask.state, home.counter) else None
        return TicketFinished(ticket.id, ticket.counter or "", home.queue, own_key(ticket), True, there)
    later = ticket.items[ticket.item_index + 1 :]
    next_queue = ask.state.items[later[0]].queue if later else None
    return TicketFinished(ticket.id, ticket.counter or "", next_queue, own_key(ticket))


def no_show(ask: Ask, command: MarkNoShow) -> Decision:
    """The visitor was called and did not come."""
    ticket = held(ask, command.counter, Act.NO_SHOW)
    if isinstance(ticket, Refusal):
        return ticket
    return (TicketNoShow(ticket.id, command.counter),)


def lapse_call(ask: Ask, command: LapseCall) -> Decision:
    """Nobody came on the newest call within the hall's time: the counter is free for others."""
    call = ask.state.calls.get(command.call)
    if call is None:
        return Refusal(UNKNOWN_CALL, {"call": command.call})
    ticket = ready(ask, call.ticket, Act.NO_SHOW)
    if isinstance(ticket, Refusal):
        return ticket
    lapses = lapses_at(ask.state, ask.definition.policy, ticket)
    if ticket.call != call.id or lapses is None or ask.now < lapses:
        return Refusal(NOT_YET, {"ticket": ticket.id, "number": ticket.number})
    return (TicketNoShow(ticket.id, call.counter, "time"),)


def transfer(ask: Ask, command: Transfer) -> Decision:
    """Pass the visitor on to a queue of any kind, or to one staffed counter."""
    if (command.to_queue is None) == (command.to_counter is None):
        return Refusal(EMPTY_TRANSFER)
    ticket = held(ask, command.counter, Act.TRANSFER)
    if isinstance(ticket, Refusal):
        return ticket
    queue = _target(ask, ticket, command)
    if isinstance(queue, Refusal):
        return queue
    moved = TicketTransferred(
        ticket.id, command.counter, queue, command.to_counter, own_key(ticket), command.come_back
    )
    return taken_by(ask, ticket.visitor, (queue,), but=ticket.id) or (moved,)


def _target(ask: Ask, ticket: Ticket, command: Transfer) -> str | Refusal:
    """The queue to which the ticket goes over."""
    if command.to_counter is not None:
        return _queue_at(ask, ticket, command.counter, command.to_counter)
    queue = command.to_queue or ""
    return queue if queue in ask.state.queues else Refusal(UNKNOWN_QUEUE, {"queue": queue})


def _queue_at(ask: Ask, ticket: Ticket, here: str, there: str) -> str | Refusal:
    """The ticket's queue where the other counter serves it, or that counter's first; it must be staffed."""
    if here == there:
        return Refusal(SAME_COUNTER, {"counter": there})
    counter = staffed(ask, there)
    if isinstance(counter, Refusal):
        return counter
    queues = ask.state.desks[there].queues
    return ticket.queue if ticket.queue in queues else queues[0]
