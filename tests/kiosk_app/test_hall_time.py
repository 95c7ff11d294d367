"""The hall's time at a kiosk with a wrong clock, through outages and restarts."""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk_app.hall_time import HallTime
from kiosk_app.samples import AT

HOUR = timedelta(hours=1)


class Memory:
    """Keeps what a ledger would."""

    def __init__(self) -> None:
        self.things: dict[str, str] = {}

    def keep(self, name: str, body: str) -> None:
        self.things[name] = body

    def kept(self, name: str) -> str | None:
        return self.things.get(name)


class Machine:
    """A machine whose clock anybody may set; its counter nobody can."""

    def __init__(self, wall: datetime) -> None:
        self.wall, self.steady = wall, 100.0

    def passes(self, span: timedelta) -> None:
        self.wall += span
        self.steady += span.total_seconds()

    def time(self, memory: Memory) -> HallTime:
        return HallTime(lambda: self.wall, lambda: self.steady, memory)


def test_the_hubs_word_counts_from_its_greeting_on() -> None:
    machine = Machine(AT + 3 * HOUR)
    time = machine.time(Memory())
    time.learn(AT)
    machine.passes(HOUR)
    assert time.now() == AT + HOUR
    assert time.offset == -3 * HOUR


def test_a_clock_set_while_alone_changes_nothing() -> None:
    machine = Machine(AT)
    time = machine.time(Memory())
    time.learn(AT)
    machine.wall = AT - timedelta(days=400)
    machine.passes(HOUR)
    assert time.now() == AT + HOUR


def test_a_restart_alone_keeps_the_correction() -> None:
    machine, memory = Machine(AT + 3 * HOUR), Memory()
    machine.time(memory).learn(AT)
    machine.passes(HOUR)
    assert machine.time(memory).now() == AT + HOUR


def test_a_clock_that_lost_its_battery_does_not_take_time_back() -> None:
    machine, memory = Machine(AT), Memory()
    time = machine.time(memory)
    time.learn(AT)
    machine.passes(HOUR)
    time.note()
    machine.wall = datetime(1970, 1, 1, tzinfo=AT.tzinfo)
    assert machine.time(memory).now() == AT + HOUR


def test_alone_time_never_runs_backwards_over_restarts() -> None:
    machine, memory = Machine(AT), Memory()
    machine.time(memory).learn(AT)
    machine.passes(HOUR)
    noted = machine.time(memory).note()
    machine.passes(-HOUR)
    assert machine.time(memory).now() == noted


def test_the_hub_is_believed_again_when_it_is_back() -> None:
    machine, memory = Machine(AT + HOUR), Memory()
    time = machine.time(memory)
    time.note()
    time.learn(AT)
    assert time.now() == AT


def test_without_a_hub_ever_the_machines_clock_must_do() -> None:
    assert Machine(AT).time(Memory()).now() == AT
