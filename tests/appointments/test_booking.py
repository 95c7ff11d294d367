"""Agreeing on a time, moving it, calling it off."""

from __future__ import annotations

from datetime import timedelta

import pytest

from appointments import commands as c
from appointments.notices import notices
from appointments.plan import Bookable
from appointments.states import AppointmentState as S
from tests.appointments.booking import PLAN, Booking, at, booked, booking


@pytest.mark.rule("appointment-1")
def test_a_time_is_agreed_and_confirmed() -> None:
    desk = booking()
    made = desk.books("a", at(10, 30), language="en")
    assert (made.state, made.starts_at, made.item, made.language) == (S.CONFIRMED, at(10, 30), "card", "en")


def test_a_slot_takes_as_many_as_it_has_places_and_the_next_are_told_other_times() -> None:
    desk = booking()
    for each in "ab":
        desk.must(booked(each, at(10, 30)))
    full = desk.refused(booked("c", at(10, 30)))
    assert full.code == "slot_full"
    assert full.facts["offers"] == [at(11).isoformat(), at(11, 30).isoformat(), at(13, 30).isoformat()]
    desk.must(c.Cancel("a", "visitor"))
    assert desk.books("c", at(10, 30)).slot == at(10, 30)


@pytest.mark.parametrize(("hour", "minute", "days", "code"), [
    (9, 0, 0, "slot_over"), (10, 15, 0, "no_slot"), (12, 0, 0, "no_slot"), (10, 0, 6, "no_slot"),
    (10, 0, -1, "slot_over"), (10, 0, 15, "slot_too_far"), (10, 0, 4000, "slot_too_far"),
])  # fmt: skip
def test_what_is_no_slot_is_refused_and_others_offered(hour: int, minute: int, days: int, code: str) -> None:
    refused = booking().refused(booked("a", at(hour, minute, days)))
    assert refused.code == code
    assert refused.facts["offers"]


def test_a_slot_under_way_is_booked_for_now() -> None:
    desk = booking()
    desk.now = at(10, 12)
    made = desk.books("a", at(10))
    assert (made.slot, made.starts_at) == (at(10), at(10, 12))


@pytest.mark.rule("appointment-3")
def test_what_must_be_told_is_asked_for() -> None:
    desk = booking()
    assert desk.refused(booked("a", at(10, 30), "levy")).code == "document_needed"
    assert desk.refused(booked("a", at(10, 30), "ask")).code == "not_bookable"
    assert desk.books("a", at(10, 30), "levy", visitor="v").visitor == "v"


def test_nobody_has_one_item_twice_or_is_in_two_places_at_once() -> None:
    desk = booking()
    desk.books("a", at(10, 30), contact="me")
    assert desk.refused(booked("b", at(11), contact="me")).code == "already_booked"
    assert desk.refused(booked("b", at(10, 30), "levy", contact="me", visitor="v")).code == "already_booked"
    desk.books("c", at(11), "levy", contact="me", visitor="v")
    assert desk.refused(booked("d", at(14), "levy", contact="other", visitor="v")).code == "already_booked"
    desk.must(c.Cancel("a", "visitor"))
    desk.books("e", at(14), contact="me")


@pytest.mark.rule("appointment-3")
def test_the_hall_gives_a_reason_and_eight_hours_or_an_override_that_is_on_record() -> None:
    desk = booking()
    desk.books("a", at(9, 0, 1))
    assert desk.refused(c.Cancel("a", "hall")).code == "reason_needed"
    assert desk.refused(c.Move("a", at(10, 0, 1), "hall", " ")).code == "reason_needed"
    desk.now = at(1, 0, 1)
    (moved,) = desk.must(c.Move("a", at(9, 30, 1), "hall", "系统检修", "不需要"))
    assert (desk.of("a").starts_at, desk.of("a").moved) == (at(9, 30, 1), 1)
    assert getattr(moved, "override", None) == "", "eight hours to the second are enough"
    desk.now = at(1, 30, 1, microsecond=1)
    late = desk.refused(c.Cancel("a", "hall", "系统检修"))
    assert (late.code, late.facts["hours"]) == ("notice_needed", 8)
    (off,) = desk.must(c.Cancel("a", "hall", "系统检修", "主任批准"))
    assert (getattr(off, "words", ""), getattr(off, "override", "")) == ("系统检修", "主任批准")
    assert desk.of("a").state is S.CANCELLED_BY_HALL


