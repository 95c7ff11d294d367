"""How true the told ranges were: counted by class and hour, taken apart by day, put together again."""

from __future__ import annotations

import pytest

from hall.learned import NOTHING, Learned
from hall.tally import FADES_AT, Tally, between, cells, counted, held_of_ten, summed, tally
from hall.tickets import PriorityClass
from hall.told import Told

GREEN, WALK_IN = PriorityClass.GREEN, PriorityClass.WALK_IN


def told(hour: int = 10) -> Told:
    """Told 8 to 14 minutes, 10 in the middle; the plain rules said 20, 30 and 40."""
    return Told((8, 14), 10.0, 8.2, 13.9, hour, (10.0, 10.0, 20.0, 30.0, 40.0, 10.0))


def after(known: Learned, *waits: float, hour: int = 10, priority: PriorityClass = WALK_IN) -> Learned:
    for waited in waits:
        known = counted(known, told(hour), priority, waited)
    return known


def test_a_call_counts_what_was_told_beside_what_the_plain_rules_would_have_said() -> None:
    one = tally(after(NOTHING, 13.0), WALK_IN, 10)
    assert one == Tally(1, 1, 3, -3, 6, 7, 17, 27)
    assert tally(after(NOTHING, 8.0), WALK_IN, 10).inside == 1, "the edge of the range is in it"
    assert tally(after(NOTHING, 14.1), WALK_IN, 10).inside == 0


def test_a_day_is_what_came_after_the_day_before() -> None:
    monday = after(after(NOTHING, 9.0, 20.0), 9.0, priority=GREEN)
    tuesday = after(monday, 10.0, hour=11)
    assert set(cells(tuesday)) == {(WALK_IN, 10), (GREEN, 10), (WALK_IN, 11)}
    assert between(monday, tuesday) == {(WALK_IN, 11): Tally(1, 1, 0, 0, 6, 10, 20, 30)}
    assert between(NOTHING, monday)[WALK_IN, 10].calls == 2
    assert between(tuesday, tuesday) == {}


def test_where_counts_were_halved_meanwhile_the_means_stay() -> None:
    monday = after(NOTHING, *[10.0] * (FADES_AT - 10))
    tuesday = after(monday, *[13.0] * 40)
    grown = between(monday, tuesday)[WALK_IN, 10]
    assert 30 <= grown.calls <= 40
    assert grown.error / grown.calls == pytest.approx(3.0)


def test_cells_add_up() -> None:
    known = after(after(NOTHING, 9.0, 20.0), 9.0, priority=GREEN)
    whole = summed(cells(known).values())
    assert (whole.calls, whole.inside, whole.error) == (3, 2, 12)
    assert summed([]) == Tally()


def test_a_share_of_ten_is_told_once_enough_were_called_and_never_rounded_up() -> None:
    assert held_of_ten(after(NOTHING, *[10.0] * 49), WALK_IN) is None
    assert held_of_ten(after(NOTHING, *[10.0] * 44, *[99.0] * 6), WALK_IN) == 8
    assert held_of_ten(after(after(NOTHING, *[10.0] * 25), *[10.0] * 25, hour=15), WALK_IN) == 10
    assert held_of_ten(after(NOTHING, *[10.0] * 60), GREEN) is None


def test_what_else_was_learned_is_no_cell() -> None:
    assert cells(NOTHING.set("service:work", (1.0, 2.0, 3.0))) == {}
