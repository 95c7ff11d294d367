"""What a clerk's screen needs, in one view."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from hall.definition import CounterKind
from hall.opening import near_closing
from hall.parks import may_call
from hall.policy import choose, step_done
from hall.state import HallState
from hall.tickets import PriorityClass, Ticket
from hall.waiting import calls_now, waiting_of, waiting_total
from hub.server.views.current import current_ticket
from hub.server.views.head import why_words, words
from hub.server.views.refusing import refusing_rows
from hub.server.views.shared import Shared
from hub.wire import AssistanceRow, CounterNamed, CounterView, CurrentTicket, NoShowRow, ParkedRow, WaitingRow, Words

WAITING_SHOWN = 50


def counter_view(shared: Shared, counter_id: str) -> CounterView:
    """The view of the counter of that number, with or without a clerk."""
    state = shared.state
    desk, counter = state.desks[counter_id], state.counters[counter_id]
    choice = choose(state, counter_id, shared.at)
    return CounterView(
        seq=state.seq,
        at=shared.at,
        catalog=shared.catalog,
        hall=shared.head,
        counter=counter_id,
        kind=desk.kind.value,
        clerk=counter.clerk,
        clerk_name=None if counter.clerk is None else shared.staff.get(counter.clerk, counter.clerk),
        paused=counter.paused,
        current=_current(shared, counter.ticket),
        next_why=None if choice is None else choice.why,
        next_why_words=None if choice is None else why_words(choice.why, choice.facts),
        next_number=None if choice is None else state.tickets[choice.ticket_id].number,
        waiting=_waiting(shared, counter_id),
        waiting_total=waiting_total(state, counter_id, shared.at),
        may_pick=shared.definition.policy.pick,
        parked=[_parked(state, counter_id, each) for each in shared.parked],
        no_shows=[_no_show(shared, each) for each in shared.no_shows],
        queues=shared.queues,
        serves=list(desk.queues),
        counters=[_named(state, each) for each in state.desks],
        assistance=_assistance(state) if desk.kind is CounterKind.CONSULTATION else [],
        after_hours=near_closing(shared.definition, shared.at),
        refusing=refusing_rows(shared, counter.clerk),
    )


def _current(shared: Shared, ticket: str | None) -> CurrentTicket | None:
    state = shared.state
    return None if ticket is None else current_ticket(state, state.tickets[ticket], shared.staff, shared.at)


def item_name(state: HallState, ticket: Ticket) -> Words:
    """The item that the ticket now waits for."""
    return words(state.items[ticket.items[ticket.item_index]].name)


def _waiting(shared: Shared, counter_id: str) -> list[WaitingRow]:
    state = shared.state
    return [_row(state, state.tickets[each]) for each in waiting_of(state, counter_id, WAITING_SHOWN, shared.at)]


def _row(state: HallState, ticket: Ticket) -> WaitingRow:
    green, here_only = ticket.priority is PriorityClass.GREEN, ticket.counter is not None
    return _waiting_row(
        ticket.id, ticket.number, ticket.queue, item_name(state, ticket), green, ticket.on_behalf,
        ticket.issued_at, here_only, ticket.park is not None, step_done(ticket), ticket.arrived_at,
        ticket.also, ticket.agreed_at, ticket.id in state.extended,
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _waiting_row(
    ticket: str, number: str, queue: str, item: Words, green: bool, on_behalf: bool, issued_at: datetime,
    here_only: bool, returned: bool, step_done: bool, arrived_at: datetime | None, also: tuple[str, ...],
    agreed_at: datetime | None, extended: bool,
) -> WaitingRow:  # fmt: skip
    """Made once for a ticket: from one view to the next few of a long list change."""
    return WaitingRow(
        ticket=ticket, number=number, queue=queue, item_name=item, green=green, on_behalf=on_behalf,
        issued_at=issued_at, here_only=here_only, returned=returned, step_done=step_done, arrived_at=arrived_at,
        also=list(also), agreed_at=agreed_at, extended=extended,
    )  # fmt: skip


def _parked(state: HallState, counter_id: str, ticket: Ticket) -> ParkedRow:
    return ParkedRow(
        ticket=ticket.id,
        number=ticket.number,
        item_name=item_name(state, ticket),
        counter=ticket.counter or "",
        since=ticket.since or ticket.issued_at,
        park="fetch" if ticket.park is None else ticket.park.kind.value,
        until=state.returns.get(ticket.id),
        here=may_call(state, ticket, counter_id),
        extended=ticket.id in state.extended,
    )


def _no_show(shared: Shared, ticket: Ticket) -> NoShowRow:
    return NoShowRow(
        ticket=ticket.id,
        number=ticket.number,
        item_name=item_name(shared.state, ticket),
        since=ticket.since or ticket.issued_at,
        recyclable=ticket.recycled < shared.definition.policy.recycle_limit,
        counter=ticket.counter or "",
    )


def _named(state: HallState, counter_id: str) -> CounterNamed:
    return _counter_named(counter_id, state.desks[counter_id].kind, calls_now(state, counter_id))


@lru_cache(maxsize=1024)
def _counter_named(counter_id: str, kind: CounterKind, calls: bool) -> CounterNamed:
    return CounterNamed(id=counter_id, kind=kind.value, open=calls)


def _assistance(state: HallState) -> list[AssistanceRow]:
    """Open requests, oldest first."""
    open_ones = [each for each in state.assistance.values() if each.waits]
    return [
        AssistanceRow(request=each.id, place=each.place, at=each.at, counter=each.counter)
        for each in sorted(open_ones, key=lambda each: (each.at, each.id))
    ]
