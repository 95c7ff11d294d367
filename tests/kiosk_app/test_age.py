"""A kiosk alone grants the green channel on the day on which the hall does, also to who was born on 29 February."""

from __future__ import annotations

from datetime import date

import pytest

from devices.codecs.idcard_text import decode_text
from devices.simulators.cards import sample_card
from hall.acts.issuing import issued
from hall.age import full_years
from hall.commands import Issue
from hall.tickets import Grounds
from hub.wire import Document
from kiosk_app import alone
from kiosk_app.card import holder_of
from kiosk_app.samples import sample_catalog
from tests.hall.builders import MONDAY, with_policy
from tests.kiosk_app.bands import band

LEAP, DAY_BEFORE, DAY_AFTER = date(1960, 2, 29), date(1960, 2, 28), date(1960, 3, 1)
GREEN = 65
"""An age at which the birthday of 29 February falls into a shorter February; at 60 it never does."""
DAYS = [date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1), date(2025, 2, 27), date(2025, 2, 28), date(2025, 3, 1)]


def document(birth: date | None) -> Document:
    return Document(kind="resident", number="110101196002290016", name="模拟", birth=birth)


def green_alone(birth: date, day: date) -> bool:
    """Whether a ticket out of that day's band is green."""
    lent = band(days=(day - date(2026, 6, 3)).days)
    queue = lent.queues[0]
    drawn = alone.Drawn(lent, queue, queue.numbers[0], 0)
    return alone.ticket_of(drawn, sample_catalog(), ["id-card"], document(birth), GREEN, lent.begins).green


def green_in_the_hall(birth: date, day: date) -> bool:
    """Whether the hall grants it on that day."""
    wish = Issue("t1", ("card",), "k1", birth=birth)
    hall = with_policy(green_age=GREEN)
    made = issued(hall, wish, "reception", day=day, series="A", ordinal=1, at=MONDAY)
    return made.grounds is Grounds.AGE


@pytest.mark.rule("green-channel")
@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("birth", [DAY_BEFORE, LEAP, DAY_AFTER])
def test_kiosk_and_hall_agree_about_the_day(birth: date, day: date) -> None:
    assert green_alone(birth, day) == green_in_the_hall(birth, day) == (full_years(birth, day) >= GREEN)


@pytest.mark.rule("green-channel")
def test_sixty_begins_on_the_birthday_and_a_leap_days_on_the_last_of_february() -> None:
    june = document(date(1966, 6, 3))
    assert june.age_on(date(2026, 6, 2)) == 59
    assert june.age_on(date(2026, 6, 3)) == 60
    assert document(date(1968, 2, 29)).age_on(date(2027, 2, 27)) == 58
    assert document(date(1968, 2, 29)).age_on(date(2027, 2, 28)) == 59
    assert document(date(1968, 2, 29)).age_on(date(2028, 2, 28)) == 59
    assert document(date(1968, 2, 29)).age_on(date(2028, 2, 29)) == 60
    assert document(None).age_on(date(2026, 6, 3)) is None


def test_the_card_on_the_reader_is_counted_so_too() -> None:
    card = decode_text(sample_card("模拟人", LEAP).block)
    ages = [holder.age if (holder := holder_of(card, day)) else None for day in DAYS]
    assert ages == [63, 64, 64, 64, 65, 65]