def test_the_visitor_moves_and_cancels_any_time_before() -> None:
    desk = booking()
    desk.books("a", at(10, 30))
    desk.now = at(10, 30) - timedelta(microseconds=1)
    desk.must(c.Move("a", at(11), "visitor"))
    desk.now = at(11)
    assert desk.refused(c.Cancel("a", "visitor")).code == "too_late_to_change"
    assert desk.refused(c.Move("a", at(14), "visitor")).code == "too_late_to_change"
    desk.now = at(11, 30, microsecond=1)
    assert desk.refused(c.Cancel("a", "visitor")).code == "too_late"


def test_moving_gives_the_old_place_up_and_needs_a_new_one() -> None:
    desk = booking()
    desk.books("a", at(10, 30), "levy", visitor="v")
    desk.books("b", at(11), "levy", visitor="w")
    assert desk.refused(c.Move("a", at(11), "visitor")).code == "slot_full"
    assert desk.refused(c.Move("a", at(10, 30), "visitor")).code == "same_time"
    desk.must(c.Move("a", at(11, 30), "visitor"))
    assert desk.books("c", at(10, 30), "levy", visitor="x").slot == at(10, 30)
    assert desk.refused(c.Move("nobody", at(14), "visitor")).code == "unknown_appointment"


def _request(desk: Booking) -> None:
    desk.books("r", at(10, 0, 3), "move")


@pytest.mark.rule("appointment-3")
def test_what_several_departments_do_is_approved_by_the_section_and_then_the_leader() -> None:
    desk = booking()
    _request(desk)
    assert (desk.of("r").state, desk.of("r").stage) == (S.REQUESTED, "section")
    assert desk.refused(c.DecideRequest("r", "leader", approve=True)).facts == {"stage": "section"}
    desk.must(c.DecideRequest("r", "section", approve=True))
    assert (desk.of("r").state, desk.of("r").stage) == (S.REQUESTED, "leader")
    assert desk.refused(c.DecideRequest("r", "section", approve=True)).code == "not_yours"
    assert desk.refused(c.CheckIn("r", "t")).code == "not_confirmed"
    desk.must(c.DecideRequest("r", "leader", approve=True))
    assert (desk.of("r").state, desk.of("r").stage) == (S.CONFIRMED, None)
    assert desk.refused(c.DecideRequest("r", "leader", approve=True)).code == "wrong_appointment_state"


def test_a_refusal_has_a_reason_and_frees_the_place() -> None:
    desk = booking()
    _request(desk)
    assert desk.refused(c.DecideRequest("r", "section", approve=False)).code == "reason_needed"
    desk.must(c.DecideRequest("r", "section", approve=False, words="材料未备"))
    assert desk.of("r").state is S.CANCELLED_BY_HALL
    assert not desk.book.taken


def test_a_request_leaves_time_to_decide_it() -> None:
    refused = booking().refused(booked("r", at(9, 0, 2), "move"))
    assert (refused.code, refused.facts["earliest"]) == ("slot_too_soon", at(18, 0, 2).isoformat())


