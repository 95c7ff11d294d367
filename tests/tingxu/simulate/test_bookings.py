"""Appointments of made-up days keep to slots and places, as the product's own do."""

from __future__ import annotations

from collections import Counter
from datetime import time

from hall.definition_file import read
from hall.tickets import PriorityClass
from tests.tingxu.simulate.test_engine import MIDNIGHT, NINE, walk_in
from tingxu.simulate.bookings import agreed, plan_of
from tingxu.simulate.counters import whole_day, with_breaks
from tingxu.simulate.day import Visitor
from tingxu.simulate.demand import Demand, days
from tingxu.simulate.halls import hall_of
from tingxu.simulate.main import SAMPLE

SLOT = 900.0
HALL = hall_of({"one": 5, "three": 5}, {"1": ["one"], "2": ["three"], "3": ["three"], "4": ["three"]}, zone="UTC")


def asked(*wishes: float, item: str = "one") -> list[Visitor]:
    """Each comes ten minutes before the time wished for."""
    return [Visitor(wish - 600, item, PriorityClass.WALK_IN, 300, wish) for wish in wishes]


def times(visitors: list[Visitor]) -> list[float | None]:
    plan = plan_of(HALL, whole_day(HALL.counters, NINE), 15)
    return [each.agreed for each in agreed(HALL, plan, MIDNIGHT, visitors, range(len(visitors)))]


def test_an_item_has_a_place_less_than_counters_serve_it_and_one_at_least() -> None:
    plan = plan_of(HALL, whole_day(HALL.counters, NINE), 15)
    assert [(each.item, each.capacity) for each in plan.bookable] == [("one", 1), ("three", 2)]


def test_nothing_is_agreed_for_the_half_hours_in_which_counters_are_away() -> None:
    assert plan_of(HALL, whole_day(HALL.counters, NINE), 15).breaks == ()
    away = plan_of(HALL, with_breaks(HALL.counters, NINE), 15).breaks
    assert {(each.begins, each.ends) for each in away} == {(time(11, 30), time(12, 30)), (time(12), time(13))}


def test_who_finds_the_slot_full_takes_the_nearest_free_one_and_comes_as_much_later_or_earlier() -> None:
    noon = 12 * 3600.0
    assert times(asked(noon, noon, noon, noon)) == [noon, noon - SLOT, noon + SLOT, noon - 2 * SLOT]
    assert times(asked(noon, noon, noon, item="three")) == [noon, noon, noon - SLOT]
    plan = plan_of(HALL, (), 15)
    first, second = agreed(HALL, plan, MIDNIGHT, asked(noon, noon), (1, 0))
    assert (first.agreed, second.agreed) == (noon - SLOT, noon)
    assert first.at == noon - SLOT - 600


def test_who_has_no_wish_has_no_time_and_who_finds_nothing_free_comes_without() -> None:
    plan = plan_of(HALL, (), 15)
    assert agreed(HALL, plan, MIDNIGHT, [walk_in(0)], (0,)) == [walk_in(0)]
    nothing = plan.model_copy(update={"bookable": ()})
    assert agreed(HALL, nothing, MIDNIGHT, asked(NINE), (0,))[0].agreed is None


def test_a_made_up_day_has_no_slot_with_more_people_than_places() -> None:
    for each in days(read(SAMPLE), Demand(load=1.2), 2, seed=3):
        taken = Counter((visitor.item, visitor.agreed) for visitor in each.visitors if visitor.agreed is not None)
        assert max(taken.values()) == 1, "two counters serve an item at most"
        assert not [at for _, at in taken if 11.5 * 3600 <= (at or 0) < 13 * 3600]
        assert all(visitor.at >= NINE for visitor in each.visitors)
