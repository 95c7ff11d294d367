"""Where capacity allows the maximum to be kept is said of queues and days, by what the order of coming needs there."""

from __future__ import annotations

from hall.tickets import PriorityClass
from tests.tingxu.simulate.test_engine import MIDNIGHT
from tingxu.bench.waits import walk_ins_where_capacity_allows
from tingxu.simulate.compare import Compared
from tingxu.simulate.day import Day, Outcome, Played, Visitor
from tingxu.simulate.halls import hall_of

HALL = hall_of({"one": 5, "two": 5, "three": 5}, {"1": ["one", "three"], "2": ["two"]})


def waited(minutes: float, queue: str = "one", service: float = 60, kind: str = "walk_in") -> Outcome:
    visitor = Visitor(0, queue, PriorityClass(kind), service)
    return Outcome(visitor, queue, minutes * 60, None, "2" if queue == "two" else "1", "")


def allowed(plain: list[Outcome], ours: list[Outcome]) -> list[tuple[float, bool]]:
    played = {"fifo": [Played(tuple(plain), {}, {})], "ours": [Played(tuple(ours), {}, {})]}
    return walk_ins_where_capacity_allows(Compared((Day(MIDNIGHT, HALL, (), ()),), played), 120)


def test_a_queue_in_which_the_order_of_coming_took_longer_does_not_count() -> None:
    assert allowed([waited(121), waited(90, "two")], [waited(130), waited(20, "two")]) == [(20, True)]


def test_room_is_needed_for_those_who_go_before() -> None:
    """Half of the work goes before: sixty minutes in the order of coming become a hundred and twenty."""
    for longest, feasible in ((60, True), (61, False), (120, False)):
        plain = [waited(longest), waited(10, kind="green"), waited(10, "two", kind="green")]
        assert allowed(plain, [waited(130), waited(1, kind="green")]) == [(130, feasible)]


def test_whoever_takes_up_the_same_counters_from_another_queue_counts() -> None:
    plain = [waited(61), waited(10, "three", kind="green")]
    assert allowed(plain, [waited(5)]) == [(5, False)]


def test_an_appointment_goes_before_too() -> None:
    booked = Outcome(Visitor(0, "one", PriorityClass.WALK_IN, 180, agreed=600), "one", 600, None, "1", "")
    assert allowed([waited(31), booked], [waited(5)]) == [(5, False)]
    assert allowed([waited(30), booked], [waited(5)]) == [(5, True)]
