"""From the call to the end of a visit: confirm, finish, no-show, park, transfer."""

from __future__ import annotations

from hall.acts.ask import Ask, Decision, allowed, held, staffed, taken_by
from hall.commands import Confirm, Finish, MarkNoShow, Park, Transfer
from hall.events import TicketConfirmed, TicketFinished, TicketNoShow, TicketParked, TicketTransferred
from hall.keys import own_key
from hall.refusals import EMPTY_TRANSFER, SAME_COUNTER, UNKNOWN_QUEUE, Refusal
from hall.tickets import Act, Ticket


def confirm(ask: Ask, command: Confirm) -> Decision:
    """The visitor is at the counter."""
    ticket = held(ask, command.counter, Act.CONFIRM)
    if isinstance(ticket, Refusal):
        return ticket
    return (TicketConfirmed(ticket.id, command.counter),)


def finish(ask: Ask, command: Finish) -> Decision:
    """The item is done. A visit with more of them waits for the next, with its number and time of issue."""
    ticket = held(ask, command.counter, Act.FINISH)
    if isinstance(ticket, Refusal):
        return ticket
    done = finished(ask, ticket)
    onward = allowed(ticket, Act.NEXT_ITEM) if done.next_queue else ticket
    return onward if isinstance(onward, Refusal) else (done,)


def finished(ask: Ask, ticket: Ticket) -> TicketFinished:
    """The event of a finished item."""
    later = ticket.items[ticket.item_index + 1 :]
    next_queue = ask.state.items[later[0]].queue if later else None
    return TicketFinished(ticket.id, ticket.counter or "", next_queue, own_key(ticket))


def no_show(ask: Ask, command: MarkNoShow) -> Decision:
    """The visitor was called and did not come."""
    ticket = held(ask, command.counter, Act.NO_SHOW)
    if isinstance(ticket, Refusal):
        return ticket
    return (TicketNoShow(ticket.id, command.counter),)


def park(ask: Ask, command: Park) -> Decision:
    """Set the visitor's ticket aside; the counter is free for others."""
    ticket = held(ask, command.counter, Act.PARK)
    if isinstance(ticket, Refusal):
        return ticket
    return (TicketParked(ticket.id, command.counter),)


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
    moved = TicketTransferred(ticket.id, command.counter, queue, command.to_counter, own_key(ticket))
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
