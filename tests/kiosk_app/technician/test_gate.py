from __future__ import annotations

import pytest
from structlog.testing import capture_logs

from kiosk_app.technician.gate import FREE_TRIES, LONGEST_WAIT, Gate
from kiosk_app.technician.pin import hash_pin
from kiosk_app.technician.samples import NoMemory

PIN = "482913"


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def hashed() -> str:
    return hash_pin(PIN)


def test_the_pin_lets_in_and_no_other_does(hashed: str) -> None:
    gate = Gate(hashed, Clock(), NoMemory())
    assert not gate.enter("482914")
    assert not gate.enter("")
    assert gate.enter(PIN)


def test_after_three_wrong_ones_each_wait_is_twice_the_last(hashed: str) -> None:
    clock = Clock()
    gate = Gate(hashed, clock, NoMemory())
    waits = []
    for _ in range(FREE_TRIES + 8):
        gate.enter("000000")
        waits.append(gate.wait)
        clock.now += gate.wait
    assert waits == [0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, LONGEST_WAIT]


def test_while_one_waits_even_the_right_pin_is_not_heard(hashed: str) -> None:
    clock = Clock()
    gate = Gate(hashed, clock, NoMemory())
    for _ in range(FREE_TRIES):
        gate.enter("000000")
    assert not gate.enter(PIN)
    clock.now += 29.0
    assert not gate.enter(PIN)
    clock.now += 1.0
    assert gate.enter(PIN)
    assert not gate.enter("000000")
    assert gate.wait == 0  # a right one forgives the wrong ones before


def test_a_restart_forgets_no_wrong_try(hashed: str) -> None:
    memory = NoMemory()
    clock = Clock()
    gate = Gate(hashed, clock, memory)
    for _ in range(FREE_TRIES + 1):
        gate.enter("000000")
        clock.now += gate.wait
    assert Gate(hashed, Clock(), memory).wait == 60


def test_without_a_pin_nobody_comes_in() -> None:
    gate = Gate(None, Clock(), NoMemory())
    assert not gate.has_pin
    assert not gate.enter(PIN)
    assert not gate.enter("")


def test_each_try_is_logged_and_no_pin_is(hashed: str) -> None:
    gate = Gate(hashed, Clock(), NoMemory())
    with capture_logs() as logs:
        gate.enter("135790")
        gate.enter(PIN)
    assert [(each["event"], each["log_level"]) for each in logs] == [
        ("wrong technician's PIN", "warning"), ("technician came in", "info")]  # fmt: skip
    assert "135790" not in str(logs)
    assert PIN not in str(logs)


def test_a_badge_that_is_nobodys_counts_as_a_wrong_try_and_a_genuine_one_lets_in(hashed: str) -> None:
    gate = Gate(hashed, Clock(), NoMemory())
    with capture_logs() as logs:
        for _ in range(FREE_TRIES):
            gate.turn_away()
        assert gate.wait == 30
        gate.admit("li")
    assert gate.wait == 0
    assert [each["event"] for each in logs] == ["wrong technician's badge"] * FREE_TRIES + ["technician came in"]
    assert logs[-1]["badge_of"] == "li"
