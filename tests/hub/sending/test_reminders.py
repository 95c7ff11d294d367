"""Reminders: a day and two hours before, once each, whatever the hubs did meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import pytest

from appointments import commands as c
from hub.server.appointments.links import Links
from hub.server.sending.http_gateway import HttpGateway
from hub.server.sending.reminders import EVERY, Reminders
from hub.server.sending.sender import Sender
from hub.store import outgoing
from hub.store.database import reading, writing
from tests.appointments.booking import PLAN, at, booked, booking
from tests.hub.house import KEYS, LaneHouse
from tests.hub.sending.simulator import TOKEN, GatewaySimulator

PHONE = "13812345678"
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


@pytest.mark.parametrize("act", ["cancel", "move", "check_in"])
def test_a_reminder_that_waits_for_the_gateway_is_not_sent_once_the_time_is_agreed_no_more(
    lane_house: Make, act: str
) -> None:
    """Cancelled, moved or here already: it is marked as overtaken, and nobody is asked to see to it."""
    house, gateway = _house(lane_house), GatewaySimulator()
    try:
        for id in "ab":
            house.must(booked(id, at(10, 30, days=2), "card", number=f"NUMB{id}{id}".upper()))
        house.clock.now = at(10, 5, days=2)
        _run(house, _reminders(house))
        commands: dict[str, c.Command] = {
            "cancel": c.Cancel("a", "visitor"), "move": c.Move("a", at(11, 30, days=2), "visitor"),
            "check_in": c.CheckIn("a", "t1"),
        }  # fmt: skip
        house.must(commands[act])
        line, definition = HttpGateway(gateway.url, TOKEN, 0.5), booking().definition
        sender = Sender(house.engine, "small", line, lambda _tx, _id: PHONE, house.clock, lambda: definition)
        while sender.pass_on() is not None:
            pass
        assert _states(house) == {"of-a": "overtaken", "of-b": "sent"}
        assert len([each for each in gateway.sent.values() if each["template"] == "appointment_reminder"]) == 1
    finally:
        gateway.close()


def _states(house: LaneHouse) -> dict[str, str]:
    with reading(house.engine) as tx:
        found = outgoing.to_visitors(tx, "small", 100)
        assert outgoing.count(tx, "small", "dead") == 0
    return {each.to: each.state for each in found if each.template == "appointment_reminder"}
