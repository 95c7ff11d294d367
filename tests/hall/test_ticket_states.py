"""A ticket's life: every state × every act, made from the one table, driven by real orders."""

from __future__ import annotations

import pytest

from hall.commands import (
    CallNext,
    CallParked,
    Command,
    Confirm,
    Finish,
    MarkNoShow,
    Park,
    Recall,
    Recycle,
    ReturnTicket,
    SignOut,
    Transfer,
    Vacate,
    Withdraw,
)
from hall.events import Event
from hall.refusals import COUNTER_IDLE, NOBODY_WAITING, WRONG_STATE, Refusal
from hall.ticket_states_page import PAGE, page
from hall.tickets import LIVE, TRANSITIONS, Act, TicketState, next_state
from tests.hall.builders import Hall

S = TicketState
EVERY = [(state, act) for state in TicketState for act in Act]


def order_for(state: TicketState, act: Act, ticket: str) -> Command:
    """The order by which a person tries the act on a ticket in this state, at counter 2."""
    by_ticket: dict[Act, Command] = {
        Act.RECYCLE: Recycle(ticket), Act.WITHDRAW: Withdraw(ticket), Act.RETURN: ReturnTicket(ticket),
    }  # fmt: skip
    at_counter: dict[Act, Command] = {
        Act.CALL: CallNext("2") if state is S.WAITING else CallParked("3", ticket),
        Act.RECALL: Recall("2"),
        Act.CONFIRM: Confirm("2"),
        Act.FINISH: Finish("2"),
        Act.NEXT_ITEM: Finish("2"),
        Act.COME_BACK: Finish("2"),
        Act.NO_SHOW: MarkNoShow("2"),
        Act.PARK: Park("2"),
        Act.RELEASE: Vacate("2", "token_ended"),
        Act.TRANSFER: SignOut("2") if state is S.WAITING else Transfer("2", to_queue="tax"),
    }
    return by_ticket.get(act) or at_counter[act]


def driven(state: TicketState, act: Act) -> tuple[Hall, str]:
    """A hall with one ticket in the state, as the act needs it: of two items, or sent to counter 2 alone."""
    hall = Hall().staff("2", "3")
    if act is Act.NEXT_ITEM and state is S.SERVING:
        ticket = hall.issue("card", "levy")
        hall.call("2")
        hall.must(Confirm("2"))
        return hall, ticket
    if act is Act.COME_BACK and state is S.SERVING:
        ticket = hall.issue("card")
        hall.call("3")
        hall.must(Transfer("3", to_counter="2", come_back=True))
        hall.call("2")
        hall.must(Confirm("2"))
        return hall, ticket
    if act is Act.TRANSFER and state is S.WAITING:
        ticket = hall.issue("card")
        hall.call("3")
        hall.must(Transfer("3", to_counter="2"))
        return hall, ticket
    return hall, hall.drive(state)


def touches(said: tuple[Event, ...] | Refusal, ticket: str) -> bool:
    """Whether something happened to the ticket: a counter without it may be vacated all the same."""
    return not isinstance(said, Refusal) and any(getattr(each, "ticket", "") == ticket for each in said)


@pytest.mark.parametrize(("state", "act"), EVERY)
def test_every_act_in_every_state(state: TicketState, act: Act) -> None:
    hall, ticket = driven(state, act)
    said = hall.ask(order_for(state, act, ticket))
    expected = TRANSITIONS.get((state, act), state)
    assert hall.ticket(ticket).state is expected
    assert touches(said, ticket) == ((state, act) in TRANSITIONS)


@pytest.mark.parametrize(("state", "act"), [pair for pair in EVERY if pair not in TRANSITIONS])
def test_what_the_table_does_not_know_is_refused(state: TicketState, act: Act) -> None:
    hall, ticket = driven(state, act)
    refusal = next_state(hall.ticket(ticket), act)
    assert refusal == Refusal(
        WRONG_STATE, {"ticket": ticket, "number": "B001", "state": str(state), "act": str(act)}
    )
    if act is not Act.RELEASE:
        said = hall.refused(order_for(state, act, ticket))
        assert said.code in {WRONG_STATE, COUNTER_IDLE, NOBODY_WAITING}


def test_every_state_is_reached_and_left_but_the_ends() -> None:
    reached = set(TRANSITIONS.values()) | {S.WAITING}
    left = {state for state, _ in TRANSITIONS}
    assert reached == set(TicketState)
    assert set(TicketState) - left == {S.SERVED, S.WITHDRAWN}
    assert left - LIVE == {S.NO_SHOW}


def test_the_page_in_the_handbook_is_current() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python -m hall.ticket_states_page"
