"""Appointments beside the queue in one journal: rows that mirror the fold, messages and tickets written in one turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

import hall.commands
from appointments import commands as c
from appointments.events import AppointmentCheckedIn
from appointments.fold import apply
from appointments.plan import Bookable, Plan
from appointments.records import Appointment, Book
from appointments.states import AppointmentState as S
from hall.definition import Definition
from hub.server.lane.turn import Answered, Outcome
from hub.store import appointment_rows, journal, messages
from hub.store.check import check
from hub.store.database import reading, writing
from hub.store.event_text import is_of_queue, is_of_upkeep
from hub.store.export import lines
from hub.wire import Answer, Problem
from tests.appointments.booking import PLAN, at, booked, booking
from tests.appointments.steps import STEPS, command_of
from tests.hub.house import LaneHouse, until

HALLS = count()
some = settings(
    max_examples=8, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


def _definition(id: str = "small") -> Definition:
    return booking().definition.model_copy(update={"id": id})


def _booking_house(house: LaneHouse) -> LaneHouse:
    house.definition = _definition(house.definition.id)
    house.start().must(c.EnterPlan(PLAN))
    return house


def _of(house: LaneHouse, id: str) -> Appointment:
    with reading(house.engine) as tx:
        found = appointment_rows.one(tx, house.definition.id, id)
    assert found is not None
    return found


def _problems(house: LaneHouse) -> list[str]:
    with reading(house.engine) as tx:
        return check(tx, house.definition.id, lambda _: True).problems


@dataclass
class Folded:
    """What the journal's events make, those that came since the last look added to what was made before."""

    hall: str
    seq: int = 0
    book: Book = field(default_factory=Book)

    def look(self, tx: Connection) -> Book:
        for entry in journal.after(tx, self.hall, self.seq):
            self.seq = entry.seq
            if not is_of_queue(entry.event) and not is_of_upkeep(entry.event):
                self.book = apply(self.book, entry.event, entry.at)
        return self.book


def _refusal(outcome: Outcome) -> Problem:
    assert isinstance(outcome, Answered), outcome
    assert outcome.given.refused, outcome.given.answer
    return Problem.model_validate_json(outcome.given.answer)


def _answer(outcome: Outcome) -> Answer:
    assert isinstance(outcome, Answered), outcome
    assert not outcome.given.refused, outcome.given.answer
    return Answer.model_validate_json(outcome.given.answer)


@some
@given(steps=st.lists(STEPS, min_size=25, max_size=40))
def test_rows_say_what_the_journal_says_whatever_happened(place: Path | str, steps: list[tuple[Any, ...]]) -> None:
    definition = _definition(f"hall{next(HALLS)}")
    house = LaneHouse(place, definition=definition)
    house.start().must(c.EnterPlan(PLAN))
    known = Folded(definition.id)
    try:
        for number, step in enumerate(steps):
            house.clock.wait(seconds=1)
            if step[0] == "wait":
                house.clock.wait(minutes=step[1])
                continue
            with reading(house.engine) as tx:
                book = known.look(tx)
            house.ask(command_of(book, step, house.clock.now, f"a{number}"))
        assert _problems(house) == []
        with reading(house.engine) as tx:
            folded = Folded(definition.id).look(tx)
            for id, each in folded.appointments.items():
                assert appointment_rows.one(tx, definition.id, id) == each
            for item in ("card", "levy", "move"):
                ahead = house.clock.now - PLAN.slot
                expected = {key: many for key, many in folded.taken.items() if key[0] == item and key[1] > ahead}
                assert dict(appointment_rows.taken(tx, definition.id, PLAN, item, house.clock.now)) == expected
    finally:
        house.close()


@pytest.mark.rule("appointment-1")
def test_of_fifty_who_want_the_last_place_one_has_it_and_the_others_hear_of_other_times(
    lane_house: Callable[[], LaneHouse],
) -> None:
    house = _booking_house(lane_house())
    others = [_booking_house_again(lane_house()) for _ in range(2)]
    wanted = [booked(f"a{number}", at(10, 30), "levy", visitor=f"v{number}") for number in range(50)]
    lanes = [house, *others]
    with ThreadPoolExecutor(25) as together:
        outcomes = list(together.map(lambda each: lanes[int(each.appointment[1:]) % 3].ask(each), wanted))
    refused = [each for each in outcomes if isinstance(each, Answered) and each.given.refused]
    assert len(refused) == 49
    offered = {tuple(_refusal(each).facts["offers"]) for each in refused}  # type: ignore[arg-type]
    assert {_refusal(each).code for each in refused} == {"slot_full"}
    assert offered == {tuple(each.isoformat() for each in (at(11), at(11, 30), at(13, 30)))}
    with reading(house.engine) as tx:
        held = Counter(each.slot for each in appointment_rows.between(tx, "small", at(0), at(23), 99))
    assert held == {at(10, 30): 1}
    assert _problems(house) == []


def _booking_house_again(house: LaneHouse) -> LaneHouse:
    """Another hub of the same hall."""
    house.definition = _definition()
    return house.start(opened=False)


