"""A number taken at the kiosk for what one is booked for later, and the paper with what was agreed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hub.wire import IssueCommand, Problem, ReportSlipCommand
from kiosk_app.journey import Step, advance, effects, events
from kiosk_app.outbox import RESTARTED, Outbox
from kiosk_app.shown import visit_shown
from tests.kiosk_app.test_carry_out import House
from tests.kiosk_app.test_looking_up import after

SLIP = f"{effects.SLIP}a-0001"
EARLY = Problem(code="too_early", facts={
    "item": "id-card", "starts_at": "2026-06-03T04:00:00+00:00", "opens_at": "2026-06-03T03:30:00+00:00",
})  # fmt: skip


def test_who_is_booked_for_it_later_is_told_when_and_may_have_a_number_instead() -> None:
    told = after("arrival-early-walk-in")
    shown = visit_shown(told)
    assert (told.step, shown.arrival, shown.may_instead) == (Step.ARRIVAL, "early", True)
    assert "起签到" in shown.trouble
    assert "预约就取消" in shown.cure
    move = advance(told, events.WalkIn("take-0002"))
    (issue,) = move.effects
    assert isinstance(issue, effects.Issue)
    assert (issue.id, issue.items, issue.instead) == ("take-0002", told.visit.items, True)


def test_who_showed_the_appointment_itself_is_not_asked_to_give_it_up() -> None:
    assert not visit_shown(after("arrival-early")).may_instead


def test_what_was_said_of_one_thing_is_not_said_of_another() -> None:
    said = advance(after("arrival-early-walk-in"), events.WalkIn("take-0002")).journey
    other = replace(said, step=Step.CONFIRM, visit=replace(said.visit, items=("estate",)))
    (issue,) = advance(other, events.Take("take-0003")).effects
    assert isinstance(issue, effects.Issue)
    assert not issue.instead


def test_the_hubs_word_that_it_is_early_is_told_as_such(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.online(True)
    house.do(effects.Issue("take-0001", ("id-card",), None, True, None, True))
    asked = house.line.sent[-1][1]
    assert isinstance(asked, IssueCommand)
    assert asked.instead_of_appointment
    house.line.answer(EARLY)
    (told,) = house.happened
    assert isinstance(told, events.NotCheckedIn)
    assert (told.id, told.code, told.item) == ("take-0001", "too_early", "id-card")
    assert told.starts_at is not None
    assert told.opens_at is not None


@pytest.mark.parametrize("outcome", ["failed", "unknown"])
def test_a_slip_that_did_not_come_out_is_told_and_reported(outcome: str) -> None:
    booked = after("booked")
    move = advance(booked, events.PrintEnded(booked.visit.job, outcome, "paper-out"))  # type: ignore[arg-type]
    shown = visit_shown(move.journey)
    assert (move.journey.step, shown.slip, shown.on_paper) == (Step.BOOKED, outcome, False)
    assert shown.made_code, "the code stays on the screen"
    (report,) = move.effects
    assert isinstance(report, effects.ReportPrint)
    assert (report.ticket, report.outcome, report.reason) == (
        f"{effects.SLIP}{booked.visit.made.id}", outcome, "paper-out"  # type: ignore[union-attr]
    )  # fmt: skip
    assert advance(move.journey, events.Idle()).journey.step is Step.STILL_THERE, "the screen is all that there is"


def test_a_slip_that_ends_after_its_visitor_left_is_nobody_elses() -> None:
    booked = after("booked")
    left = advance(advance(booked, events.Done()).journey, events.Idle()).journey
    move = advance(left, events.PrintEnded(booked.visit.job, "failed", "paper-out"))
    assert (move.journey, len(move.effects)) == (left, 1)


def test_the_hub_hears_of_a_slip_though_the_power_failed(tmp_path: Path) -> None:
    first = Outbox(tmp_path / "outbox.db")
    first.begin(f"{SLIP}.c1", SLIP)
    first.begin(f"{SLIP}.c2", SLIP)
    first.end(f"{SLIP}.c1", SLIP, "failed", "paper-out")
    first.close()
    second = Outbox(tmp_path / "outbox.db")
    assert second.recover() == 1
    told = []
    while (report := second.next()) is not None:
        told.append(report.command)
        second.done(report)
    second.close()
    assert told == [
        ReportSlipCommand(appointment="a-0001", outcome="failed", reason="paper-out"),
        ReportSlipCommand(appointment="a-0001", outcome="unknown", reason=RESTARTED),
    ]
