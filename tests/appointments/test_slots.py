"""Slots out of hours and calendar, and what is left in them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from appointments.calendar import PUBLISHED, hours_on, unknown_years
from appointments.plan import Bookable, Break, Plan
from appointments.plan_file import PlanError, read
from appointments.records import Book
from appointments.slots import next_free, offers_on, slot_at, slots_on, years_to_enter
from hall.definition import Hours
from hall.definition_file import read as hall_read
from tests.appointments.booking import PLAN, at, booked, booking
from tests.hall.builders import MONDAY, changed, small

CARD = PLAN.bookable[0]
AFTERNOON = ((14,), (14, 30), (15,), (15, 30), (16,))
SATURDAY_WORKED, NATIONAL_DAY, SUNDAY = date(2026, 2, 14), date(2026, 10, 1), date(2026, 3, 8)


def test_a_day_has_the_slots_that_fit_whole_into_its_hours() -> None:
    slots = list(slots_on(small(), PLAN, MONDAY.date()))
    assert (slots[0].begins, slots[0].ends, slots[5].ends) == (at(9), at(9, 30), at(12))
    assert (slots[6].begins, slots[-1].ends, len(slots)) == (at(13, 30), at(17), 13)
    uneven = list(slots_on(small(), Plan(slot_minutes=50), MONDAY.date()))
    assert [each.begins for each in uneven[:3]] == [at(9), at(9, 50), at(10, 40)]
    assert uneven[3].begins == at(13, 30)


def test_in_a_break_no_slot_begins_and_none_lasts_into_it() -> None:
    noon = Break(begins=time(11, 20), ends=time(14))
    early, late = Break(begins=time(8), ends=time(9, 10)), Break(begins=time(16, 40), ends=time(18))
    plan = PLAN.model_copy(update={"breaks": (noon, early, late)})
    begins = [each.begins for each in slots_on(small(), plan, MONDAY.date())]
    assert begins == [at(9, 10), at(9, 40), at(10, 10), at(10, 40), *(at(*each) for each in AFTERNOON)]
    assert slot_at(small(), plan, at(11, 30)) is slot_at(small(), plan, at(13, 30)) is None
    with pytest.raises(ValidationError, match="before ends"):
        Break(begins=time(12), ends=time(12))


@pytest.mark.rule("appointment-1")
def test_statutory_holidays_are_closed_and_the_days_moved_for_them_are_worked_like_a_monday() -> None:
    assert hours_on(small(), PLAN, NATIONAL_DAY) == ()
    assert hours_on(small(), PLAN, SUNDAY) == ()
    opens = [span[0].astimezone(ZoneInfo("Asia/Shanghai")).hour for span in hours_on(small(), PLAN, SATURDAY_WORKED)]
    assert opens == [9, 13]


def test_the_plans_own_table_has_the_last_word() -> None:
    plan = PLAN.model_copy(update={"closed": (MONDAY.date(), SATURDAY_WORKED), "worked": (NATIONAL_DAY, SUNDAY)})
    assert hours_on(small(), plan, MONDAY.date()) == hours_on(small(), plan, SATURDAY_WORKED) == ()
    assert len(hours_on(small(), plan, NATIONAL_DAY)) == len(hours_on(small(), plan, SUNDAY)) == 2
    shut = changed(small(), closed_days=(MONDAY.date(),))
    assert hours_on(shut, PLAN, MONDAY.date()) == ()
    assert len(hours_on(shut, PLAN.model_copy(update={"worked": (MONDAY.date(),)}), MONDAY.date())) == 2


def test_a_year_that_nobody_knows_is_named_and_decided_by_weekdays() -> None:
    far = date(2199, 1, 1)
    assert unknown_years(PLAN, date(2026, 12, 20), date(2027, 1, 9)) in ((2027,), ())
    assert unknown_years(PLAN, far, far) == (2199,)
    assert unknown_years(PLAN.model_copy(update={"years": (2199,)}), far, far) == ()
    assert unknown_years(Plan(calendar="none"), far, far) == ()
    assert (hours_on(small(), PLAN, far) == ()) == (far.isoweekday() > 5)


def test_a_slot_shows_what_is_left_in_it_and_is_gone_when_it_is_over() -> None:
    desk = booking()
    desk.books("a", at(10, 30))
    offers = offers_on(desk.definition, desk.book, CARD, MONDAY.date(), at(10, 10))
    left = {each.slot.begins: each.free for each in offers}
    assert left[at(10)] == 2, "under way, and still to be had"
    assert left[at(10, 30)] == 1
    assert at(9, 30) not in left
    assert not list(offers_on(desk.definition, desk.book, CARD, date(2026, 3, 1), MONDAY)), "yesterday"
    assert not list(offers_on(desk.definition, desk.book, CARD, date(2026, 3, 17), MONDAY)), "beyond the horizon"
    assert list(offers_on(desk.definition, desk.book, CARD, date(2026, 3, 16), MONDAY)), "the last day of it"


def test_other_times_are_the_next_free_ones_or_the_first_there_are() -> None:
    desk = booking()
    for each in "ab":
        desk.must(booked(each, at(16, 30)))
    tomorrow = (at(9, days=1), at(9, 30, days=1), at(10, days=1))
    assert next_free(desk.definition, desk.book, CARD, MONDAY, at(16, 30)) == tomorrow
    assert next_free(desk.definition, desk.book, CARD, MONDAY, at(16, 30, days=300))[0] == at(10)


def test_the_time_that_the_hall_gave_up_is_not_offered_in_its_own_place() -> None:
    desk = booking()
    assert next_free(desk.definition, desk.book, CARD, MONDAY, at(15), at(15)) == (at(15, 30), at(16), at(16, 30))


def test_hours_that_a_clock_change_skips_or_repeats_give_slots_of_true_length() -> None:
    hours = Hours(days=(1, 2, 3, 4, 5, 6, 7), opens=time(1), closes=time(5))
    berlin = changed(small(), zone="Europe/Berlin", hours=(hours,))
    plan = Plan(calendar="none", slot_minutes=60)
    spring, autumn = list(slots_on(berlin, plan, date(2026, 3, 29))), list(slots_on(berlin, plan, date(2026, 10, 25)))
    assert (len(spring), len(autumn)) == (3, 5)
    assert all((each.ends - each.begins).seconds == 3600 for each in spring + autumn)
    assert spring[1].begins == datetime(2026, 3, 29, 1, tzinfo=UTC)


def test_a_time_between_two_slots_is_in_the_one_under_way() -> None:
    slot = slot_at(small(), PLAN, at(9, 29))
    assert slot is not None
    assert slot.begins == at(9)
    assert slot_at(small(), PLAN, at(12)) is None


def test_nothing_can_be_booked_without_a_plan() -> None:
    assert Book().plan.of("card") is None


@pytest.mark.parametrize(("text", "told"), [
    ("bookable = [{ item = 'web' }]", "bookable[0].item: the hall handles no item 'web' at a counter"),
    ("bookable = [{ item = 'card', departments = ['office', 'moon'] }]", "no department 'moon'"),
    ("bookable = [{ item = 'card' }, { item = 'card' }]", "card is there twice"),
    ("closed = [2027-01-01]\nworked = [2027-01-01]", "2027-01-01 is both closed and worked"),
    ("slot_minutes = 3", "slot_minutes"),
    ("slots = 3", "slots: Extra inputs"),
    ("slot_minutes = [", "plan.toml"),
])  # fmt: skip
def test_a_plan_that_does_not_fit_is_refused_with_place_and_cure(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "plan.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(PlanError) as raised:
        read(file, small())
    assert told in str(raised.value)


def test_a_plan_is_read_from_its_file(tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    file.write_text("slot_minutes = 20\nclosed = [2027-01-01]\nbookable = [{ item = 'card', capacity = 3 }]", "utf-8")
    plan = read(file, small())
    assert (plan.slot_minutes, plan.closed) == (20, (date(2027, 1, 1),))
    assert plan.of("card") == Bookable(item="card", capacity=3)
    with pytest.raises(PlanError, match="take out `appointments`"):
        read(tmp_path / "none.toml", small())


def test_the_sample_halls_plan_fits_the_sample_hall() -> None:
    halls = Path(__file__).parents[2] / "resources" / "halls"
    plan = read(halls / "ninghe-appointments.toml", hall_read(halls / "ninghe.toml"))
    assert any(each.needs_approval for each in plan.bookable)
    assert any(each.document for each in plan.bookable)
    assert plan.calendar == "china"


@pytest.mark.parametrize(("month", "asked"), [(10, False), (11, True)])
def test_the_holidays_of_a_year_are_asked_for_when_they_are_published(month: int, asked: bool) -> None:
    last = max(PUBLISHED)
    now, missing = datetime(last, month, 20, tzinfo=UTC), (last + 1,)
    assert years_to_enter(small(), Plan(), now) == (missing if asked else ())
    assert years_to_enter(small(), Plan(years=missing), now) == ()
    assert years_to_enter(small(), Plan(horizon_days=100), now) == missing
    assert years_to_enter(small(), Plan(calendar="none"), now) == ()
