"""The sample hall is open whenever it is opened, at any minute of any day, and never near its midnight."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hall.definition import Definition
from tingxu.hall_hours import open_now
from tingxu.simulated_hall import NINGHE

SAMPLE = NINGHE.read_text("utf-8")
MINUTES = [datetime(2026, 11, 25, tzinfo=UTC) + timedelta(minutes=minute) for minute in range(0, 2 * 1440, 13)]


def hall_at(now: datetime, closes: datetime | None = None) -> Definition:
    return Definition.model_validate(tomllib.loads(open_now(SAMPLE, now, closes)))


def test_it_is_open_for_the_next_half_hour_at_any_time() -> None:
    for now in MINUTES:
        hall = hall_at(now)
        for moment in (now, now + timedelta(minutes=30)):
            local = moment.astimezone(ZoneInfo(hall.zone))
            hours = [one for one in hall.hours if local.isoweekday() in one.days]
            assert len(hours) == 1
            assert hours[0].opens <= local.time() < hours[0].closes, now
        assert hall.closed_days == ()


def test_the_closing_hall_closes_when_told_to_the_second() -> None:
    for now in MINUTES:
        closes = now + timedelta(seconds=55)
        hall = hall_at(now, closes)
        local = closes.astimezone(ZoneInfo(hall.zone))
        assert local.time() in [one.closes for one in hall.hours if local.isoweekday() in one.days]


def test_all_else_of_the_sample_stays() -> None:
    hall, sample = hall_at(MINUTES[0]), Definition.model_validate(tomllib.loads(SAMPLE))
    kept = {"hours", "closed_days", "zone"}
    assert hall.model_dump(exclude=kept) == sample.model_dump(exclude=kept)


def test_a_hall_file_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no zone"):
        open_now('id = "x"\n', MINUTES[0])