def test_checking_in_makes_the_ticket_in_the_same_turn(lane_house: Callable[[], LaneHouse]) -> None:
    house = _booking_house(lane_house())
    house.must(booked("a", at(10, 30)))
    answer = _answer(house.ask(c.CheckIn("a", "t1")))
    assert answer.ticket is not None
    assert answer.appointment is not None
    assert (answer.ticket.id, answer.ticket.agreed_at) == ("t1", at(10, 30))
    assert (answer.appointment.state, answer.appointment.ticket) == ("checked_in", "t1")
    ticket = house.lane.state.tickets["t1"]
    assert (ticket.appointment, ticket.agreed_at, ticket.queue) == ("a", at(10, 30), "work")
    assert _problems(house) == []


def test_a_check_in_whose_ticket_the_hall_refuses_is_none(lane_house: Callable[[], LaneHouse]) -> None:
    house = _booking_house(lane_house())
    house.must(hall.commands.Issue("walk", ("card",), "k1", visitor="me"))
    house.must(hall.commands.SignIn("2", "wang"))
    house.must(hall.commands.CallNext("2"))
    house.must(booked("a", at(10, 30), visitor="me"))
    before = house.lane.state.seq
    assert _refusal(house.ask(c.CheckIn("a", "t1"))).code == "already_waiting"
    assert (house.lane.state.seq, _of(house, "a").state) == (before, S.CONFIRMED)


@pytest.mark.rule("appointment-1")
def test_a_time_agreed_is_kept_though_the_doors_have_closed(lane_house: Callable[[], LaneHouse]) -> None:
    house = _booking_house(lane_house())
    house.must(booked("a", at(16, 30)))
    house.clock.now = at(17)
    assert _answer(house.ask(c.CheckIn("a", "t1"))).ticket is not None


def test_the_appointment_ends_with_its_ticket(lane_house: Callable[[], LaneHouse]) -> None:
    house = _booking_house(lane_house())
    for id, ticket in (("a", "t1"), ("b", "t2")):
        house.must(booked(id, at(10, 30)))
        house.must(c.CheckIn(id, ticket))
    house.must(hall.commands.Withdraw("t2"))
    house.must(hall.commands.SignIn("2", "wang"))
    house.must(hall.commands.CallNext("2"))
    house.must(hall.commands.Confirm("2"))
    house.must(hall.commands.Finish("2"))
    assert (_of(house, "a").state, _of(house, "b").state) == (S.SERVED, S.CANCELLED_BY_VISITOR)
    assert _problems(house) == []


@pytest.mark.rule("appointment-4")
def test_a_missed_call_ends_it_unless_the_ticket_waits_again_and_is_no_giving_up(
    lane_house: Callable[[], LaneHouse],
) -> None:
    house = _booking_house(lane_house())
    house.must(booked("a", at(10, 30)))
    house.must(c.CheckIn("a", "t1"))
    for command in (hall.commands.SignIn("2", "wang"), hall.commands.CallNext("2"), hall.commands.MarkNoShow("2")):
        house.must(command)
    missed = _of(house, "a")
    assert (missed.state, missed.missed_call, missed.is_counted) == (S.NO_SHOW, True, False)
    again = _refusal(house.ask(c.CheckIn("a", "t2")))
    assert (again.code, again.facts["ticket"]) == ("already_checked_in", "t1"), "no second number for the same time"
    assert _refusal(house.ask(c.MakeAppeal("a", "我在"))).code == "no_appeal", "it counts against nobody"
    house.must(hall.commands.Recycle("t1"))
    assert _of(house, "a").state is S.CHECKED_IN
    house.must(hall.commands.CallNext("2"))
    house.must(hall.commands.Confirm("2"))
    house.must(hall.commands.Finish("2"))
    assert _of(house, "a").state is S.SERVED
    assert _problems(house) == []
    with reading(house.engine) as tx:
        assert [each for each in messages.newest(tx, "small", 20) if each.template == "appointment_no_show"] == []


def test_whoever_was_not_served_by_the_end_of_the_day_is_not_checked_in_for_ever(
    lane_house: Callable[[], LaneHouse],
) -> None:
    house = _booking_house(lane_house())
    house.must(booked("a", at(10, 30)))
    house.must(c.CheckIn("a", "t1"))
    house.clock.wait(days=1)
    house.must(hall.commands.EndDay(at(10, 30).date()))
    assert _of(house, "a").state is S.CANCELLED_BY_HALL
    assert _problems(house) == []


@pytest.mark.rule("appointment-4")
def test_who_is_late_by_more_than_thirty_minutes_is_given_up_once_whichever_hub_sees_it(
    lane_house: Callable[[], LaneHouse],
) -> None:
    house = _booking_house(lane_house())
    other = _booking_house_again(lane_house())
    house.must(booked("a", at(10, 30)))
    house.must(booked("b", at(10, 30)))
    for each in (house, other):
        each.clock.now = at(11)
    _answer(house.ask(c.CheckIn("b", "t1")))
    assert _of(house, "a").state is S.CONFIRMED
    for each in (house, other):
        each.clock.wait(microseconds=1)
    until(lambda: _of(house, "a").state is S.NO_SHOW)
    until(lambda: other.lane.state.seq == house.lane.state.seq)
    with reading(house.engine) as tx:
        missed = [each for each in journal.everything(tx, "small") if each.event.kind == "appointment.missed"]
        told = [each for each in messages.newest(tx, "small", 20) if each.template == "appointment_no_show"]
    assert (len(missed), len(told)) == (1, 1)
    assert told[0].to == "of-a"
    assert told[0].facts["url"].startswith("http://hub/book/a.")


