"""Weights, clocks and zones that are not as they should be; and the list of such things in the operators' manual."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from hall.commands import ChangeCounter, Confirm, Finish
from hall.definition import Hours
from hall.estimate import wait_minutes, wait_minutes_now
from hall.refusals import WRONG_DEFINITION
from hall.tally import tally
from hall.tickets import PriorityClass
from tests.hall.builders import Hall, changed, small, with_policy

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "docs" / "operating.md"
HEADING = "### When something is not as it should be"


def serve(hall: Hall, counter: str, minutes: float) -> str:
    """The next one called there, served for so long."""
    ticket = hall.call(counter).ticket
    hall.must(Confirm(counter))
    hall.wait(minutes=minutes).must(Finish(counter))
    return ticket


@pytest.mark.parametrize("weight", [float("nan"), float("inf"), float("-inf"), 0.0, -0.0, "heavy", None])
def test_a_weight_that_is_no_number_above_nought_is_refused(weight: object) -> None:
    hall = Hall()
    before = hall.state.desks["3"]
    assert hall.refused(ChangeCounter("3", {"weights": {"work": weight}})).code == WRONG_DEFINITION
    assert hall.state.desks["3"] == before


def test_weights_that_pull_against_each_other_leave_nobody_behind() -> None:
    hall = Hall(definition=with_policy(max_wait_minutes=60, max_wait_lead_minutes=5)).staff("2", "3")
    hall.must(ChangeCounter("2", {"queues": ("work", "tax"), "weights": {"work": 100, "tax": 0.01}}))
    hall.must(ChangeCounter("3", {"weights": {"work": 50, "tax": 0.01}}))
    light = hall.issue("levy")
    waited = 0
    while True:
        hall.issue("card")
        hall.issue("card")
        if light in (serve(hall, "2", 4), serve(hall, "3", 1)):
            break
        waited += 5
    assert 50 <= waited <= 60, "passed over until it was near the maximum, and no longer"


def test_a_wait_is_as_long_as_it_was_in_a_night_in_which_clocks_are_changed() -> None:
    """In Berlin 02:30 comes twice on 25 October 2026: from 01:50 to 02:10 it is twenty minutes, or eighty."""
    berlin = changed(
        small(), zone="Europe/Berlin",
        hours=(Hours(days=(1, 2, 3, 4, 5, 6, 7), opens=time(0), closes=time(23)),), closed_days=(),
    )  # fmt: skip
    hall = Hall(definition=berlin, now=datetime(2026, 10, 24, 23, 50, tzinfo=UTC)).staff("2")
    first, second = hall.issue(), hall.issue()
    hall.wait(minutes=20)
    assert serve(hall, "2", 60) == first
    assert serve(hall, "2", 1) == second
    known = hall.state.learned
    assert known[f"last:work:{PriorityClass.WALK_IN}"] == (80.0,)
    assert tally(known, PriorityClass.WALK_IN, 1).calls == 2, "both were told at one o'clock"


def test_a_clock_set_back_makes_no_wait_less_than_nothing() -> None:
    hall = Hall().staff("2")
    first, second = hall.issue(), hall.issue()
    hall.wait(hours=-1)
    for told in (wait_minutes(hall.state, second, hall.now), wait_minutes_now(hall.state, "work", hall.now)):
        assert told is not None
        assert 0 <= told[0] < told[1]
    assert hall.call("2").ticket == first
    hall.must(Confirm("2"))
    hall.must(Finish("2"))
    assert hall.call("2").ticket == second
    known = hall.state.learned
    assert known[f"last:work:{PriorityClass.WALK_IN}"] == (0.0,)
    assert all(minutes >= 0 for key, (_, *means) in known.items() if key.startswith("service:") for minutes in means)


def test_each_outcome_in_the_manual_names_a_test_that_is_there() -> None:
    section = MANUAL.read_text("utf-8").partition(HEADING)[2].partition("\n## ")[0]
    told = [each.strip() for each in re.findall(r"^- \*\*(.+?)\.\*\*", section, re.MULTILINE)]
    assert len(told) == 9
    named = re.findall(r"`(tests/[a-z_/]+\.py)::(test_\w+)`", section)
    missing = [f"{file}::{test}" for file, test in named if f"def {test}(" not in (ROOT / file).read_text("utf-8")]
    assert missing == []
    assert all("tests/" in each for each in section.split("\n- **")[1:]), "each outcome has its test"
