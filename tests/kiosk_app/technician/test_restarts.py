from __future__ import annotations

from datetime import UTC, datetime, timedelta

from kiosk_app.technician.corners import BETWEEN_SECONDS, Corners
from kiosk_app.technician.restarts import Restarts
from kiosk_app.technician.samples import NoMemory


class Day:
    """A clock, whether somebody is there, and how often the program began anew."""

    def __init__(self, hour: int, minute: int = 0) -> None:
        self.now = datetime(2026, 6, 3, hour, minute, tzinfo=UTC)
        self.idle, self.count = True, 0
        self.memory = NoMemory()
        self.restarts = self.start()

    def start(self) -> Restarts:
        return Restarts(self.memory, lambda: self.now, lambda: self.idle, self._restart)

    def _restart(self) -> None:
        self.count += 1
        self.restarts = self.start()

    def pass_to(self, hour: int, minute: int = 0) -> None:
        while (self.now.hour, self.now.minute) != (hour, minute):
            self.now += timedelta(minutes=1)
            self.restarts.look()


def test_it_restarts_once_in_its_hour_and_the_hours_outlive_it() -> None:
    day = Day(1)
    day.restarts.turn(3)
    day.pass_to(2, 59)
    assert day.count == 0
    day.pass_to(3, 0)
    assert day.count == 1
    day.pass_to(2, 59)
    assert day.count == 1
    day.pass_to(4, 0)
    assert day.count == 2


def test_it_waits_until_nobody_is_there() -> None:
    day = Day(2)
    day.restarts.turn(3)
    day.idle = False
    day.pass_to(3, 30)
    assert day.count == 0
    day.idle = True
    day.pass_to(3, 31)
    assert day.count == 1


def test_who_starts_within_the_hour_needs_no_restart() -> None:
    day = Day(3, 10)
    day.restarts.turn(3)
    day.pass_to(4, 0)
    assert day.count == 0


def test_an_hour_can_be_taken_out_again() -> None:
    day = Day(1)
    for hour in (3, 12, 3):
        day.restarts.turn(hour)
    assert day.start().hours == (12,)


def test_the_gesture_is_left_then_right_within_seconds() -> None:
    now = [0.0]
    corners = Corners(lambda: now[0])
    assert not corners.held("right")
    assert not corners.held("left")
    assert corners.held("right")
    assert not corners.held("right")  # a left one is good once
    corners.held("left")
    now[0] += BETWEEN_SECONDS + 0.1
    assert not corners.held("right")