def test_whoever_is_late_to_decide_is_told_of_once_and_in_the_end_the_visitor_is() -> None:
    desk = booking()
    _request(desk)
    desk.now += timedelta(hours=24)
    assert desk.pass_time() == []
    desk.now += timedelta(microseconds=1)
    assert [each.kind for each in desk.pass_time()] == ["appointment.request_overdue"]
    assert desk.pass_time() == []
    desk.must(c.DecideRequest("r", "section", approve=True))
    desk.now = at(2, 0, 3)
    assert [each.kind for each in desk.pass_time()] == ["appointment.request_overdue"]
    desk.now += timedelta(microseconds=1)
    assert desk.refused(c.DecideRequest("r", "leader", approve=True)).code == "request_lapsed"
    assert [each.kind for each in desk.pass_time()] == ["appointment.request_lapsed"]
    assert desk.of("r").state is S.CANCELLED_BY_HALL


def test_a_visitor_who_moves_what_was_approved_asks_anew_and_the_hall_does_not() -> None:
    desk = booking()
    _request(desk)
    for login in ("section", "leader"):
        desk.must(c.DecideRequest("r", login, approve=True))
    desk.must(c.Move("r", at(14, 0, 1), "hall", "协调后"))
    assert desk.of("r").state is S.CONFIRMED
    desk.must(c.Move("r", at(14, 0, 4), "visitor"))
    assert (desk.of("r").state, desk.of("r").stage) == (S.REQUESTED, "section")


def test_where_nobody_is_named_any_manager_decides() -> None:
    desk = booking()
    desk.must(c.EnterPlan(PLAN.model_copy(update={"section": (), "leader": ()})))
    _request(desk)
    for _ in range(2):
        desk.must(c.DecideRequest("r", "anybody", approve=True))
    assert desk.of("r").state is S.CONFIRMED


def test_an_item_that_is_no_longer_booked_keeps_what_was_agreed() -> None:
    desk = booking()
    desk.books("a", at(10, 30))
    desk.must(c.EnterPlan(PLAN.model_copy(update={"bookable": (Bookable(item="ask"),)})))
    assert desk.ask(c.EnterPlan(desk.book.plan)) == []
    assert desk.refused(c.Move("a", at(11), "visitor")).code == "not_bookable"
    desk.must(c.CheckIn("a", "t"))


def test_each_event_tells_whom_it_concerns() -> None:
    desk = booking()

    def told(command: c.Command) -> list[tuple[str, str]]:
        before = dict(desk.book.appointments)
        said = []
        for event in desk.must(command):
            id = getattr(event, "appointment")  # noqa: B009 - every event but the plan's has one
            for each in notices(event, before.get(id), desk.of(id), desk.book.plan, [at(11)]):
                said.append((each.to, each.template))
        return said

    assert told(booked("a", at(9, 0, 1))) == [("of-a", "appointment_confirmed")]
    assert told(c.Move("a", at(10, 0, 1), "visitor")) == [("of-a", "appointment_confirmed")]
    assert told(c.Move("a", at(11, 0, 1), "hall", "检修")) == [("of-a", "appointment_moved")]
    assert told(c.Cancel("a", "hall", "检修")) == [("of-a", "appointment_cancelled")]
    assert told(booked("b", at(9, 0, 1))) == [("of-b", "appointment_confirmed")]
    assert told(c.Cancel("b", "visitor")) == []
    asked = told(booked("r", at(10, 0, 3), "move"))
    assert asked == [("of-r", "appointment_requested"), ("section", "appointment.request")]
    assert told(c.DecideRequest("r", "section", approve=True)) == [("leader", "appointment.request")]
    assert told(c.DecideRequest("r", "leader", approve=True)) == [("of-r", "appointment_confirmed")]
    for id, granted in (("g", True), ("h", False)):
        began = desk.now
        desk.books(id, at(10, 30))
        desk.now = at(11, 1)
        desk.pass_time()
        told(c.MakeAppeal(id, "路上堵车"))
        outcome = "appointment_appeal_granted" if granted else "appointment_appeal_refused"
        assert told(c.DecideAppeal(id, granted, "没有证明")) == [(f"of-{id}", outcome)]
        desk.now = began
    told(booked("s", at(10, 30, 3), "move"))
    assert told(c.DecideRequest("s", "section", approve=False, words="x")) == [("of-s", "appointment_refused")]
