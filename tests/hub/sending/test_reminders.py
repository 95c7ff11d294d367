"""Reminders: a day and two hours before, once each, whatever the hubs did meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import pytest

from appointments import commands as c
from hub.server.links import Links
from hub.server.sending.reminders import EVERY, Reminders
from hub.store import outgoing
from hub.store.database import reading, writing
from tests.appointments.booking import PLAN, at, booked, booking
from tests.hub.house import KEYS, LaneHouse

Make = Callable[[], LaneHouse]


def _house(make: Make) -> LaneHouse:
    house = make()
    house.definition = booking().definition
    house.start().must(c.EnterPlan(PLAN))
    house.clock.now = at(9)
    return house


def _reminders(house: LaneHouse, hours: Sequence[float] = (24, 2)) -> Reminders:
    return Reminders(hours, Links(lambda: KEYS, "http://hub"), lambda: house.lane.state.definition)


def _run(house: LaneHouse, reminders: Reminders) -> None:
    if reminders.due(house.clock.now):
        with writing(house.engine, "small") as tx:
            reminders.run(tx, "small", house.clock.now)


def _sent(house: LaneHouse) -> list[str]:
    """Of each reminder the minutes before and the contact, in the order in which they were put."""
    with reading(house.engine) as tx:
        found = [each for each in outgoing.to_visitors(tx, "small", 100) if each.template == "appointment_reminder"]
    return [f"{each.id.split('.')[1]} {each.to}" for each in reversed(found)]


@pytest.mark.rule("appointment-1")
def test_each_appointment_is_reminded_of_a_day_and_two_hours_before(lane_house: Make) -> None:
    house = _house(lane_house)
    known = house.must(booked("a", at(10, 30, days=2)))
    assert known is not None
    reminders = _reminders(house)
    seen: list[datetime] = []
    while house.clock.now < at(11, days=2):
        _run(house, reminders)
        if len(_sent(house)) > len(seen):
            seen.append(house.clock.now)
        house.clock.wait(minutes=5)
    contact = booked("a", at(10, 30, days=2)).contact
    assert _sent(house) == [f"1440 {contact}", f"120 {contact}"]
    assert seen == [at(10, 30, days=1), at(8, 30, days=2)]


def test_the_words_are_of_the_language_booked_in_and_end_with_the_time(lane_house: Make) -> None:
    house = _house(lane_house)
    house.must(booked("a", at(10, 30, days=2), language="en"))
    house.clock.now = at(10, 30, days=1)
    _run(house, _reminders(house))
    with reading(house.engine) as tx:
        newest = next(each for each in outgoing.to_visitors(tx, "small", 9) if each.template == "appointment_reminder")
    assert newest.language == "en"
    assert newest.good_until == at(10, 30, days=2)
    assert newest.facts["url"].startswith("http://hub/book/")
    assert set(newest.facts) == {"item", "starts_at", "code", "url"}


def test_several_hubs_and_a_start_again_put_it_once(lane_house: Make) -> None:
    house = _house(lane_house)
    house.must(booked("a", at(10, 30, days=2)))
    house.clock.now = at(10, 30, days=1)
    for _ in range(3):
        _run(house, _reminders(house))
    assert len(_sent(house)) == 1


def test_after_a_night_without_a_hub_only_the_nearest_is_sent(lane_house: Make) -> None:
    house = _house(lane_house)
    house.must(booked("a", at(10, 30, days=2)))
    house.must(booked("b", at(15, 30, days=2)))
    house.clock.now = at(9, 30, days=2)
    _run(house, _reminders(house))
    assert sorted(each.split()[0] for each in _sent(house)) == ["120", "1440"]
    assert len(_sent(house)) == 2


def test_who_has_just_booked_is_not_reminded_at_once(lane_house: Make) -> None:
    house = _house(lane_house)
    house.must(booked("a", at(10, 30)))
    reminders = _reminders(house)
    _run(house, reminders)
    assert _sent(house) == []


def test_what_was_cancelled_is_not_reminded_of_and_what_was_moved_is_of_its_new_time(lane_house: Make) -> None:
    house = _house(lane_house)
    house.must(booked("a", at(10, 30, days=2)))
    house.must(booked("b", at(11, 0, days=2)))
    house.must(c.Cancel("a", "visitor"))
    house.must(c.Move("b", at(11, 0, days=3), "visitor"))
    reminders = _reminders(house, (24,))
    for day in (1, 2):
        house.clock.now = at(11, 0, days=day)
        _run(house, reminders)
        assert len(_sent(house)) == day - 1


def test_without_hours_nobody_is_reminded(lane_house: Make) -> None:
    house = _house(lane_house)
    house.must(booked("a", at(10, 30, days=2)))
    house.clock.now = at(10, 0, days=2)
    _run(house, _reminders(house, ()))
    assert _sent(house) == []


def test_it_is_looked_now_and_then(lane_house: Make) -> None:
    house = _house(lane_house)
    reminders = _reminders(house)
    _run(house, reminders)
    assert not reminders.due(house.clock.now + EVERY - timedelta(seconds=1))
    assert reminders.due(house.clock.now + EVERY)
