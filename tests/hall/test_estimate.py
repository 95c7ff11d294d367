"""People ahead, and how long it will take: a range, rounded outward, or nothing where nobody can tell."""

from __future__ import annotations

import pytest

from hall.commands import Confirm, Finish, Pause, SignOut, Transfer
from hall.definition import Definition
from hall.durations import service_minutes
from hall.estimate import wait_minutes, wait_minutes_now
from hall.tickets import PriorityClass, TicketState
from hall.waiting import ahead, open_counters, waiting_green, waiting_in, waiting_total
from tests.hall.builders import Hall, changed, small


def measured(hall: Hall, queue: str) -> float:
    """Minutes that a service of the queue is thought to take."""
    return service_minutes(hall.state, queue)[0]


def serve(hall: Hall, counter: str, minutes: float) -> None:
    """One visitor who takes so long from call to finish."""
    hall.call(counter)
    hall.must(Confirm(counter))
    hall.wait(minutes=minutes).must(Finish(counter))


def test_people_ahead_are_those_called_before() -> None:
    hall = Hall().staff("2")
    first, second = hall.issue(), hall.issue()
    green = hall.green()
    assert [ahead(hall.state, each, hall.now) for each in (first, second, green)] == [1, 2, 0]
    hall.call("2")
    assert ahead(hall.state, green, hall.now) is None
    assert [ahead(hall.state, each, hall.now) for each in (first, second)] == [0, 1]
    assert ahead(hall.state, "unknown", hall.now) is None


def kept_for_green(counter: str) -> Definition:
    kept = {"reserved_for": PriorityClass.GREEN, "reserved_only": True}
    desks = (each.model_copy(update=kept if each.id == counter else {}) for each in small().counters)
    return changed(small(), counters=tuple(desks))


def test_a_counter_that_is_kept_for_others_shortens_nobodys_wait_but_theirs() -> None:
    kept, plain = Hall(definition=kept_for_green("3")).staff("2", "3"), Hall().staff("2")
    for hall in (kept, plain):
        for _ in range(9):
            hall.issue("card")
    assert open_counters(kept.state, "work") == ("2",)
    assert set(open_counters(kept.state, "work", PriorityClass.GREEN)) == {"2", "3"}
    assert wait_minutes_now(kept.state, "work", kept.now) == wait_minutes_now(plain.state, "work", plain.now)
    assert wait_minutes_now(kept.state, "work", kept.now, PriorityClass.GREEN) == (0, 1)


@pytest.mark.rule("green-channel")
def test_who_joins_the_green_channel_has_only_its_people_before() -> None:
    hall = Hall().staff("2")
    for _ in range(3):
        hall.issue()
    assert waiting_green(hall.state, "work") == 0
    hall.green()
    assert (waiting_green(hall.state, "work"), waiting_in(hall.state, "work")) == (1, 4)
    joined = hall.green()
    assert ahead(hall.state, joined, hall.now) == 1


def test_who_was_sent_to_one_counter_counts_whom_it_calls_before() -> None:
    hall = Hall().staff("2", "3")
    early = hall.issue("levy")
    sent = hall.issue("card")
    hall.issue("levy")
    hall.call("2")
    hall.must(Transfer("2", to_counter="3"))
    assert ahead(hall.state, sent, hall.now) == 1
    assert ahead(hall.state, early, hall.now) == 0
    assert waiting_in(hall.state, "work") == 1
    assert waiting_total(hall.state, "3", hall.now) == 3
    assert waiting_total(hall.state, "2", hall.now) == 0


def test_nobody_can_tell_where_no_counter_is_open() -> None:
    hall = Hall()
    ticket = hall.issue()
    assert wait_minutes(hall.state, ticket, hall.now) is None
    assert wait_minutes_now(hall.state, "work", hall.now) is None
    hall.staff("2")
    assert wait_minutes_now(hall.state, "work", hall.now) is not None
    hall.must(Pause("2"))
    assert wait_minutes_now(hall.state, "work", hall.now) is None


def test_an_idle_counter_means_at_once() -> None:
    hall = Hall().staff("2")
    assert wait_minutes_now(hall.state, "work", hall.now) == (0, 1)


def test_more_people_wait_longer_and_more_counters_shorten_it() -> None:
    hall = Hall().staff("2")
    hall.issue()
    hall.call("2")
    waits = []
    for _ in range(6):
        waits.append(wait_minutes_now(hall.state, "work", hall.now))
        hall.issue()
    assert all(wait is not None for wait in waits)
    highs = [wait[1] for wait in waits if wait is not None]
    assert highs == sorted(highs)
    one = wait_minutes_now(hall.state, "work", hall.now)
    two = wait_minutes_now(hall.staff("3").state, "work", hall.now)
    assert one is not None
    assert two is not None
    assert two[1] < one[1]


def test_the_range_holds_the_simple_rule_and_is_rounded_outward() -> None:
    """Seven ahead, ten minutes each, one counter: 80 minutes stand in the middle."""
    hall = Hall().staff("2")
    for _ in range(8):
        hall.issue()
    hall.call("2")
    wait = wait_minutes_now(hall.state, "work", hall.now)
    assert wait is not None
    low, high = wait
    assert low < 80 < high
    assert (low % 5, high % 5) == (0, 0)


def test_other_queues_count_as_far_as_they_take_the_counters() -> None:
    hall = Hall().staff("3")
    hall.issue("card")
    hall.call("3")
    alone = wait_minutes_now(hall.state, "tax", hall.now)
    for _ in range(3):
        hall.issue("card")
    shared = wait_minutes_now(hall.state, "tax", hall.now)
    helped = wait_minutes_now(hall.staff("2").state, "tax", hall.now)
    assert alone is not None
    assert shared is not None
    assert helped is not None
    assert alone[1] < helped[1] < shared[1]


def test_the_green_channel_waits_less() -> None:
    hall = Hall().staff("2")
    for _ in range(5):
        hall.issue()
    hall.call("2")
    green = wait_minutes_now(hall.state, "work", hall.now, PriorityClass.GREEN)
    walk_in = wait_minutes_now(hall.state, "work", hall.now)
    assert green is not None
    assert walk_in is not None
    assert green[1] < walk_in[1]


def test_what_is_measured_today_outweighs_what_is_usual() -> None:
    hall = Hall().staff("2")
    assert measured(hall, "work") == 10
    for _ in range(5):
        hall.issue()
        serve(hall, "2", minutes=4)
    assert measured(hall, "work") == pytest.approx(7, abs=0.1)
    assert measured(hall, "tax") == 20


def test_a_ticket_sent_to_one_counter_waits_for_that_one() -> None:
    hall = Hall().staff("2", "3")
    hall.issue("levy")
    hall.call("3")
    sent = hall.issue("card")
    hall.call("2")
    hall.must(Transfer("2", to_counter="3"))
    assert wait_minutes(hall.state, sent, hall.now) is not None
    hall.must(Pause("3"))
    assert wait_minutes(hall.state, sent, hall.now) is None


def test_only_who_waits_is_told() -> None:
    hall = Hall().staff("2")
    called = hall.drive(TicketState.CALLED)
    assert wait_minutes(hall.state, called, hall.now) is None
    assert wait_minutes(hall.state, "unknown", hall.now) is None
    waiting = hall.issue()
    assert wait_minutes(hall.state, waiting, hall.now) is not None
    hall.must(Confirm("2"))
    hall.must(Finish("2"))
    hall.must(SignOut("2"))
    assert wait_minutes(hall.state, waiting, hall.now) is None
