"""Silence, the power schedule, availability and the paper's end."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.upkeep.keeping import K1, K2, NOON, OUT, READY, RECOVERING, ZONE, keeping
from upkeep.availability import Stretch, availability, meant_to_run
from upkeep.commands import LogSwitching, SendForFault, TellSilence
from upkeep.due import GRACE, LASTING, SILENCE, due
from upkeep.forecast import paper_ends_at
from upkeep.register import Power

DAY = timedelta(days=1)
MORNING = NOON - timedelta(hours=4)
"""08:00 in Shanghai."""


def _asked(heard: dict[str, datetime], now: datetime = NOON) -> list[object]:
    house = keeping()
    house.report(K1, printer=READY)
    return [each.command for each in due(house.upkeep, heard, now, ZONE)]


@pytest.mark.rule("self-service-4")
def test_a_machine_that_says_nothing_for_too_long_is_silent() -> None:
    assert TellSilence(K1, NOON - SILENCE) in _asked({K1: NOON - SILENCE})
    assert not any(isinstance(each, TellSilence) for each in _asked({K1: NOON - SILENCE + timedelta(microseconds=1)}))


def test_one_that_was_told_of_or_is_switched_off_is_not_told_of_again() -> None:
    house = keeping()
    house.must(TellSilence(K1, NOON))
    late = NOON + timedelta(hours=7)  # 19:00: the second kiosk is off
    heard = {K1: NOON, K2: NOON + timedelta(hours=6)}
    asked = [each.command for each in due(house.upkeep, heard, late, ZONE)]
    assert not any(isinstance(each, TellSilence) for each in asked)


@pytest.mark.rule("self-service-4")
def test_somebody_is_sent_to_what_did_not_come_back_by_itself() -> None:
    house = keeping()
    house.report(K1, printer=OUT, scanner=RECOVERING)
    (fault,) = (each.id for each in house.upkeep.faults.values() if each.device == "scanner")

    def sent(now: datetime) -> list[object]:
        found = (each.command for each in due(house.upkeep, {}, now, ZONE))
        return [each for each in found if isinstance(each, SendForFault)]

    assert sent(NOON + LASTING - timedelta(microseconds=1)) == []
    assert sent(NOON + LASTING) == [SendForFault(fault)]  # of the paper the keepers know since it ended


@pytest.mark.rule("self-service-6")
def test_a_machine_that_came_in_time_was_switched_on() -> None:
    assert LogSwitching(K2, "on", MORNING, MORNING + timedelta(minutes=3)) in _asked(
        {K2: MORNING + timedelta(minutes=3)}, MORNING + GRACE
    )


@pytest.mark.rule("self-service-6")
def test_a_machine_that_did_not_come_was_missed_once_its_grace_is_over() -> None:
    assert LogSwitching(K2, "on", MORNING, None) in _asked({}, MORNING + GRACE)
    before = _asked({}, MORNING + GRACE - timedelta(seconds=1))
    assert not any(isinstance(each, LogSwitching) and each.due == MORNING for each in before)


@pytest.mark.rule("self-service-6")
def test_a_machine_left_on_in_the_evening_was_missed() -> None:
    evening = NOON + timedelta(hours=6)
    assert LogSwitching(K2, "off", evening, None) in _asked({K2: evening + timedelta(minutes=16)}, evening + 2 * GRACE)
    off = LogSwitching(K2, "off", evening, evening + timedelta(minutes=1))
    assert off in _asked({K2: evening + timedelta(minutes=1)}, evening + 2 * GRACE)


@given(
    spells=st.lists(st.tuples(st.integers(0, 1000), st.sampled_from([True, False, None])), max_size=12),
    begin=st.integers(0, 900),
    length=st.integers(1, 300),
)
def test_availability_is_what_a_look_at_every_second_finds(
    spells: list[tuple[int, bool | None]], begin: int, length: int
) -> None:
    spells = sorted(spells, key=lambda each: each[0])
    stretches = [Stretch(NOON + timedelta(seconds=at), works) for at, works in spells]
    span = NOON + timedelta(seconds=begin), NOON + timedelta(seconds=begin + length)
    found = availability(stretches, [span])
    seconds = range(begin, begin + length)
    seen = [next((works for at, works in reversed(spells) if at <= second), None) for second in seconds]
    assert found.meant == length
    assert found.worked == sum(each is True for each in seen)
    assert found.unknown == sum(each is None for each in seen)


def test_a_moment_known_of_a_long_time_is_no_more_than_all_of_it() -> None:
    begun = [Stretch(NOON - timedelta(microseconds=1300), True)]
    assert availability(begun, [(NOON - 30 * DAY, NOON)]).share == 1.0


def test_nothing_known_is_no_share() -> None:
    assert availability([], [(NOON, NOON + DAY)]).share is None


def test_hours_of_rest_do_not_count() -> None:
    spans = meant_to_run(Power(on=time(8), off=time(18), days=(1, 2)), MORNING - DAY, MORNING + 3 * DAY, ZONE)
    assert spans == [(MORNING, MORNING + timedelta(hours=10)), (MORNING + DAY, MORNING + DAY + timedelta(hours=10))]
    assert meant_to_run(None, NOON, NOON + DAY, ZONE) == [(NOON, NOON + DAY)]


def test_a_day_of_summer_time_is_an_hour_shorter() -> None:
    midnight = datetime.fromisoformat("2026-03-28T23:00:00+00:00")  # in Berlin
    day = Power(on=time(0), off=time(23))
    ((on, off),) = meant_to_run(day, midnight, midnight + timedelta(hours=22), "Europe/Berlin")
    assert off - on == timedelta(hours=22)


def test_paper_ends_by_the_rate_at_which_it_was_used() -> None:
    printed = [NOON - timedelta(hours=hour) for hour in range(100, 0, -1)]
    ends = paper_ends_at(printed, NOON - timedelta(hours=50), 100, NOON)
    assert ends == NOON + timedelta(hours=50)
    assert paper_ends_at(printed, NOON - timedelta(hours=50), 50, NOON) == NOON
    assert paper_ends_at(printed[:1], NOON - timedelta(hours=200), 50, NOON) is None
    assert paper_ends_at([], NOON, 50, NOON) is None
