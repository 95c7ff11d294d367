"""A counter that minds who is booked begins no service that would probably make them wait."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from hall import why
from hall.commands import CallNext, Confirm, Order, Pause
from hall.decide import decide
from hall.events import TicketCalled
from hall.holding import Expected
from hall.refusals import KEPT_FREE, Refusal
from hall.residual import lasting
from tests.hall.builders import Hall, changed, small


def hall_minding(minutes: int = 15, **rules: object) -> Hall:
    """Its cards take half an hour; counters 2 and 3 serve them, 3 levies too, which take a minute."""
    takes = {"card": 30, "levy": 1}
    items = tuple(item.model_copy(update={"minutes": takes.get(item.id, 5)}) for item in small().items)
    policy = small().policy.model_copy(update={"hold_minutes": minutes, **rules})
    return Hall(definition=changed(small(), items=items, policy=policy))


def called(hall: Hall, counter: str, *expected: Expected) -> tuple[str, str] | Refusal:
    """(number, why) of the next call there."""
    said = decide(hall.state, Order("order", "clerk", CallNext(counter)), hall.now, expected)
    if isinstance(said, Refusal):
        return said
    (event,) = said
    assert isinstance(event, TicketCalled)
    return event.number, event.why


def card_at(hall: Hall, minutes: float) -> Expected:
    return Expected("card", hall.now + timedelta(minutes=minutes))


def wall(hall: Hall, minutes: float) -> str:
    at: datetime = hall.now + timedelta(minutes=minutes, hours=8)
    return at.strftime("%H:%M")


@pytest.mark.rule("appointment-1")
def test_the_last_free_counter_is_kept_for_somebody_booked_who_is_about_to_come() -> None:
    hall = hall_minding().staff("2")
    hall.issue("card")
    assert called(hall, "2") == ("B001", why.LONGEST_WAITING)
    refused = called(hall, "2", card_at(hall, 10))
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.facts) == (KEPT_FREE, {"counter": "2", "agreed": wall(hall, 10)})


@pytest.mark.parametrize("minutes", [-1, 16, 56])
def test_it_is_kept_no_longer_than_the_hall_wants_and_not_beyond_the_time(minutes: float) -> None:
    hall = hall_minding().staff("2")
    hall.issue("card")
    assert called(hall, "2", card_at(hall, minutes)) == ("B001", why.LONGEST_WAITING)


def test_a_hall_that_does_not_mind_calls_as_ever() -> None:
    hall = hall_minding(0).staff("2")
    hall.issue("card")
    assert called(hall, "2", card_at(hall, 10)) == ("B001", why.LONGEST_WAITING)


def test_somebody_whose_service_is_short_is_called_instead_and_the_call_says_for_whom() -> None:
    hall = hall_minding().staff("3")
    hall.issue("card")
    hall.issue("card")
    hall.issue("levy")
    assert called(hall, "3", card_at(hall, 30)) == ("C001", why.FITS_BEFORE)
    said = decide(hall.state, Order("order", "clerk", CallNext("3")), hall.now, (card_at(hall, 30),))
    assert not isinstance(said, Refusal)
    assert isinstance(said[0], TicketCalled)
    assert f"不误 {wall(hall, 30)} 的预约" in why.sentence(said[0].why, said[0].why_facts, "zh")
    assert f"at {wall(hall, 30)} is kept" in why.sentence(said[0].why, said[0].why_facts, "en")


def test_with_another_counter_free_or_soon_free_nothing_is_kept() -> None:
    hall = hall_minding().staff("2", "3")
    hall.issue("card")
    assert called(hall, "2", card_at(hall, 10)) == ("B001", why.LONGEST_WAITING)
    hall.must(Pause("3"))
    assert isinstance(called(hall, "2", card_at(hall, 10)), Refusal)


def test_a_long_service_at_the_other_counter_keeps_this_one() -> None:
    hall = hall_minding().staff("2", "3")
    for _ in range(3):
        hall.issue("card")
    hall.call("3")
    hall.must(Confirm("3"))
    assert isinstance(called(hall, "2", card_at(hall, 10)), Refusal)


@pytest.mark.rule("green-channel")
def test_neither_the_green_channel_nor_who_is_near_the_maximum_nor_who_is_due_is_passed_over() -> None:
    hall = hall_minding(max_wait_minutes=45, max_wait_lead_minutes=10).staff("2")
    hall.issue("card")
    near = hall.wait(minutes=36)
    assert called(near, "2", card_at(near, 10)) == ("B001", why.OVER_MAXIMUM)
    fresh = hall_minding().staff("2")
    fresh.issue("card", appointment="a", agreed_at=fresh.now)
    assert called(fresh, "2", card_at(fresh, 10)) == ("B001", why.AGREED_TIME)
    urgent = hall_minding().staff("2")
    urgent.green("card")
    assert called(urgent, "2", card_at(urgent, 10)) == ("B001", why.GREEN_FIRST)


def test_of_an_item_that_is_gone_or_another_counters_nobody_is_kept_free_for() -> None:
    hall = hall_minding().staff("2")
    hall.issue("card")
    at = hall.now + timedelta(minutes=10)
    assert called(hall, "2", Expected("nothing", at), Expected("levy", at)) == ("B001", why.LONGEST_WAITING)


def test_the_longer_a_service_has_lasted_the_likelier_it_lasts_on() -> None:
    assert lasting(10, 0, 0) == 1
    assert lasting(10, 0, 10) == pytest.approx(0.318, abs=0.001)
    chances = [lasting(10, age, 10) for age in (0, 10, 30, 90)]
    assert chances == sorted(chances)
    assert lasting(10, 1e6, 10) == 0, "as good as forgotten"
