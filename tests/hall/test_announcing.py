"""What became of spoken calls, and guides who are sent to visitors."""

from __future__ import annotations

import pytest

from hall.commands import AnswerAssistance, AskAssistance, Recall, ReportAnnouncement
from hall.refusals import (
    ALREADY_ANSWERED,
    ALREADY_ASKED,
    NOT_SIGNED_IN,
    UNKNOWN_CALL,
    UNKNOWN_REQUEST,
    WRONG_KIND,
)
from tests.hall.builders import Hall


def test_each_call_is_reported_on_its_own() -> None:
    hall = Hall().staff("2")
    hall.issue()
    first = hall.call("2").call
    hall.must(Recall("2"))
    second = hall.state.call_order[-1]
    hall.must(ReportAnnouncement(first, "spoken"))
    hall.must(ReportAnnouncement(second, "failed", "no sound device"))
    assert [hall.state.calls[call].outcome for call in (first, second)] == ["spoken", "failed"]
    assert hall.refused(ReportAnnouncement("unknown", "spoken")).code == UNKNOWN_CALL


def test_one_board_that_spoke_is_enough() -> None:
    hall = Hall().staff("2")
    hall.issue()
    call = hall.call("2").call
    hall.must(ReportAnnouncement(call, "failed"))
    assert hall.refused(ReportAnnouncement(call, "failed")).code == ALREADY_ANSWERED
    hall.must(ReportAnnouncement(call, "spoken"))
    refusal = hall.refused(ReportAnnouncement(call, "failed"))
    assert (refusal.code, refusal.facts) == (ALREADY_ANSWERED, {"call": call, "outcome": "spoken"})


@pytest.mark.rule("window-5-guides")
def test_a_consultation_counter_sends_a_guide() -> None:
    hall = Hall().staff("1", "2")
    hall.must(AskAssistance("r1", "k1"))
    wrong = hall.refused(AnswerAssistance("r1", "2"))
    assert (wrong.code, wrong.facts) == (WRONG_KIND, {"counter": "2", "kind": "handling"})
    assert hall.refused(AnswerAssistance("r9", "1")).code == UNKNOWN_REQUEST
    hall.must(AnswerAssistance("r1", "1"))
    assert hall.state.assistance["r1"].counter == "1"
    answered = hall.refused(AnswerAssistance("r1", "1"))
    assert (answered.code, answered.facts) == (ALREADY_ANSWERED, {"counter": "1"})


@pytest.mark.rule("window-5-guides")
def test_a_place_has_one_open_request() -> None:
    hall = Hall().staff("1")
    hall.must(AskAssistance("r1", "k1"))
    assert hall.refused(AskAssistance("r2", "k1")).facts == {"request": "r1"}
    hall.must(AskAssistance("r2", "k2"))
    hall.must(AnswerAssistance("r1", "1"))
    assert hall.refused(AskAssistance("r1", "k1")).code == ALREADY_ASKED
    hall.must(AskAssistance("r3", "k1"))


def test_nobody_answers_from_an_empty_counter() -> None:
    hall = Hall()
    hall.must(AskAssistance("r1", "k1"))
    assert hall.refused(AnswerAssistance("r1", "1")).code == NOT_SIGNED_IN
