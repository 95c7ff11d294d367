"""Opening hours on the hall's wall clock: breaks, closed days, and the days on which clocks are changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.definition import Hours
from hall.opening import end_of, is_open, next_change, next_opening, service_day
from tests.hall.builders import changed, small

SHANGHAI = ZoneInfo("Asia/Shanghai")
ALL_WEEK = (1, 2, 3, 4, 5, 6, 7)


def at(text: str, zone: str = "Asia/Shanghai") -> datetime:
    """A wall-clock time as a moment in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-03-02T08:59:59.999999", False),
        ("2026-03-02T09:00:00", True),
        ("2026-03-02T11:59:59", True),
        ("2026-03-02T12:00:00", False),
        ("2026-03-02T13:30:00", True),
        ("2026-03-02T17:00:00", False),
        ("2026-03-07T10:00:00", False),
        ("2026-05-01T10:00:00", False),
    ],
)
def test_open(moment: str, expected: bool) -> None:
    assert is_open(small(), at(moment)) is expected


@pytest.mark.parametrize(
    ("moment", "change"),
    [
        ("2026-03-02T08:00:00", "2026-03-02T09:00:00"),
        ("2026-03-02T09:00:00", "2026-03-02T12:00:00"),
        ("2026-03-02T12:00:00", "2026-03-02T13:30:00"),
        ("2026-03-02T14:00:00", "2026-03-02T17:00:00"),
        ("2026-03-06T17:00:00", "2026-03-09T09:00:00"),
        ("2026-04-30T17:30:00", "2026-05-04T09:00:00"),
    ],
)
def test_next_change(moment: str, change: str) -> None:
    assert next_change(small(), at(moment)) == at(change)


def test_hours_that_touch_are_one_span() -> None:
    hours = (
        Hours(days=(1,), opens=time(9), closes=time(12)),
        Hours(days=(1,), opens=time(12), closes=time(15)),
    )
    hall = changed(small(), hours=hours)
    assert next_change(hall, at("2026-03-02T10:00:00")) == at("2026-03-02T15:00:00")


def test_a_hall_that_never_opens_says_nothing() -> None:
    monday_only = (Hours(days=(1,), opens=time(9), closes=time(12)),)
    mondays = tuple(date(2026, 3, 2) + timedelta(weeks=week) for week in range(60))
    hall = changed(small(), hours=monday_only, closed_days=mondays)
    assert next_change(hall, at("2026-03-02T10:00:00")) is None


def test_next_opening_is_for_a_closed_hall() -> None:
    assert next_opening(small(), at("2026-03-02T10:00:00")) is None
    assert next_opening(small(), at("2026-03-02T12:30:00")) == at("2026-03-02T13:30:00")


def test_the_service_day_is_the_halls_own() -> None:
    assert service_day(small(), datetime(2026, 3, 1, 16, 0, tzinfo=UTC)) == date(2026, 3, 2)
    assert service_day(small(), datetime(2026, 3, 1, 15, 59, tzinfo=UTC)) == date(2026, 3, 1)


def test_opening_in_the_hour_that_a_clock_skips() -> None:
    zone = "America/New_York"
    night = changed(small(), zone=zone, hours=(Hours(days=ALL_WEEK, opens=time(2, 30), closes=time(5)),))
    before = at("2026-03-08T00:00:00", zone)
    opens = next_change(night, before)
    assert opens == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)
    assert not is_open(night, opens - timedelta(seconds=1))
    assert is_open(night, opens)


def test_the_hour_that_comes_twice_opens_at_its_first() -> None:
    zone = "America/New_York"
    night = changed(small(), zone=zone, hours=(Hours(days=ALL_WEEK, opens=time(1, 30), closes=time(5)),))
    opens = next_change(night, at("2026-11-01T00:00:00", zone))
    assert opens == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


ZONES = st.sampled_from(
    ["Asia/Shanghai", "America/New_York", "Europe/Lisbon", "America/Havana", "Africa/Cairo", "Pacific/Apia"]
)
MOMENTS = st.timedeltas(timedelta(), timedelta(days=20 * 365)).map(datetime(2011, 1, 1, tzinfo=UTC).__add__)


@given(zone=ZONES, now=MOMENTS)
def test_every_moment_is_in_exactly_one_service_day(zone: str, now: datetime) -> None:
    hall = changed(small(), zone=zone)
    end = end_of(hall, service_day(hall, now))
    assert now < end
    assert service_day(hall, end) > service_day(hall, now)
    assert service_day(hall, end - timedelta(microseconds=1)) == service_day(hall, now)


@given(zone=ZONES, now=MOMENTS)
def test_nothing_changes_before_the_next_change(zone: str, now: datetime) -> None:
    hall = changed(small(), zone=zone)
    change = next_change(hall, now)
    assert change is not None
    assert change > now
    assert is_open(hall, change) != is_open(hall, now)
    assert is_open(hall, change - timedelta(microseconds=1)) == is_open(hall, now)
