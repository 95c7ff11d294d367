"""Who came and was not served: the call missed, the number that waits again, the day that ended."""

from __future__ import annotations

import pytest

from appointments import commands as c
from appointments.states import AppointmentState as S
from tests.appointments.booking import PLAN, Booking, at, booked, booking


def _here() -> Booking:
    desk = booking()
    desk.books("a", at(10, 30))
    desk.must(c.CheckIn("a", "t"))
    return desk


@pytest.mark.rule("appointment-4")
def test_a_missed_call_does_not_count_however_often() -> None:
    desk = _here()
    for _ in range(PLAN.no_show_limit + 1):
        desk.must(c.MissCall("a"))
        desk.must(c.ComeBack("a"))
    desk.must(c.MissCall("a"))
    assert desk.book.no_shows("of-a", None, desk.now) == []
    assert desk.of("a").state is S.NO_SHOW


def test_the_place_is_kept_for_one_who_may_come_back() -> None:
    desk = booking()
    capacity = PLAN.of("card").capacity  # type: ignore[union-attr]
    for number in range(capacity):
        desk.books(f"p{number}", at(10, 30))
    desk.must(c.CheckIn("p0", "t"))
    desk.must(c.MissCall("p0"))
    assert desk.refused(booked("late", at(10, 30))).code == "slot_full"


def test_nobody_comes_back_who_never_came() -> None:
    desk = booking()
    desk.books("a", at(10, 30))
    assert desk.refused(c.ComeBack("a")).code == "wrong_appointment_state"
    desk.now = at(11, 1)
    desk.pass_time()
    assert desk.of("a").state is S.NO_SHOW
    assert desk.refused(c.ComeBack("a")).code == "wrong_appointment_state"
    assert [each.id for each in desk.book.no_shows("of-a", None, desk.now)] == ["a"]


def test_only_who_is_here_can_be_left_unserved() -> None:
    desk = _here()
    desk.must(c.LeaveUnserved("a"))
    assert desk.of("a").state is S.CANCELLED_BY_HALL
    assert desk.refused(c.LeaveUnserved("a")).code == "wrong_appointment_state"
