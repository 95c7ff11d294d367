"""Clerks at counters: one clerk at one counter, pauses, and nobody left behind at an empty one."""

from __future__ import annotations

from hall.commands import Confirm, Finish, Pause, Resume, SignIn, SignOut, Transfer
from hall.refusals import (
    COUNTER_BUSY,
    COUNTER_NOT_PAUSED,
    COUNTER_PAUSED,
    COUNTER_TAKEN,
    NOT_SIGNED_IN,
    SIGNED_IN_ELSEWHERE,
    UNKNOWN_COUNTER,
)
from hall.waiting import open_counters
from tests.hall.builders import Hall


def test_one_clerk_at_one_counter() -> None:
    hall = Hall()
    hall.must(SignIn("2", "wang"))
    taken = hall.refused(SignIn("2", "li"))
    assert (taken.code, taken.facts) == (COUNTER_TAKEN, {"counter": "2", "clerk": "wang"})
    elsewhere = hall.refused(SignIn("3", "wang"))
    assert (elsewhere.code, elsewhere.facts) == (SIGNED_IN_ELSEWHERE, {"counter": "2"})
    assert hall.refused(SignIn("77", "li")).code == UNKNOWN_COUNTER
    hall.must(SignOut("2"))
    hall.must(SignIn("3", "wang"))


def test_signing_in_again_after_a_restart_leaves_the_visitor_there() -> None:
    hall = Hall()
    hall.must(SignIn("2", "wang"))
    ticket = hall.issue()
    hall.call("2")
    hall.must(SignIn("2", "wang"))
    assert hall.state.counters["2"].ticket == ticket


def test_nobody_signs_out_with_a_visitor_at_the_counter() -> None:
    hall = Hall().staff("2")
    ticket = hall.issue()
    hall.call("2")
    refusal = hall.refused(SignOut("2"))
    assert (refusal.code, refusal.facts["ticket"]) == (COUNTER_BUSY, ticket)
    hall.must(Confirm("2"))
    hall.must(Finish("2"))
    hall.must(SignOut("2"))
    assert hall.refused(SignOut("2")).code == NOT_SIGNED_IN


def test_who_was_sent_to_a_counter_waits_in_the_queue_when_its_clerk_goes() -> None:
    hall = Hall().staff("2", "3")
    sent = hall.issue()
    later = hall.issue()
    hall.call("2")
    hall.must(Transfer("2", to_counter="3"))
    hall.must(SignOut("3"))
    assert hall.ticket(sent).counter is None
    assert [ticket for _, ticket in hall.state.waiting["work"]] == [sent, later]
    assert hall.call("2").ticket == sent


def test_pausing() -> None:
    hall = Hall().staff("2")
    assert hall.refused(Resume("2")).code == COUNTER_NOT_PAUSED
    hall.must(Pause("2"))
    assert hall.refused(Pause("2")).code == COUNTER_PAUSED
    assert open_counters(hall.state, "work") == ()
    hall.must(Resume("2"))
    assert open_counters(hall.state, "work") == ("2",)
    assert hall.refused(Pause("3")).code == NOT_SIGNED_IN
    assert hall.refused(Resume("3")).code == NOT_SIGNED_IN


def test_signing_out_ends_a_pause() -> None:
    hall = Hall().staff("2")
    hall.must(Pause("2"))
    hall.must(SignOut("2"))
    hall.staff("2")
    assert not hall.state.counters["2"].paused
