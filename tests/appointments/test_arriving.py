"""Early, on time, 30:00.000 late, a microsecond later; what a kiosk alone saw in time; no-shows and their limit."""

from __future__ import annotations

from datetime import timedelta

import pytest

from appointments import commands as c
from appointments.states import AppointmentState as S
from tests.appointments.booking import PLAN, Booking, at, booked, booking

MICROSECOND = timedelta(microseconds=1)


def _agreed(starts_at: tuple[int, int] = (10, 30)) -> Booking:
    desk = booking()
    desk.books("a", at(*starts_at))
    return desk


def test_whoever_is_early_is_told_when() -> None:
    desk = _agreed((11, 0))
    desk.now = at(10, 30) - MICROSECOND
    early = desk.refused(c.CheckIn("a", "t"))
    assert (early.code, early.facts["opens_at"]) == ("too_early", at(10, 30).isoformat())
    desk.now = at(10, 30)
    desk.must(c.CheckIn("a", "t"))
    assert (desk.of("a").state, desk.of("a").ticket, desk.of("a").arrived_at) == (S.CHECKED_IN, "t", at(10, 30))


@pytest.mark.rule("appointment-4")
def test_thirty_minutes_to_the_microsecond_are_in_time_and_one_more_is_given_up() -> None:
    desk = _agreed()
    desk.now = at(11)
    assert desk.pass_time() == []
    desk.must(c.CheckIn("a", "t"))
    late = _agreed()
    late.now = at(11) + MICROSECOND
    refused = late.refused(c.CheckIn("a", "t"))
    assert (refused.code, refused.facts["until"]) == ("too_late", at(11).isoformat())
    assert [each.kind for each in late.pass_time()] == ["appointment.missed"]
    assert late.pass_time() == []
    assert late.must(c.Expire("a")) == [], "exactly once"
    assert late.of("a").state is S.NO_SHOW
    assert not late.book.taken, "the slot's remainder is free"


@pytest.mark.rule("appointment-4")
def test_what_a_kiosk_alone_saw_in_time_counts_though_it_is_heard_later() -> None:
    desk = _agreed()
    desk.now = at(11, 10)
    desk.pass_time()
    assert desk.refused(c.CheckIn("a", "t", at(11) + MICROSECOND)).code == "too_late"
    (came,) = desk.must(c.CheckIn("a", "t", at(10, 59, second=30)))
    assert getattr(came, "corrected", False), "the correction is on record"
    assert (desk.of("a").state, desk.of("a").arrived_at) == (S.CHECKED_IN, at(10, 59, second=30))
    assert desk.book.no_shows("of-a", None, desk.now) == []


def test_what_a_kiosk_alone_saw_before_anybody_counted_needs_no_correction() -> None:
    desk = _agreed()
    desk.now = at(11, 10)
    (came,) = desk.must(c.CheckIn("a", None, at(10, 59)))
    assert not getattr(came, "corrected", True)
    assert desk.pass_time() == []


def test_a_kiosks_clock_does_not_bring_anybody_in_from_the_future() -> None:
    desk = _agreed((14, 0))
    assert desk.refused(c.CheckIn("a", "t", at(14))).code == "too_early"


def test_nobody_comes_twice_and_what_is_off_is_not_come_to() -> None:
    desk = _agreed()
    desk.must(c.CheckIn("a", "t"))
    again = desk.refused(c.CheckIn("a", "u"))
    assert (again.code, again.facts["ticket"]) == ("already_checked_in", "t")
    desk.must(c.Serve("a"))
    assert desk.of("a").state is S.SERVED
    assert desk.refused(c.Serve("a")).code == "wrong_appointment_state"
    desk.books("b", at(11))
    desk.must(c.Cancel("b", "visitor"))
    assert desk.refused(c.CheckIn("b", "t")).code == "wrong_appointment_state"
    assert desk.refused(c.CheckIn("nobody", "t")).code == "unknown_appointment"


def test_whoever_gives_the_ticket_back_cancels() -> None:
    desk = _agreed()
    desk.must(c.CheckIn("a", "t"))
    desk.must(c.GiveBack("a"))
    assert desk.of("a").state is S.CANCELLED_BY_VISITOR


def _miss(desk: Booking, id: str, days: int) -> None:
    desk.now = at(9, 0, days)
    desk.books(id, at(9, 30, days), contact="me")
    desk.now = at(10, 1, days)
    desk.pass_time()


def test_who_gave_up_too_often_waits_or_appeals() -> None:
    desk = booking()
    for days, id in enumerate("ab"):
        _miss(desk, id, days)
    kept_out = desk.refused(booked("c", at(14, 0, 1), contact="me"))
    assert (kept_out.code, kept_out.facts["count"], kept_out.facts["appointment"]) == ("too_many_no_shows", 2, "b")
    assert kept_out.facts["until"] == at(9, 30, 90).isoformat()
    assert desk.refused(c.MakeAppeal("b", " ")).code == "reason_needed"
    desk.must(c.MakeAppeal("b", "路上出了车祸"))
    assert desk.refused(c.MakeAppeal("b", "x")).code == "no_appeal"
    assert desk.refused(c.DecideAppeal("b", grant=False)).code == "reason_needed"
    desk.must(c.DecideAppeal("b", grant=True))
    assert desk.refused(c.DecideAppeal("b", grant=True)).code == "no_appeal"
    desk.books("c", at(14, 0, 1), contact="me")


def test_no_shows_are_forgotten_with_time_and_an_appeal_may_be_refused() -> None:
    desk = booking()
    for days, id in enumerate("ab"):
        _miss(desk, id, days)
    desk.must(c.MakeAppeal("b", "忘了"))
    desk.must(c.DecideAppeal("b", grant=False, words="无证明"))
    assert desk.refused(booked("c", at(14, 0, 1), contact="me")).code == "too_many_no_shows"
    desk.now = at(9, 30, 90)
    assert desk.books("c", at(10, 0, 91), contact="me").state is S.CONFIRMED


def test_without_a_limit_everybody_may_book() -> None:
    desk = booking()
    for days, id in enumerate("ab"):
        _miss(desk, id, days)
    desk.must(c.EnterPlan(PLAN.model_copy(update={"no_show_limit": 0})))
    assert desk.books("c", at(14, 0, 1), contact="me").state is S.CONFIRMED
