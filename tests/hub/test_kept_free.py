"""A hub's call minds who is booked: those confirmed for soon in its database, not who is here or late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from appointments import commands as c
from appointments.plan import Bookable, Plan
from hall.commands import CallNext, Issue, SignIn
from hall.refusals import KEPT_FREE
from hub.server.lane.turn import Answered
from hub.wire import Problem
from tests.hall.builders import MONDAY, changed, small
from tests.hub.house import HandClock, LaneHouse

PLAN = Plan(slot_minutes=15, calendar="none", bookable=(Bookable(item="card", capacity=2),))


@pytest.fixture
def house(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[LaneHouse]:
    """A quarter of an hour before a booked time; one waits at the one counter that is open. `param`: hold_minutes."""
    items = tuple(item.model_copy(update={"minutes": 60}) for item in small().items)
    policy = small().policy.model_copy(update={"hold_minutes": request.param})
    house = LaneHouse(tmp_path / "hub.db", HandClock(MONDAY), changed(small(), items=items, policy=policy)).start()
    house.must(c.EnterPlan(PLAN))
    house.must(c.Book("a", "card", MONDAY + timedelta(minutes=15), "contact-a", "desk", "NUMBAA"))
    house.must(SignIn("2", "clerk"))
    house.must(Issue("t1", ("card",), "k1"))
    yield house
    house.close()


def called(house: LaneHouse) -> str:
    """Whose ticket is called at the counter, or why none."""
    outcome = house.ask(CallNext("2"))
    assert isinstance(outcome, Answered)
    if outcome.given.refused:
        return Problem.model_validate_json(outcome.given.answer).code
    return outcome.state.counters["2"].ticket or ""


@pytest.mark.rule("appointment-1")
@pytest.mark.parametrize("house", [15], indirect=True)
def test_the_one_counter_is_kept_for_whoever_is_booked_until_they_are_here(house: LaneHouse) -> None:
    assert called(house) == KEPT_FREE
    house.must(c.CheckIn("a", "ticket-a"))
    assert called(house) == "ticket-a"


@pytest.mark.parametrize("house", [15], indirect=True)
def test_no_counter_is_kept_for_who_is_late(house: LaneHouse) -> None:
    house.clock.wait(minutes=15, seconds=1)
    assert called(house) == "t1"


@pytest.mark.parametrize("house", [0], indirect=True)
def test_a_hall_that_does_not_mind_calls_who_waits(house: LaneHouse) -> None:
    assert called(house) == "t1"
