"""Who is in the hall with a number for what they are booked for is checked in by it, and never a no-show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

import hall.commands as q
from appointments import commands as c
from appointments.records import Appointment
from appointments.states import AppointmentState as S
from hall.commands import Issue
from hub.server.appointments.walk_in import WalkInDraft
from hub.server.lane.drafts import QueueDraft
from hub.server.lane.turn import Answered, Outcome
from hub.store import appointment_rows, journal, messages
from hub.store.check import check
from hub.store.database import reading
from hub.wire import Answer, Problem
from tests.appointments.booking import PLAN, at, booked, booking
from tests.hub.house import LaneHouse, until

Opened = Callable[[], LaneHouse]


@pytest.fixture
def house(lane_house: Opened) -> LaneHouse:
    """It takes bookings; both databases in turn."""
    made = lane_house()
    made.definition = booking().definition
    made.start().must(c.EnterPlan(PLAN))
    return made


def _walk_in(house: LaneHouse, ticket: str, *items: str, visitor: str = "me", instead: bool = False) -> WalkInDraft:
    issue = Issue(ticket, items or ("card",), "k1", visitor=visitor)
    return WalkInDraft(QueueDraft(issue), house.ledger, instead, issue)


def _of(house: LaneHouse, id: str) -> Appointment:
    with reading(house.engine) as tx:
        found = appointment_rows.one(tx, "small", id)
        assert check(tx, "small", lambda _: True).problems == []
    assert found is not None
    return found


def _answer(outcome: Outcome) -> Answer:
    assert isinstance(outcome, Answered), outcome
    assert not outcome.given.refused, outcome.given.answer
    return Answer.model_validate_json(outcome.given.answer)


def _refusal(outcome: Outcome) -> Problem:
    assert isinstance(outcome, Answered), outcome
    assert outcome.given.refused, outcome.given.answer
    return Problem.model_validate_json(outcome.given.answer)


def _served(house: LaneHouse, counter: str = "2") -> None:
    """The next item of the next visitor at that counter is done."""
    house.ask(q.SignIn(counter, f"clerk{counter}"))
    for command in (q.CallNext(counter), q.Confirm(counter), q.Finish(counter)):
        house.must(command)


def _lends(house: LaneHouse) -> tuple[date, int]:
    """Day and first number of a band that the kiosk has."""
    day = house.lane.state.day
    assert day is not None
    house.must(q.LeaseBand("k1", day))
    return day, house.lane.state.bands[-1].first


@pytest.mark.rule("appointment-4")
def test_a_walk_in_for_what_is_booked_now_is_the_check_in(house: LaneHouse) -> None:
    house.must(booked("a", at(10, 30), visitor="me"))
    house.clock.now = at(10, 20)
    answer = _answer(house.ask(_walk_in(house, "t1")))
    assert answer.ticket is not None
    assert answer.appointment is not None
    assert (answer.ticket.id, answer.ticket.agreed_at) == ("t1", at(10, 30))
    assert (answer.appointment.id, answer.appointment.state) == ("a", "checked_in")
    _served(house)
    assert _of(house, "a").state is S.SERVED


def test_of_several_items_the_visit_begins_with_the_one_that_is_booked(house: LaneHouse) -> None:
    house.must(booked("a", at(10, 30), "levy", visitor="me"))
    house.clock.now = at(10, 20)
    house.must(_walk_in(house, "t1", "card", "levy"))
    assert house.lane.state.tickets["t1"].items == ("levy", "card")
    assert _of(house, "a").ticket == "t1"


def test_before_its_time_a_walk_in_is_told_when(house: LaneHouse) -> None:
    house.must(booked("a", at(14), visitor="me"))
    told = _refusal(house.ask(_walk_in(house, "t1")))
    assert told.code == "too_early"
    assert told.facts == {"item": "card", "starts_at": at(14).isoformat(), "opens_at": at(13, 30).isoformat()}
    assert _of(house, "a").state is S.CONFIRMED
    house.must(_walk_in(house, "t2", "levy"))
    assert house.lane.state.tickets["t2"].appointment is None, "another item is another matter"


def test_before_its_time_who_wants_a_number_instead_has_it_and_the_place_is_free(house: LaneHouse) -> None:
    house.must(booked("a", at(14), "levy", visitor="me"))
    answer = _answer(house.ask(_walk_in(house, "t1", "levy", instead=True)))
    assert answer.ticket is not None
    assert (answer.ticket.id, answer.ticket.agreed_at) == ("t1", None)
    assert _of(house, "a").state is S.CANCELLED_BY_VISITOR
    house.must(booked("b", at(14), "levy", visitor="other"))


def test_without_the_number_nothing_is_cancelled(house: LaneHouse) -> None:
    house.must(_walk_in(house, "t1"))
    house.must(booked("a", at(14), visitor="me"))
    assert _refusal(house.ask(_walk_in(house, "t2", instead=True))).code == "already_waiting"
    assert _of(house, "a").state is S.CONFIRMED


def test_another_persons_appointment_is_left_alone(house: LaneHouse) -> None:
    house.must(booked("a", at(10, 30), visitor="other"))
    house.clock.now = at(10, 20)
    house.must(_walk_in(house, "t1"))
    assert house.lane.state.tickets["t1"].appointment is None
    assert _of(house, "a").state is S.CONFIRMED


def test_who_waits_as_a_walk_in_and_checks_in_has_one_place_by_the_time_agreed(house: LaneHouse) -> None:
    house.must(_walk_in(house, "walk", "card", "levy"))
    house.must(booked("a", at(10, 30), visitor="me"))
    number = house.lane.state.tickets["walk"].number
    house.clock.now = at(10, 20)
    answer = _answer(house.ask(c.CheckIn("a", "t1")))
    assert answer.ticket is not None
    assert (answer.ticket.also, answer.ticket.agreed_at) == ([number], at(10, 30))
    state = house.lane.state
    assert (state.tickets["walk"].merged_into, state.tickets["t1"].items) == ("t1", ("card", "levy"))
    assert _of(house, "a").state is S.CHECKED_IN


@pytest.mark.rule("appointment-4")
@pytest.mark.parametrize("served", [False, True])
def test_who_was_here_with_a_number_for_it_is_no_no_show(house: LaneHouse, served: bool) -> None:
    house.must(_walk_in(house, "t1"))
    house.must(booked("a", at(10, 30), visitor="me"))
    if served:
        _served(house)
    house.clock.now = at(11, microsecond=1)
    until(lambda: _of(house, "a").state is not S.CONFIRMED)
    assert (_of(house, "a").state, _of(house, "a").ticket) == (S.SERVED if served else S.CHECKED_IN, "t1")
    if not served:
        _served(house)
    assert _of(house, "a").state is S.SERVED
    with reading(house.engine) as tx:
        assert not any(each.event.kind == "appointment.missed" for each in journal.everything(tx, "small"))
        assert [each for each in messages.newest(tx, "small", 20) if each.template == "appointment_no_show"] == []


@pytest.mark.rule("appointment-4")
def test_a_number_that_was_given_back_keeps_no_appointment(house: LaneHouse) -> None:
    house.must(_walk_in(house, "t1"))
    house.must(booked("a", at(10, 30), visitor="me"))
    house.must(q.Withdraw("t1"))
    house.clock.now = at(11, microsecond=1)
    until(lambda: _of(house, "a").state is not S.CONFIRMED)
    assert _of(house, "a").state is S.NO_SHOW


def test_of_a_visit_for_two_things_that_are_booked_each_ends_with_its_own(house: LaneHouse) -> None:
    """Both tickets are merged into one that a kiosk alone had given out before."""
    day, first = _lends(house)
    house.must(booked("a", at(10, 30), visitor="me"))
    house.must(booked("b", at(11), "levy", visitor="me"))
    house.clock.now = at(10, 30)
    house.must(c.CheckIn("a", "t1"))
    house.must(c.CheckIn("b", "t2"))
    house.must(q.IssueAlone("t3", day, "B", first, ("card", "levy"), "k1", at(10, 20), visitor="me"))
    tickets = house.lane.state.tickets
    assert {tickets["t1"].merged_into, tickets["t2"].merged_into} == {"t3"}
    _served(house)
    assert (_of(house, "a").state, _of(house, "b").state) == (S.SERVED, S.CHECKED_IN)
    _served(house, "3")
    assert _of(house, "b").state is S.SERVED


def test_a_merged_appointment_goes_with_the_ticket_that_has_its_place(house: LaneHouse) -> None:
    day, first = _lends(house)
    house.must(booked("a", at(10, 30), visitor="me"))
    house.must(booked("b", at(11), "levy", visitor="me"))
    house.clock.now = at(10, 30)
    house.must(c.CheckIn("b", "t1"))
    house.must(q.IssueAlone(
        "t2", day, "B", first, ("card", "levy"), "k1", at(10, 20), visitor="me", appointment="a", agreed_at=at(10, 30)
    ))  # fmt: skip
    assert house.lane.state.tickets["t1"].merged_into == "t2"
    house.must(c.CheckIn("a", "t2"))
    house.must(q.SignIn("2", "wang"))
    house.must(q.CallNext("2"))
    house.must(q.MarkNoShow("2"))
    assert [_of(house, each).missed_call for each in "ab"] == [True, True]
    house.must(q.Recycle("t2"))
    assert [_of(house, each).state for each in "ab"] == [S.CHECKED_IN] * 2
    house.must(q.Withdraw("t2"))
    assert [_of(house, each).state for each in "ab"] == [S.CANCELLED_BY_VISITOR] * 2


def test_who_is_given_a_number_when_the_line_is_back_is_told_by_text_message(house: LaneHouse) -> None:
    house.must(booked("a", at(10, 30)))
    house.clock.now = at(10, 40)
    house.must(c.CheckIn("a", "t1", at(10, 31)))
    with reading(house.engine) as tx:
        (told,) = [each for each in messages.newest(tx, "small", 20) if each.template == "appointment_number"]
    assert (told.to, told.facts["number"]) == ("of-a", house.lane.state.tickets["t1"].number)
    assert told.facts["url"].startswith("http://hub/c/")
    house.must(booked("b", at(10, 30)))
    house.must(c.CheckIn("b", "t2"))
    with reading(house.engine) as tx:
        told_now = [each.to for each in messages.newest(tx, "small", 20) if each.template == "appointment_number"]
    assert told_now == ["of-a"], "who stands at the kiosk has it on paper"