@pytest.mark.rule("appointment-4")
def test_a_kiosks_late_word_corrects_the_record_and_still_gives_a_ticket(lane_house: Callable[[], LaneHouse]) -> None:
    house = _booking_house(lane_house())
    house.must(booked("a", at(10, 30)))
    house.clock.now = at(11, 10)
    until(lambda: _of(house, "a").state is S.NO_SHOW)
    came = at(10, 59, second=30)
    _answer(house.ask(c.CheckIn("a", "t1", came)))
    assert (_of(house, "a").state, _of(house, "a").corrected) == (S.CHECKED_IN, True)
    with reading(house.engine) as tx:
        entry = next(each for each in journal.everything(tx, "small") if isinstance(each.event, AppointmentCheckedIn))
    assert (entry.occurred_at, entry.at) == (came, at(11, 10))
    assert _problems(house) == []


def test_what_people_are_told_is_written_with_its_cause_once_and_names_nobody(
    lane_house: Callable[[], LaneHouse],
) -> None:
    house = _booking_house(lane_house())
    for _ in range(2):
        house.ask(booked("a", at(9, 0, 1)), "the-same-id")
    house.must(c.Cancel("a", "hall", "检修"))
    house.must(booked("r", at(10, 0, 3), "move"))
    with reading(house.engine) as tx:
        told = messages.newest(tx, "small", 20)
    assert sorted((each.channel, each.to, each.template) for each in told) == [
        ("sms", "of-a", "appointment_cancelled"), ("sms", "of-a", "appointment_confirmed"),
        ("sms", "of-r", "appointment_requested"), ("staff", "section", "appointment.request"),
    ]  # fmt: skip
    off = next(each for each in told if each.template == "appointment_cancelled")
    assert off.facts["reason"] == "检修"
    assert len(off.facts["offers"].split()) == 3
    assert off.good_until is None
    confirmed = next(each for each in told if each.template == "appointment_confirmed")
    assert confirmed.good_until == at(9, 30, 1)


@pytest.mark.parametrize(("harm", "told"), [
    ("UPDATE appointments SET state = 'served'", "appointments: row a is not what the journal says (state)"),
    ("DELETE FROM appointments", "appointments: row a is missing"),
    ("UPDATE plans SET plan = '{}'", "plans: row plan is not what"),
])  # fmt: skip
def test_a_meddled_mirror_is_found(lane_house: Callable[[], LaneHouse], harm: str, told: str) -> None:
    house = _booking_house(lane_house())
    house.must(booked("a", at(10, 30)))
    assert _problems(house) == []
    with writing(house.engine, "small") as tx:
        tx.exec_driver_sql(harm)
    assert any(each.startswith(told) for each in _problems(house)), _problems(house)


def test_two_halls_in_one_database_know_nothing_of_each_others_appointments(place: Path | str) -> None:
    houses = [LaneHouse(place, definition=_definition(id)) for id in ("east", "west")]
    try:
        for house in houses:
            house.start().must(c.EnterPlan(PLAN))
        houses[0].must(booked("a", at(10, 30), "levy", visitor="v"))
        houses[1].must(booked("a", at(10, 30), "levy", visitor="v"))
        assert _refusal(houses[1].ask(c.Cancel("b", "visitor"))).code == "unknown_appointment"
        houses[1].must(c.Cancel("a", "visitor"))
        assert _of(houses[0], "a").state is S.CONFIRMED
        assert _problems(houses[0]) == _problems(houses[1]) == []
    finally:
        for house in houses:
            house.close()


def test_what_leaves_the_house_names_neither_contact_nor_words(lane_house: Callable[[], LaneHouse]) -> None:
    house = _booking_house(lane_house())
    house.must(booked("a", at(9, 0, 1)))
    house.must(c.Cancel("a", "hall", "李某自己说的"))
    with reading(house.engine) as tx:
        text = b"\n".join(lines(tx, "small")).decode()
    assert "of-a" not in text
    assert "李某" not in text
    assert "K4X9PD" not in text
    assert '"section":[]' in text


def test_a_plan_that_is_the_same_is_entered_once(lane_house: Callable[[], LaneHouse]) -> None:
    house = _booking_house(lane_house())
    seq = house.lane.state.seq
    house.must(c.EnterPlan(PLAN))
    assert house.lane.state.seq == seq
    house.must(c.EnterPlan(replace_bookable(PLAN)))
    assert house.lane.state.seq == seq + 1


def replace_bookable(plan: Plan) -> Plan:
    return plan.model_copy(update={"bookable": (Bookable(item="card"),)})
