"""Numbers lent to kiosks, tickets issued alone and told later, one person with two tickets."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from hall.acts.alone import DAY_ENDED
from hall.acts.merging import MERGED
from hall.bands import FIRST, KEPT_DAYS, MOST_A_DAY, SIZE, Band, free_run, kept, next_own
from hall.commands import CallNext, Confirm, EndDay, Issue, IssueAlone, LeaseBand, Recycle
from hall.events import BandLeased, TicketIssued, TicketJoined, TicketWithdrawn
from hall.numbers import number_of
from hall.refusals import (
    BAND_LIMIT,
    NOT_AT_COUNTER,
    NOT_LEASED,
    NUMBER_TAKEN,
    TICKET_EXISTS,
    UNKNOWN_ITEM,
    WRONG_DAY,
)
from hall.tickets import Grounds, PriorityClass, TicketState
from tests.hall.builders import MONDAY, Hall, changed, small

TODAY = date(2026, 3, 2)
TOMORROW = date(2026, 3, 3)
OLD = date(1950, 1, 1)


def lent(kiosk: str = "k1", hall: Hall | None = None) -> Hall:
    """A hall that has lent the kiosk numbers of today, a minute ago."""
    hall = hall or Hall()
    hall.must(LeaseBand(kiosk, TODAY))
    return hall.wait(minutes=1)


def alone(hall: Hall, ordinal: int, *items: str, minutes_ago: float = 0, **more: Any) -> IssueAlone:
    """What a kiosk tells of a ticket it issued."""
    fields = {
        "ticket": f"alone-{ordinal}", "day": TODAY, "series": "B", "ordinal": ordinal,
        "items": items or ("card",), "origin": "k1", "occurred_at": hall.now - timedelta(minutes=minutes_ago),
    }  # fmt: skip
    return IssueAlone(**{**fields, **more})


def waiting(hall: Hall, queue: str = "work") -> list[str]:
    return [hall.ticket(ticket).number for _, ticket in hall.state.waiting[queue]]


# -- bands ---------------------------------------------------------------------------------------------------


def test_a_band_leaves_the_halls_own_numbers_without_gaps() -> None:
    hall = lent()
    assert [hall.ticket(hall.issue()).number for _ in range(3)] == ["B001", "B002", "B003"]
    assert hall.state.bands == (Band("k1", TODAY, FIRST, FIRST + SIZE - 1, MONDAY),)


def test_two_kiosks_never_have_one_number() -> None:
    hall = lent("k2", lent())
    first, second = hall.state.bands
    assert second.first == first.last + 1


def test_the_halls_own_counter_steps_over_what_is_lent() -> None:
    bands = (Band("k1", TODAY, 501, 540, MONDAY), Band("k2", TODAY, 541, 580, MONDAY))
    assert next_own(bands, TODAY, 499) == 500
    assert next_own(bands, TODAY, 500) == 581
    assert next_own(bands, TOMORROW, 500) == 501


def test_numbers_have_four_digits_after_999() -> None:
    bands = (Band("k1", TODAY, 961, 999, MONDAY),)
    first, last = free_run(bands, TODAY, [3])
    assert (number_of("B", first), number_of("B", last)) == ("B1000", "B1039")


def test_a_band_begins_above_what_was_given_already() -> None:
    assert free_run((), TODAY, [700, 2])[0] == 701


def test_a_band_is_of_today_or_tomorrow() -> None:
    hall = Hall()
    hall.must(LeaseBand("k1", TOMORROW))
    for day in (date(2026, 3, 1), date(2026, 3, 4)):
        assert hall.refused(LeaseBand("k1", day)).code == WRONG_DAY


def test_a_mad_kiosk_does_not_use_the_numbers_up() -> None:
    hall = Hall()
    for _ in range(MOST_A_DAY):
        hall.must(LeaseBand("k1", TODAY))
    assert hall.refused(LeaseBand("k1", TODAY)).code == BAND_LIMIT
    hall.must(LeaseBand("k2", TODAY))


def test_bands_outlive_the_end_of_the_day() -> None:
    hall = lent()
    hall.must(LeaseBand("k1", TOMORROW))
    before = hall.state.bands
    hall.wait(days=1)
    hall.must(EndDay(TODAY))
    assert hall.state.bands == before


def test_bands_are_forgotten_when_nothing_can_come_of_them() -> None:
    bands = (Band("k1", TODAY - timedelta(days=KEPT_DAYS + 1), 501, 540, MONDAY), Band("k1", TODAY, 1, 2, MONDAY))
    assert kept(bands, TODAY) == bands[1:]


# -- told later ----------------------------------------------------------------------------------------------


def test_the_queue_orders_by_time_of_issue_not_by_number_or_arrival() -> None:
    hall = lent()
    for _ in range(2):
        hall.wait(minutes=10)
        hall.issue()
    hall.must(alone(hall, 502, minutes_ago=5))
    hall.must(alone(hall, 501, minutes_ago=15))
    assert waiting(hall) == ["B501", "B001", "B502", "B002"]
    ticket = hall.ticket("alone-501")
    assert ticket.issued_at == hall.now - timedelta(minutes=15)
    assert ticket.arrived_at == hall.now
    assert hall.ticket(hall.issue()).number == "B003"


@pytest.mark.parametrize(("told", "believed"), [
    (timedelta(days=400), timedelta(minutes=20)),
    (timedelta(seconds=1), timedelta(minutes=20)),
    (timedelta(minutes=-5), timedelta(minutes=15)),
    (timedelta(days=-9), timedelta()),
])  # fmt: skip
def test_a_wrong_clock_is_believed_within_what_can_be_true(told: timedelta, believed: timedelta) -> None:
    """Not in the future, not before the number was lent. `believed`: after the lease."""
    hall = lent()
    hall.now = MONDAY + timedelta(minutes=20)
    hall.must(alone(hall, 501, occurred_at=hall.now + told))
    assert hall.ticket("alone-501").issued_at == MONDAY + believed


def test_a_ticket_issued_before_closing_counts_though_told_after() -> None:
    hall = lent()
    hall.now = MONDAY + timedelta(hours=3)  # 13:00, the midday break
    assert hall.refused(Issue("new", ("card",), "k1")).code == "closed"
    hall.must(alone(hall, 501, minutes_ago=90))
    assert waiting(hall) == ["B501"]


@pytest.mark.parametrize(("fields", "code"), [
    ({"origin": "k2"}, NOT_LEASED),
    ({"ordinal": 500}, NOT_LEASED),
    ({"ordinal": 541}, NOT_LEASED),
    ({"series": "Z"}, NOT_LEASED),
    ({"day": date(2026, 3, 1)}, NOT_LEASED),
    ({"day": TOMORROW}, WRONG_DAY),
    ({"items": ("no-such",)}, UNKNOWN_ITEM),
    ({"items": ("web",)}, NOT_AT_COUNTER),
])  # fmt: skip
def test_what_no_honest_kiosk_can_tell_is_refused(fields: dict[str, Any], code: str) -> None:
    hall = lent()
    assert hall.refused(alone(hall, fields.pop("ordinal", 501), **fields)).code == code


def test_a_number_and_a_ticket_are_told_once() -> None:
    hall = lent()
    hall.must(alone(hall, 501))
    assert hall.refused(alone(hall, 501, ticket="other")).code == NUMBER_TAKEN
    assert hall.refused(alone(hall, 502, ticket="alone-501")).code == TICKET_EXISTS


def test_age_gives_the_green_channel_as_it_would_have() -> None:
    hall = lent()
    hall.issue()
    hall.must(alone(hall, 501, birth=OLD))
    assert waiting(hall) == ["B501", "B001"]
    assert hall.ticket("alone-501").grounds is Grounds.AGE


def test_a_ticket_of_a_day_that_is_over_is_known_and_closed() -> None:
    hall = lent().staff("2")
    taken = hall.now
    hall.wait(days=1)
    today = hall.issue(visitor="v1")
    (event,) = hall.must(alone(hall, 501, occurred_at=taken, visitor="v1"))
    assert isinstance(event, TicketIssued)
    assert (event.ended, event.day) == (DAY_ENDED, TODAY)
    assert hall.ticket("alone-501").state is TicketState.WITHDRAWN
    assert hall.ticket("alone-501").issued_at == taken
    assert hall.state.day == TOMORROW
    assert hall.state.live["v1", "work"] == today
    assert waiting(hall) == ["B001"]


def test_midnight_alone_goes_on_with_tomorrows_numbers() -> None:
    hall = Hall(definition=changed(small(), hours=(small().hours[0].model_copy(
        update={"days": (1, 2, 3, 4, 5, 6, 7), "opens": MONDAY.time().min, "closes": MONDAY.time().max}),)))
    hall.must(LeaseBand("k1", TODAY))
    hall.must(LeaseBand("k1", TOMORROW))
    midnight = MONDAY + timedelta(hours=14)
    hall.now = midnight + timedelta(hours=1)
    hall.must(alone(hall, 501, ticket="late", occurred_at=midnight - timedelta(minutes=5)))
    hall.must(alone(hall, 501, ticket="early", day=TOMORROW, occurred_at=midnight + timedelta(minutes=5)))
    assert (hall.ticket("late").state, hall.ticket("early").state) == (TicketState.WITHDRAWN, TicketState.WAITING)
    assert waiting(hall) == ["B501"]


# -- one person, two tickets ---------------------------------------------------------------------------------


def test_the_earlier_keeps_its_place_and_the_later_leads_to_it() -> None:
    hall = lent()
    first = hall.issue(visitor="v1")
    hall.wait(minutes=5)
    events = hall.must(alone(hall, 501, visitor="v1"))
    assert [type(each) for each in events] == [TicketIssued, TicketJoined]
    assert hall.ticket("alone-501").state is TicketState.WITHDRAWN
    assert hall.ticket("alone-501").merged_into == first
    assert hall.ticket(first).also == ("B501",)
    assert waiting(hall) == ["B001"]


def test_one_told_late_but_issued_first_takes_the_place() -> None:
    hall = lent()
    hall.wait(minutes=5)
    others = [hall.issue(), hall.issue(visitor="v1"), hall.issue()]
    events = hall.must(alone(hall, 501, minutes_ago=3, visitor="v1"))
    assert events[0] == TicketWithdrawn(others[1], MERGED, "alone-501")
    assert hall.ticket(others[1]).merged_into == "alone-501"
    assert hall.ticket("alone-501").also == ("B002",)
    assert hall.state.live["v1", "work"] == "alone-501"
    assert waiting(hall) == ["B501", "B001", "B003"]


def test_nobody_is_taken_from_a_counter() -> None:
    hall = lent().staff("2")
    hall.wait(minutes=5)
    called = hall.issue(visitor="v1")
    hall.must(CallNext("2"))
    hall.must(alone(hall, 501, minutes_ago=3, visitor="v1"))
    assert hall.ticket("alone-501").merged_into == called
    hall.must(Confirm("2"))
    assert hall.ticket(called).also == ("B501",)


def test_what_the_later_asked_for_beside_is_not_lost() -> None:
    hall = lent()
    first = hall.issue("card", visitor="v1")
    hall.must(alone(hall, 501, "move", "levy", visitor="v1"))
    assert hall.ticket(first).items == ("card", "move", "levy")
    assert hall.state.live["v1", "tax"] == first


def test_what_a_third_ticket_stands_for_stays_with_it() -> None:
    hall = lent()
    first, third = hall.issue("card", visitor="v1"), hall.issue("levy", visitor="v1")
    hall.must(alone(hall, 501, "card", "levy", visitor="v1"))
    assert hall.ticket(first).items == ("card",)
    assert hall.state.live["v1", "tax"] == third


def test_the_green_channel_goes_with_the_person() -> None:
    hall = lent()
    hall.wait(minutes=5)
    hall.issue(visitor="v1", staff_grounds=True)
    hall.must(alone(hall, 501, minutes_ago=3, visitor="v1"))
    ticket = hall.ticket("alone-501")
    assert (ticket.priority, ticket.grounds) == (PriorityClass.GREEN, Grounds.STAFF)
    assert ticket.key[0] == 0


def test_two_kiosks_alone_and_the_same_card() -> None:
    hall = lent("k2", lent())
    hall.must(alone(hall, 501, minutes_ago=0.2, visitor="v1"))
    hall.must(alone(hall, 541, minutes_ago=0.5, visitor="v1", origin="k2"))
    assert waiting(hall) == ["B541"]
    assert hall.ticket("alone-541").also == ("B501",)


def test_a_press_that_both_answered_makes_one_place_under_the_printed_number() -> None:
    hall = lent()
    ghost = hall.issue()
    hall.wait(seconds=4)
    hall.must(alone(hall, 501, instead_of=ghost))
    assert waiting(hall) == ["B501"]
    assert hall.ticket(ghost).merged_into == "alone-501"


def test_a_press_that_both_answered_and_a_counter_has_called() -> None:
    hall = lent().staff("2")
    ghost = hall.issue()
    hall.must(CallNext("2"))
    hall.must(alone(hall, 501, instead_of=ghost))
    assert hall.ticket("alone-501").merged_into == ghost
    assert hall.ticket(ghost).also == ("B501",)


def test_strangers_are_never_merged() -> None:
    hall = lent()
    hall.issue()
    hall.must(alone(hall, 501))
    hall.must(alone(hall, 502, visitor="v1"))
    assert waiting(hall) == ["B001", "B501", "B502"]


def test_a_missed_call_does_not_take_a_new_ticket_along() -> None:
    hall = lent().staff("2")
    missed = hall.drive(TicketState.NO_SHOW)
    hall.must(alone(hall, 501, visitor="v1"))
    hall.must(Recycle(missed))
    assert sorted(waiting(hall)) == ["B001", "B501"]


# -- whatever happens ----------------------------------------------------------------------------------------

ACTS = st.lists(st.one_of(
    st.tuples(st.just("lease"), st.sampled_from(["k1", "k2"])),
    st.tuples(st.just("issue"), st.sampled_from([1, 3, 12])),
    st.tuples(st.just("alone"), st.integers(0, 60)),
    st.tuples(st.just("day"), st.just(0)),
), max_size=25)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(ACTS)
def test_no_number_is_ever_given_twice(acts: list[tuple[str, Any]]) -> None:
    hall = Hall(definition=changed(small(), hours=(small().hours[0].model_copy(
        update={"days": (1, 2, 3, 4, 5, 6, 7), "opens": MONDAY.time().min, "closes": MONDAY.time().max}),)))
    hall.state = replace(hall.state, ordinals=hall.state.ordinals.set("B", 490))
    told: set[tuple[date, int]] = set()
    for what, how in acts:
        hall.wait(seconds=1)
        _act(hall, what, how, told)
    numbers = [(each.day, each.number) for each in hall.log if isinstance(each, TicketIssued)]
    assert len(numbers) == len(set(numbers))
    bands = [each for each in hall.log if isinstance(each, BandLeased)]
    for day in {each.day for each in bands}:
        runs = sorted((each.first, each.last) for each in bands if each.day == day)
        assert all(before[1] < after[0] for before, after in pairwise(runs))


def _act(hall: Hall, what: str, how: Any, told: set[tuple[date, int]]) -> None:
    day = hall.state.day
    assert day is not None
    if what == "lease":
        hall.ask(LeaseBand(how, day))
    elif what == "issue":
        for _ in range(how):
            hall.issue()
    elif what == "day":
        hall.now = max(hall.now, MONDAY) + timedelta(days=1)
    elif hall.state.bands:
        band = hall.state.bands[how % len(hall.state.bands)]
        ordinal = band.first + how % SIZE
        said = hall.ask(alone(hall, ordinal, ticket=f"a{hall.orders}", day=band.day, origin=band.kiosk))
        assert isinstance(said, tuple) or (band.day, ordinal) in told
        told.add((band.day, ordinal))

