"""Who is next: the five tiers, accumulated priority, weights, reserved counters, and what must hold at every moment."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from immutables import Map
from msgspec.structs import replace

from hall import why
from hall.commands import CallNext, Confirm, Finish, MarkNoShow, Recycle, ReturnTicket
from hall.definition import Counter, Definition, Rates
from hall.keys import own_key
from hall.policy import choose
from hall.refusals import Refusal
from hall.state import HallState
from hall.tickets import PriorityClass, Ticket, TicketState
from hall.waiting import ahead, waiting_of, waiting_total
from tests.hall.builders import MONDAY, Hall, changed, with_policy


def plain(**rules: Any) -> Definition:
    """Figures that are easy to reckon with: a minute of green is half an hour of a walk-in, 45 minutes are too long."""
    rates = Rates(green=30, walk_in=1, head_start_seconds=60)
    figures = {"rates": rates, "max_wait_minutes": 45, "max_wait_lead_minutes": 0}
    return with_policy(**{**figures, "agreed_tolerance_minutes": 5, "agreed_early_minutes": 0, **rules})


def with_counter(number: str, definition: Definition | None = None, **fields: Any) -> Definition:
    """The small hall with one counter changed."""
    base = definition or plain()
    counters = tuple(each.model_copy(update=fields) if each.id == number else each for each in base.counters)
    return changed(base, counters=counters)


def next_at(hall: Hall, counter: str) -> tuple[str, str]:
    """(ticket, why) of who would be called there now."""
    choice = choose(hall.state, counter, hall.now)
    assert choice is not None
    return choice.ticket_id, choice.why


def order(hall: Hall, counter: str) -> list[str]:
    return [hall.ticket(each).number for each in waiting_of(hall.state, counter, 1000, hall.now)]


def test_an_empty_hall_calls_nobody() -> None:
    assert choose(Hall().state, "3", Hall().now) is None


@pytest.mark.rule("green-channel")
def test_the_green_channel_goes_first_from_its_first_second_in_ordinary_waits() -> None:
    hall = Hall(definition=plain())
    hall.issue()
    green = hall.wait(minutes=25).green()
    assert next_at(hall, "2") == (green, why.GREEN_FIRST)
    assert ahead(hall.state, green, hall.now) == 0


@pytest.mark.rule("green-channel")
def test_who_waited_much_longer_goes_before_a_green_ticket_that_has_only_come() -> None:
    hall = Hall(definition=plain())
    walk_in = hall.issue()
    green = hall.wait(minutes=40).green()
    assert next_at(hall, "2") == (walk_in, why.LONGEST_WAITING)
    hall.wait(minutes=1)
    assert next_at(hall, "2") == (green, why.GREEN_FIRST)


def test_over_the_maximum_nobody_but_a_returned_visitor_goes_before() -> None:
    hall = Hall(definition=plain())
    walk_in = hall.issue()
    hall.wait(minutes=10).green()
    hall.wait(minutes=25).issue("card", appointment="a", agreed_at=hall.now)
    hall.wait(minutes=9)
    assert next_at(hall, "2")[0] != walk_in
    hall.wait(minutes=2)
    choice = choose(hall.state, "2", hall.now)
    assert choice is not None
    assert (choice.ticket_id, choice.why) == (walk_in, why.OVER_MAXIMUM)
    assert choice.facts == {"waited": 46, "class": "walk_in", "maximum": 45}


def test_a_lead_before_the_maximum_lets_the_call_come_in_time() -> None:
    hall = Hall(definition=plain(max_wait_lead_minutes=10))
    walk_in = hall.issue()
    green = hall.wait(minutes=33).green()
    hall.wait(minutes=1)
    assert next_at(hall, "2") == (green, why.GREEN_FIRST)
    hall.wait(minutes=2)
    assert next_at(hall, "2") == (walk_in, why.OVER_MAXIMUM)


@pytest.mark.rule("green-channel")
def test_a_green_ticket_over_the_maximum_is_not_behind_a_walk_in_that_came_later() -> None:
    hall = Hall(definition=plain())
    green = hall.green()
    hall.issue()
    hall.wait(minutes=60)
    assert next_at(hall, "2") == (green, why.OVER_MAXIMUM)


def test_without_a_maximum_nobody_is_over_it() -> None:
    hall = Hall(definition=plain(max_wait_minutes=0))
    hall.issue()
    hall.wait(minutes=5).green()
    hall.wait(hours=3)
    assert next_at(hall, "2")[1] == why.GREEN_FIRST


@pytest.mark.rule("appointment-1")
def test_an_appointment_is_next_from_its_time_less_the_tolerance_and_waits_like_others_before() -> None:
    hall = Hall(definition=plain())
    first = hall.issue()
    green = hall.green()
    agreed = hall.issue("card", appointment="a", agreed_at=hall.now + timedelta(minutes=30))
    assert order(hall, "2") == [hall.ticket(each).number for each in (green, first, agreed)]
    hall.wait(minutes=24)
    assert next_at(hall, "2")[0] == green
    hall.wait(minutes=1, seconds=1)
    choice = choose(hall.state, "2", hall.now)
    assert choice is not None
    assert (choice.ticket_id, choice.why, choice.facts["agreed"]) == (agreed, why.AGREED_TIME, "10:30")
    assert [ahead(hall.state, each, hall.now) for each in (agreed, green, first)] == [0, 1, 2]
    assert next_at(hall, "3")[0] == agreed, "at every counter that serves the queue"


@pytest.mark.rule("appointment-1")
def test_before_its_time_an_appointment_gathers_priority_by_a_rate_of_its_own() -> None:
    rates = Rates(green=100, appointment=20, head_start_seconds=60)
    hall = Hall(definition=plain(agreed_early_minutes=30, rates=rates))
    walk_in = hall.issue()
    agreed = hall.issue("card", appointment="a", agreed_at=hall.now + timedelta(minutes=40))
    assert order(hall, "2") == [hall.ticket(each).number for each in (walk_in, agreed)]
    hall.wait(minutes=11)
    assert next_at(hall, "2") == (agreed, why.AGREED_SOON)
    green = hall.green()
    assert next_at(hall, "2") == (green, why.GREEN_FIRST)
    assert [ahead(hall.state, each, hall.now) for each in (green, agreed, walk_in)] == [0, 1, 2]
    hall.wait(minutes=25)
    assert next_at(hall, "2") == (agreed, why.AGREED_TIME), "from its time on it is before the green channel"


@pytest.mark.rule("appointment-1")
def test_who_is_near_the_maximum_goes_behind_an_appointment_that_is_due_and_who_is_over_it_before() -> None:
    hall = Hall(definition=plain(max_wait_lead_minutes=10))
    walk_in = hall.issue()
    agreed = hall.wait(minutes=38).issue("card", appointment="a", agreed_at=hall.now)
    green = hall.green()
    listed = [hall.ticket(each).number for each in (agreed, walk_in, green)]
    assert order(hall, "2") == listed
    hall.wait(minutes=8)
    assert order(hall, "2") == [listed[1], listed[0], listed[2]]


@pytest.mark.rule("appointment-1")
def test_of_two_agreed_times_that_have_come_the_earlier_goes_first() -> None:
    hall = Hall(definition=plain())
    later = hall.issue("card", appointment="a", agreed_at=hall.now + timedelta(minutes=10))
    earlier = hall.issue("levy", appointment="b", agreed_at=hall.now + timedelta(minutes=5))
    hall.wait(minutes=15)
    assert waiting_of(hall.state, "3", 9, hall.now) == (earlier, later)


@pytest.mark.rule("appointment-1")
def test_a_missed_call_or_the_next_item_takes_the_agreed_time_away() -> None:
    hall = Hall().staff("2")
    agreed = hall.issue("card", "move", appointment="a", agreed_at=hall.now)
    early = hall.green()
    assert hall.call("2").ticket == agreed
    hall.must(Confirm("2"))
    hall.must(Finish("2"))
    assert next_at(hall, "2")[0] == early
    again = hall.issue("card", appointment="b", agreed_at=hall.now)
    assert hall.call("2").ticket == again
    hall.must(MarkNoShow("2"))
    hall.must(Recycle(again))
    assert next_at(hall, "2")[0] == early


def test_a_counters_weight_counts_as_so_many_times_the_wait() -> None:
    hall = Hall(definition=with_counter("3", weights={"tax": 3.0}))
    card = hall.issue("card")
    levy = hall.wait(minutes=10).issue("levy")
    hall.wait(minutes=3)
    assert next_at(hall, "3") == (card, why.LONGEST_WAITING)
    hall.wait(minutes=5)
    choice = choose(hall.state, "3", hall.now)
    assert choice is not None
    assert (choice.ticket_id, choice.why, choice.facts["weight"]) == (levy, why.WEIGHTED, "3")
    assert next_at(hall, "2") == (card, why.LONGEST_WAITING)


@pytest.mark.rule("green-channel")
def test_a_reserved_counter_takes_its_class_first_and_others_when_none_of_it_waits() -> None:
    hall = Hall(definition=with_counter("3", reserved_for=PriorityClass.GREEN))
    over = hall.issue("card")
    hall.wait(minutes=50).issue("card")
    green = hall.green("levy")
    assert next_at(hall, "3") == (green, why.RESERVED)
    assert next_at(hall, "2") == (over, why.OVER_MAXIMUM)
    assert len(order(hall, "3")) == waiting_total(hall.state, "3", hall.now) == 3
    hall.staff("3").call("3")
    assert next_at(hall, "3") == (over, why.OVER_MAXIMUM)


@pytest.mark.rule("green-channel")
def test_a_counter_kept_for_a_class_calls_nobody_else() -> None:
    hall = Hall(definition=with_counter("2", reserved_for=PriorityClass.GREEN, reserved_only=True)).staff("2")
    hall.issue()
    assert isinstance(hall.ask(CallNext("2")), Refusal)
    assert waiting_total(hall.state, "2", hall.now) == 0
    green = hall.green()
    assert hall.call("2").ticket == green


@pytest.mark.rule("appointment-1")
def test_a_counter_kept_for_appointments_takes_them_from_their_time_on() -> None:
    kept = with_counter("2", reserved_for=PriorityClass.APPOINTMENT, reserved_only=True)
    hall = Hall(definition=kept)
    agreed = hall.issue("card", appointment="a", agreed_at=hall.now + timedelta(minutes=20))
    assert choose(hall.state, "2", hall.now) is None
    hall.wait(minutes=16)
    assert next_at(hall, "2") == (agreed, why.AGREED_TIME)


def test_who_was_set_aside_and_is_back_is_first_of_all() -> None:
    hall = Hall().staff("2")
    back = hall.drive(TicketState.PARKED)
    hall.issue("card", appointment="a", agreed_at=hall.now)
    hall.wait(minutes=60).green()
    hall.must(ReturnTicket(back))
    assert next_at(hall, "2") == (back, why.PARKED_BACK)
    assert next_at(hall, "3") == (back, why.PARKED_BACK)


def test_a_clock_set_back_by_an_hour_changes_no_order() -> None:
    hall = Hall(definition=plain())
    hall.issue()
    hall.wait(minutes=44).green()
    hall.issue("card", appointment="a", agreed_at=hall.now)
    now = order(hall, "2")
    assert [hall.ticket(each).number for each in waiting_of(hall.state, "2", 9, hall.now - timedelta(hours=1))] == now


# -- whatever waits, at every moment ----------------------------------------------------------------------

CLASSES = st.sampled_from(
    [PriorityClass.WALK_IN, PriorityClass.WALK_IN, PriorityClass.GREEN, PriorityClass.APPOINTMENT]
)  # fmt: skip
PEOPLE = st.lists(
    st.tuples(CLASSES, st.sampled_from(["card", "levy"]), st.integers(0, 90), st.integers(-30, 60)), max_size=25
)
POLICIES = st.builds(
    lambda green, head, most, tolerance, early: {
        "rates": Rates(green=green, walk_in=1, head_start_seconds=head),
        "max_wait_minutes": most,
        "max_wait_lead_minutes": most // 4,
        "agreed_tolerance_minutes": tolerance,
        "agreed_early_minutes": early,
    },
    st.sampled_from([1.0, 3.0, 30.0, 1000.0]), st.sampled_from([0.0, 60.0]), st.sampled_from([0, 20, 45]),
    st.sampled_from([0, 5, 30]), st.sampled_from([0, 20, 45]),
)  # fmt: skip
COUNTERS = st.builds(
    lambda tax, kept: {"weights": {"tax": tax}, "reserved_for": kept},
    st.sampled_from([0.5, 1.0, 4.0]), st.sampled_from([None, PriorityClass.GREEN, PriorityClass.APPOINTMENT]),
)  # fmt: skip


def crowd(people: list[tuple[PriorityClass, str, int, int]], policy: dict[str, Any], counter: dict[str, Any]) -> Hall:
    """A hall where these wait: class, item, minutes that they have waited, minutes until their agreed time."""
    hall = Hall(definition=with_counter("3", with_policy(**policy), **counter)).staff("2", "3")
    begin, end = hall.now, hall.now + timedelta(minutes=90)
    for kind, item, waited, due in sorted(people, key=lambda each: -each[2]):
        hall.now = max(begin, end - timedelta(minutes=waited))
        agreed: dict[str, Any] = {"appointment": "a", "agreed_at": end + timedelta(minutes=due)}
        more = agreed if kind is PriorityClass.APPOINTMENT else {"staff_grounds": kind is PriorityClass.GREEN}
        hall.issue(item, **more)
    hall.now = max(hall.now, end)
    return hall


@settings(max_examples=60, deadline=None)
@given(PEOPLE, POLICIES, COUNTERS)
def test_the_head_is_chosen_each_is_listed_once_and_people_ahead_count_the_queues_order(
    people: list[tuple[PriorityClass, str, int, int]], policy: dict[str, Any], counter: dict[str, Any]
) -> None:
    hall = crowd(people, policy, counter)
    for desk in ("2", "3"):
        listed = waiting_of(hall.state, desk, 1000, hall.now)
        choice = choose(hall.state, desk, hall.now)
        assert (choice.ticket_id if choice else None) == (listed[0] if listed else None)
        assert len(set(listed)) == len(listed) == waiting_total(hall.state, desk, hall.now)
    work = waiting_of(hall.state, "2", 1000, hall.now)
    assert [ahead(hall.state, each, hall.now) for each in work] == list(range(len(work)))


@settings(max_examples=50, deadline=None)
@given(PEOPLE, POLICIES, COUNTERS)
@pytest.mark.rule("green-channel")
def test_within_a_class_of_a_queue_nobody_is_passed_and_green_is_never_worse_off_than_a_walk_in(
    people: list[tuple[PriorityClass, str, int, int]], policy: dict[str, Any], counter: dict[str, Any]
) -> None:
    hall = crowd(people, policy, counter)
    place_of = {each: at for at, each in enumerate(waiting_of(hall.state, "2", 1000, hall.now))}
    tickets = [hall.ticket(each) for each in place_of]
    for kind in (PriorityClass.GREEN, PriorityClass.WALK_IN):
        same = [each for each in tickets if each.priority is kind]
        assert same == sorted(same, key=lambda each: each.issued_at)
    for green in (each for each in tickets if each.priority is PriorityClass.GREEN):
        later = [
            each for each in tickets if each.priority is PriorityClass.WALK_IN and each.issued_at >= green.issued_at
        ]
        assert all(place_of[green.id] < place_of[each.id] for each in later)


@settings(max_examples=50, deadline=None)
@given(PEOPLE, POLICIES, POLICIES, COUNTERS)
def test_thresholds_and_weights_changed_under_waiting_tickets_lose_nobody(
    people: list[tuple[PriorityClass, str, int, int]], before: dict[str, Any], after: dict[str, Any],
    counter: dict[str, Any],
) -> None:  # fmt: skip
    hall = crowd(people, before, {})
    listed = set(waiting_of(hall.state, "3", 1000, hall.now))
    hall.state = reconfigured(hall.state, with_counter("3", with_policy(**after), **counter))
    assert set(waiting_of(hall.state, "3", 1000, hall.now)) == listed
    called = 0
    while (said := hall.ask(CallNext("3"))) and not isinstance(said, Refusal):
        called += 1
        hall.must(Confirm("3"))
        hall.must(Finish("3"))
    assert called == len(listed)


def reconfigured(state: HallState, definition: Definition) -> HallState:
    desks: Map[str, Counter] = Map({each.id: each for each in definition.counters})
    return replace(state, definition=definition, desks=desks)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(CLASSES, st.integers(0, 120)), min_size=1, max_size=40), st.integers(1, 6))
def test_nobody_starves_beyond_the_maximum_where_capacity_allows(
    people: list[tuple[PriorityClass, int]], minutes: int
) -> None:
    """Over the maximum, only those go before who are over it longer: so nobody waits longer than the maximum and the
    time that serving those takes. The counter never stands idle while somebody waits."""
    hall = Hall(definition=plain(max_wait_minutes=10), now=MONDAY - timedelta(minutes=55)).staff("2")
    start, coming = hall.now, sorted(people, key=lambda each: each[1])
    while coming or waiting(hall.state):
        if not waiting(hall.state):
            hall.now = max(hall.now, start + timedelta(minutes=coming[0][1]))
        while coming and start + timedelta(minutes=coming[0][1]) <= hall.now:
            hall.issue("card", staff_grounds=coming.pop(0)[0] is PriorityClass.GREEN)
        over = [each for each in waiting(hall.state) if hall.now - each.issued_at > timedelta(minutes=10)]
        event = hall.call("2")
        if over:
            assert (event.ticket, event.why) == (min(over, key=lambda each: each.issued_at).id, why.OVER_MAXIMUM)
        hall.must(Confirm("2"))
        hall.wait(minutes=minutes).must(Finish("2"))


def waiting(state: HallState) -> list[Ticket]:
    return [each for each in state.tickets.values() if each.state is TicketState.WAITING]


def test_who_missed_the_call_waits_for_the_first_k_and_for_no_further_appointment_that_is_due() -> None:
    hall = Hall(definition=plain(recycle_places=2)).staff("2")
    missed = hall.issue()
    hall.call("2")
    hall.must(MarkNoShow("2"))
    due = [hall.issue("card", appointment=str(at), agreed_at=hall.now - timedelta(minutes=9 - at)) for at in range(5)]
    hall.must(Recycle(missed))
    again = hall.wait(minutes=1).issue("card", appointment="later", agreed_at=hall.now)
    expected = [*due[:2], missed, *due[2:], again]
    assert order(hall, "2") == [hall.ticket(each).number for each in expected]
    assert [ahead(hall.state, each, hall.now) for each in expected] == list(range(7))
    for _ in due[:2]:
        hall.call("2")
        hall.must(MarkNoShow("2"))
    assert next_at(hall, "2") == (missed, why.RECYCLED)


@pytest.mark.rule("green-channel")
def test_who_is_back_behind_another_class_is_still_of_the_class_that_a_counter_is_kept_for() -> None:
    kept = with_counter("2", plain(recycle_places=1), reserved_for=PriorityClass.GREEN, reserved_only=True)
    hall = Hall(definition=kept).staff("3")
    missed = {each: hall.issue("card", staff_grounds=each == "green") for each in ("green", "walk_in")}
    for _ in missed:
        hall.call("3")
        hall.must(MarkNoShow("3"))
    hall.issue("card", appointment="a", agreed_at=hall.now)
    for each in missed.values():
        hall.must(Recycle(each))
    assert waiting_of(hall.state, "2", 9, hall.now) == (missed["green"],)
    assert waiting_of(hall.state, "3", 9, hall.now)[1:] == (missed["green"], missed["walk_in"])


@settings(max_examples=50, deadline=None)
@given(PEOPLE, POLICIES, st.integers(1, 6))
def test_who_missed_the_call_stands_just_after_the_kth_or_where_they_belong_if_that_is_further_back(
    people: list[tuple[PriorityClass, str, int, int]], policy: dict[str, Any], places: int
) -> None:
    hall = crowd([each for each in people if each[1] == "card"], {**policy, "recycle_places": places}, {})
    if not waiting_total(hall.state, "2", hall.now):
        return
    missed = hall.call("2").ticket
    hall.must(MarkNoShow("2"))
    before = waiting_of(hall.state, "2", 1000, hall.now)
    hall.must(Recycle(missed))
    after = waiting_of(hall.state, "2", 1000, hall.now)
    assert tuple(each for each in after if each != missed) == before
    assert after.index(missed) >= min(places, len(before))
    if after.index(missed) > places:
        assert hall.ticket(missed).key == own_key(hall.ticket(missed))
