"""Booking, reading, moving, checking in over the wire: a real hub over TLS."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from appointments.calendar import PUBLISHED
from appointments.events import SlipReported
from hub.codes import APPOINTMENT, TICKET, make_code
from hub.keys import load_keys
from hub.link.client import Unexpected
from hub.server.lane.clock import system_clock
from hub.store import journal
from hub.store.check import check
from hub.store.database import reading
from hub.wire import (
    AppealAppointmentCommand,
    CancelAppointmentCommand,
    CheckInCommand,
    DecideAppointmentCommand,
    Document,
    IssueCommand,
    MoveAppointmentCommand,
    ReportSlipCommand,
)
from tests.hub.booking_hub import NAME, NUMBER, PHONE, PLAN, BookKept, booked, booking_hub, done, free, refused, wish
from tests.hub.house import HubProcess
from tests.hub.staff.browser import person

DOCUMENT = Document(kind="resident", number=NUMBER, name=NAME, birth=datetime(1949, 12, 31, tzinfo=UTC).date())
PEOPLE = (f"1390000{number:04}" for number in range(1000, 9999))


@pytest.fixture(scope="module")
def booking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    """A hub that takes bookings, for several tests."""
    process = booking_hub(tmp_path_factory.mktemp("booking")).start()
    yield process
    assert process.stop() == 0
    assert "Traceback" not in process.log
    for secret in (NAME, PHONE, NUMBER):
        assert secret not in process.log


@pytest.fixture(scope="module")
def kept(booking: HubProcess) -> Iterator[BookKept]:
    kept = BookKept(booking)
    yield kept
    kept.close()


@pytest.mark.rule("appointment-1")
def test_a_kiosk_books_a_free_time_and_checks_in_with_its_code(booking: HubProcess) -> None:
    kiosk = booking.client("kiosk", "k1")
    now = free(kiosk)[0]
    made = booked(kiosk, wish(now, phone=next(PEOPLE)))
    assert made.state == "confirmed"
    assert made.may == ["check_in"], "the slot is under way: the visitor is expected at once"
    assert made.name is None
    seen = kiosk.appointment(made.code)
    assert (seen.id, seen.name, seen.phone) == (made.id, "欧**", f"****{seen.phone[-4:] if seen.phone else ''}")
    answer = done(kiosk, CheckInCommand(code=made.code))
    assert answer.ticket is not None
    assert answer.ticket.agreed_at == made.starts_at
    assert refused(kiosk, CheckInCommand(code=made.code)).code == "already_checked_in"


def test_booked_twice_by_one_command_it_is_one(booking: HubProcess) -> None:
    kiosk = booking.client("kiosk", "k1")
    command = wish(free(kiosk)[5], phone=next(PEOPLE))
    first, second = (booked(kiosk, command, "the-very-same-press") for _ in range(2))
    assert first == second


@pytest.mark.rule("appointment-2")
def test_a_clerk_books_for_one_who_calls_and_one_who_comes(booking: HubProcess) -> None:
    clerk = booking.clerk("14")
    times = free(clerk)
    by_phone = booked(clerk, wish(times[7], phone=next(PEOPLE), channel="phone"))
    at_desk = booked(clerk, wish(times[7], phone=next(PEOPLE)))
    assert (by_phone.channel, at_desk.channel) == ("phone", "desk")
    full = refused(clerk, wish(times[7], phone=next(PEOPLE)))
    assert full.code == "slot_full"
    assert datetime.fromisoformat(full.facts["offers"][0]) == times[8]  # type: ignore[index]


@pytest.mark.rule("appointment-3")
def test_an_item_that_needs_the_number_asks_for_it_and_looks_at_it(booking: HubProcess) -> None:
    kiosk = booking.client("kiosk", "k1")
    at = free(kiosk, "levy")[9]
    phone = next(PEOPLE)
    assert refused(kiosk, wish(at, "levy", phone=phone)).code == "document_needed"
    assert refused(kiosk, wish(at, "levy", phone=phone, number="110105194912310021")).code == "document_wrong"
    assert refused(kiosk, wish(at, "levy", phone=phone, number="110105194913310021")).code == "document_wrong"
    assert booked(kiosk, wish(at, "levy", phone=phone, number="P1234567")).state == "confirmed"


def test_an_id_card_on_the_reader_finds_the_appointment_of_today(booking: HubProcess) -> None:
    kiosk = booking.client("kiosk", "k1")
    assert refused(kiosk, CheckInCommand(document=DOCUMENT)).code == "unknown_appointment"
    made = booked(kiosk, wish(free(kiosk, "levy")[0], "levy", phone=next(PEOPLE), number=NUMBER))
    answer = done(kiosk, CheckInCommand(document=DOCUMENT))
    assert answer.appointment is not None
    assert (answer.appointment.id, answer.appointment.state) == (made.id, "checked_in")
    assert answer.ticket is not None
    assert answer.ticket.green, "the birthday on the card counts as at any kiosk"


def test_the_spoken_number_needs_the_phones_last_digits(booking: HubProcess) -> None:
    kiosk, phone = booking.client("kiosk", "k1"), next(PEOPLE)
    made = booked(kiosk, wish(free(kiosk)[0], phone=phone))
    other = f"{(int(phone[-4:]) + 1) % 10000:04}"
    assert refused(kiosk, CheckInCommand(number=made.number, phone_tail=other)).code == "unknown_appointment"
    (found,) = kiosk.appointments(number=made.number.lower(), phone_tail=phone[-4:]).appointments
    assert found.code
    assert kiosk.appointments(number=made.number, phone_tail=other).appointments == []
    assert done(kiosk, CheckInCommand(number=made.number.lower(), phone_tail=phone[-4:])).ticket is not None


def test_a_forged_foreign_or_old_code_is_refused_with_the_reason(booking: HubProcess) -> None:
    kiosk = booking.client("kiosk", "k1")
    keys, later = load_keys(booking.folder / "data" / "keys.json"), system_clock() + timedelta(days=1)
    made = booked(kiosk, wish(free(kiosk)[11], phone=next(PEOPLE)))
    nobody = make_code(keys, APPOINTMENT, "nobody", later)
    ticket = make_code(keys, TICKET, made.id, later)
    old = make_code(keys, APPOINTMENT, made.id, system_clock() - timedelta(seconds=2))
    for code, told, status in (
        (made.code[:-2] + "xx", "unknown_appointment", 404), (nobody, "unknown_appointment", 404),
        (ticket, "unknown_appointment", 404), (old, "appointment_code_over", 410),
    ):  # fmt: skip
        assert refused(kiosk, CheckInCommand(code=code)).code == told
        with pytest.raises(Unexpected) as raised:
            kiosk.appointment(code)
        assert raised.value.status == status


def test_early_is_told_when(booking: HubProcess) -> None:
    kiosk = booking.client("kiosk", "k1")
    late = free(kiosk, after=system_clock() + timedelta(minutes=45))[0]
    made = booked(kiosk, wish(late, phone=next(PEOPLE)))
    early = refused(kiosk, CheckInCommand(code=made.code))
    assert early.code == "too_early"
    assert datetime.fromisoformat(str(early.facts["opens_at"])) == made.opens_at == late - timedelta(minutes=30)


@pytest.mark.rule("appointment-3")
def test_a_visitor_moves_and_cancels_with_the_code_and_the_hall_needs_its_notice(
    booking: HubProcess, kept: BookKept
) -> None:
    kiosk, clerk, manager = booking.client("kiosk", "k1"), booking.clerk("15"), booking.staff("manager", "head")
    soon = free(kiosk, after=system_clock() + timedelta(hours=1))
    made = booked(kiosk, wish(soon[0], phone=next(PEOPLE)))
    moved = done(kiosk, MoveAppointmentCommand(code=made.code, starts_at=soon[1])).appointment
    assert moved is not None
    assert (moved.starts_at, moved.state) == (soon[1], "confirmed")
    by_hall = MoveAppointmentCommand(appointment=made.id, starts_at=soon[2])
    assert refused(clerk, by_hall).code == "reason_needed"
    assert refused(clerk, by_hall.model_copy(update={"reason": "检修"})).code == "notice_needed"
    overriding = by_hall.model_copy(update={"reason": "检修", "override": "主任批准"})
    assert refused(clerk, overriding).code == "not_allowed"
    done(manager, overriding)
    assert [each.to for each in kept.told("appointment_moved")] == [kept.of(made.id).contact]
    assert done(clerk, CancelAppointmentCommand(appointment=made.id, by="visitor")).appointment is not None
    assert kept.of(made.id).state == "cancelled_by_visitor"
    other = booked(kiosk, wish(soon[3], phone=next(PEOPLE)))
    done(manager, CancelAppointmentCommand(appointment=other.id, reason="检修", override="主任批准"))
    (told,) = kept.told("appointment_cancelled")
    offered = [datetime.fromisoformat(each) for each in str(told.facts["offers"]).split()]
    assert len(offered) == 3
    assert soon[3] not in offered
    assert refused(kiosk, CancelAppointmentCommand(code=made.code)).code == "wrong_appointment_state"
    assert refused(kiosk, AppealAppointmentCommand(code=made.code, words="x")).code == "no_appeal"


def test_a_kiosk_can_name_none_but_by_its_code(booking: HubProcess) -> None:
    kiosk = booking.client("kiosk", "k1")
    made = booked(kiosk, wish(free(kiosk)[13], phone=next(PEOPLE)))
    assert refused(kiosk, CancelAppointmentCommand(appointment=made.id)).code == "invalid"
    assert refused(kiosk, CheckInCommand(appointment=made.id)).code == "invalid"
    assert refused(kiosk, CheckInCommand(code=made.code, number="ABC234", phone_tail="1234")).code == "invalid"
    assert refused(kiosk, CheckInCommand(number="ABC234")).code == "invalid"
    with pytest.raises(Unexpected):
        kiosk.appointments(day=system_clock().date().isoformat())


@pytest.mark.rule("appointment-3")
def test_several_departments_are_asked_one_after_the_other(booking: HubProcess, kept: BookKept) -> None:
    kiosk = booking.client("kiosk", "k1")
    section, leader = booking.staff("manager", "section"), booking.staff("manager", "leader")
    at = free(kiosk, "move")[0]
    made = booked(kiosk, wish(at, "move", phone=next(PEOPLE)))
    assert (made.state, made.stage) == ("requested", "section")
    assert made.id in [each.id for each in section.appointments(waiting="requests").appointments]
    decision = DecideAppointmentCommand(appointment=made.id, approve=True)
    assert refused(leader, decision).code == "not_yours"
    done(section, decision)
    answer = done(leader, decision).appointment
    assert answer is not None
    assert answer.state == "confirmed"
    assert {each.to for each in kept.told("appointment.request")} == {"section", "leader"}


def test_staff_see_a_day_with_names_masked(booking: HubProcess) -> None:
    kiosk, guide = booking.client("kiosk", "k1"), booking.staff("guide")
    at = free(kiosk)[15]
    made = booked(kiosk, wish(at, phone=next(PEOPLE), name="阿卜杜拉·买买提𠮷"))
    zone_day = next(day.day for day in kiosk.slots("card").days if any(slot.starts_at == at for slot in day.slots))
    (mine,) = [each for each in guide.appointments(day=zone_day.isoformat()).appointments if each.id == made.id]
    assert mine.name == "阿**"


def test_the_catalog_says_what_can_be_booked(booking: HubProcess) -> None:
    bookable = {each.id for each in booking.client("kiosk", "k1").catalog().items if each.bookable}
    assert bookable == {"card", "levy", "move"}


def test_an_item_that_cannot_be_booked_has_no_slots(booking: HubProcess) -> None:
    with pytest.raises(Unexpected) as raised:
        booking.client("kiosk", "k1").slots("ask")
    assert raised.value.status == 404


@pytest.mark.parametrize("harm", [
    {"name": "x" * 61}, {"name": ""}, {"name": "a\x00b"}, {"phone": "12"}, {"phone": "1'; DROP TABLE visitors"},
    {"number": "<script>"}, {"item": "no such"},
])  # fmt: skip
def test_what_is_no_booking_is_refused_and_nothing_is_half_booked(
    booking: HubProcess, kept: BookKept, harm: dict[str, str]
) -> None:
    kiosk = booking.client("kiosk", "k1")
    command = wish(free(kiosk)[20]).model_copy(update=harm)  # what a client of ours could not even say
    with kept.engine.connect() as tx:
        before = tx.exec_driver_sql("SELECT COUNT(*) FROM visitors").scalar()
    assert refused(kiosk, command).code in ("invalid", "not_bookable")
    with kept.engine.connect() as tx:
        assert tx.exec_driver_sql("SELECT COUNT(*) FROM visitors").scalar() == before


@pytest.mark.parametrize("name", [
    "𠮷野家", "䶮", "阿卜杜拉·买买提", "Wolfeschlegelsteinhausenbergerd", "'; DROP TABLE x; --", "<b>%s{0}</b>",
])  # fmt: skip
def test_any_name_is_a_name(booking: HubProcess, kept: BookKept, name: str) -> None:
    kiosk = booking.client("kiosk", "k1")
    made = booked(kiosk, wish(free(kiosk)[25], phone=next(PEOPLE), name=name))
    assert (kiosk.appointment(made.code).name or "")[0] == name[0]
    done(kiosk, CancelAppointmentCommand(code=made.code))


def test_a_changed_plan_is_entered_at_the_next_start_and_a_wrong_one_said(tmp_path: Path) -> None:
    hub = booking_hub(tmp_path).start()
    try:
        hub.stop()
        (tmp_path / "plan.toml").write_text('calendar = "none"\nbookable = [{ item = "ask" }]', "utf-8")
        hub.start()
        assert {each.id for each in hub.client("kiosk", "k1").catalog().items if each.bookable} == {"ask"}
        hub.stop()
        (tmp_path / "plan.toml").write_text('bookable = [{ item = "moon" }]', "utf-8")
        with pytest.raises(AssertionError, match="handles no item 'moon'"):
            hub.start()
    finally:
        hub.stop()


def test_a_year_without_holidays_is_told_in_the_log_and_to_managers(tmp_path: Path) -> None:
    plan = PLAN.replace('calendar = "none"', "horizon_days = 180")
    hub = booking_hub(tmp_path, plan).start()
    try:
        ahead = (system_clock() + timedelta(days=180)).year
        assert ("holidays_unknown" in hub.log) == (ahead not in PUBLISHED)
        page = person(hub, "manager", "section").get("/staff/appointments").text
        assert (f"{ahead} 年的放假和调休还没有录入" in page) == (ahead not in PUBLISHED)
    finally:
        hub.stop()


def test_what_became_of_a_slip_is_on_record(booking: HubProcess, kept: BookKept) -> None:
    kiosk = booking.client("kiosk", "k1")
    made = booked(kiosk, wish(free(kiosk)[12], phone=next(PEOPLE)))
    before = kept.of(made.id)
    done(kiosk, ReportSlipCommand(appointment=made.id, outcome="failed", reason="paper-out"))
    assert kept.of(made.id) == before
    with reading(kept.engine) as tx:
        (told,) = journal.saying(tx, "small", [SlipReported.kind], made.id)
        assert check(tx, "small", lambda _: True).problems == []
    assert told.event == SlipReported(made.id, "failed", "paper-out")
    nobody = ReportSlipCommand(appointment="nobody-0000", outcome="printed")
    assert refused(kiosk, nobody).code == "unknown_appointment"


@pytest.mark.rule("appointment-4")
def test_a_number_taken_for_what_is_booked_now_checks_in_and_one_taken_early_is_told_when(booking: HubProcess) -> None:
    kiosk, person = booking.client("kiosk", "k1"), Document(kind="foreigner", number="P7654321", name="MÜLLER")
    times = free(kiosk, "levy")
    now = booked(kiosk, wish(times[0], "levy", phone=next(PEOPLE), name=person.name, number=person.number))
    later = booked(kiosk, wish(times[15], phone=next(PEOPLE), name=person.name, number=person.number))
    answer = done(kiosk, IssueCommand(items=["levy"], document=person))
    assert answer.ticket is not None
    assert answer.appointment is not None
    assert (answer.ticket.agreed_at, answer.appointment.id) == (now.starts_at, now.id)
    if later.starts_at.date() != now.starts_at.date():
        return  # near midnight the later one is another day's, and nobody's to keep
    told = refused(kiosk, IssueCommand(items=["card"], document=person))
    assert (told.code, told.facts["starts_at"]) == ("too_early", later.starts_at.isoformat())
    instead = done(kiosk, IssueCommand(items=["card"], document=person, instead_of_appointment=True))
    assert instead.ticket is not None
    assert kiosk.appointment(later.code).state == "cancelled_by_visitor"
