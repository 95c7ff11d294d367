"""Names and phones of who booked: sealed, found again, opened to send a message, forgotten in time, nowhere else."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from sqlalchemy import Connection, Engine

from appointments import commands as c
from hub.keys import KeyFile, Keys, load_keys
from hub.server.appointments.contacts import Contacts
from hub.server.lane.personal import Contact, document_of, masked_name, masked_phone
from hub.server.lane.retention import Retention
from hub.server.lane.visitors import Visitors
from hub.server.trust.rotation import add_key, find_anew, seal_again
from hub.store import key_checks, people
from hub.store.database import reading, writing
from hub.store.moment import from_micros
from hub.wire import CancelAppointmentCommand, CheckInCommand, MoveAppointmentCommand
from tests.appointments.booking import PLAN, at, booked
from tests.hall.builders import MONDAY
from tests.hub.booking_hub import NAME, NUMBER, PHONE, booking_hub, done, free, wish
from tests.hub.booking_hub import booked as booked_at
from tests.hub.house import KEYS, LaneHouse, until

HALL = "small"
SOMEBODY = Contact(name="欧阳 修远", phone=PHONE)
LATER = MONDAY + timedelta(days=10)


def _kept(tx: Connection, contacts: Contacts, person: Contact = SOMEBODY) -> str:
    id, keep = contacts.known_or_new(tx, person, LATER)
    keep(tx, MONDAY)
    return id


def test_a_contact_is_found_again_by_phone_and_name_however_the_name_is_written(engine: Engine) -> None:
    contacts = Contacts(lambda: KEYS, HALL)
    with writing(engine, HALL) as tx:
        id = _kept(tx, contacts)
        assert _kept(tx, contacts, Contact(name="欧阳\u3000修远 ", phone=PHONE)) == id
        assert _kept(tx, contacts, Contact(name="欧阳修远", phone="13900000000")) != id
        other = _kept(tx, contacts, Contact(name="另一人", phone=PHONE))
    with reading(engine) as tx:
        assert other != id
        assert contacts.of(tx, id) == SOMEBODY
        assert contacts.phone_of(tx, id) == PHONE
        assert contacts.phone_of(tx, "nobody") is None
        strange = Contacts(lambda: Keys(1, ((1, b"x" * 32),)), HALL)
        assert strange.of(tx, id) is None
        with pytest.raises(InvalidTag):
            strange.phone_of(tx, id)
        assert Contacts(lambda: KEYS, "another").phone_of(tx, id) is None


def test_a_visitors_document_is_no_contact(engine: Engine) -> None:
    contacts, visitors = Contacts(lambda: KEYS, HALL), Visitors(lambda: KEYS, HALL)
    document = document_of(NUMBER, NAME)
    assert document is not None
    with writing(engine, HALL) as tx:
        id, keep = contacts.known_or_new(tx, document, LATER)
        keep(tx, MONDAY)
        assert visitors.known(tx, document) == id
        assert contacts.of(tx, id) is None
        assert all(visitors.opens(each) for each in people.all_sealed(tx, HALL))


def test_a_change_of_keys_seals_contacts_again_and_finds_them_anew(engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    contacts = Contacts(KeyFile(file), HALL)
    with writing(engine, HALL) as tx:
        key_checks.agree(tx, HALL, load_keys(file))
        id = _kept(tx, contacts)
    add_key(engine, file, MONDAY)
    assert sum(seal_again(engine, file)) == 1
    assert sum(find_anew(engine, file)) == 1
    with reading(engine) as tx:
        assert (contacts.find(tx, SOMEBODY), contacts.phone_of(tx, id)) == (id, PHONE)


def test_who_booked_is_kept_until_the_agreed_time_and_as_long_as_any_visitor_after_it(engine: Engine) -> None:
    contacts, retention = Contacts(lambda: KEYS, HALL), Retention(30)
    with writing(engine, HALL) as tx:
        id = _kept(tx, contacts)
        retention.run(tx, HALL, LATER + timedelta(days=30))
        assert contacts.phone_of(tx, id) == PHONE
        retention.run(tx, HALL, LATER + timedelta(days=30, seconds=1))
        assert contacts.phone_of(tx, id) is None


def test_a_later_time_and_a_no_show_that_counts_keep_the_contact_longer(tmp_path: Path) -> None:
    house = LaneHouse(tmp_path / "hub.db")
    contacts = Contacts(lambda: KEYS, HALL)
    house.start().must(c.EnterPlan(PLAN))
    with writing(house.engine, HALL) as tx:
        id, keep = contacts.known_or_new(tx, SOMEBODY, at(10, 30))
        keep(tx, MONDAY)
    house.must(booked("a", at(10, 30), contact=id))
    house.must(c.Move("a", at(11, 0, 7), "visitor"))
    assert _at(house, id) == at(11, 0, 7)
    house.clock.now = at(11, 31, 7)
    until(lambda: _at(house, id) == at(11, 0, 7) + timedelta(days=PLAN.no_show_days))
    house.close()


def _at(house: LaneHouse, id: str) -> object:
    with reading(house.engine) as tx:
        (row,) = tx.exec_driver_sql("SELECT at FROM visitors WHERE id = ?", (id,)).fetchall()
    return from_micros(row[0])


@pytest.mark.parametrize(("number", "kind"), [
    (NUMBER, "resident"), ("P1234567", "foreigner"), ("110105194912310021", None), ("11010519491331002X", None),
])  # fmt: skip
def test_a_residents_number_has_a_right_check_digit_and_a_day_of_the_calendar(number: str, kind: str | None) -> None:
    document = document_of(number, NAME)
    assert (None if document is None else document.kind) == kind


@pytest.mark.parametrize(("name", "masked"), [
    ("李", "李*"), ("李明", "李*"), ("欧阳修远", "欧**"), ("𠮷野", "𠮷*"), ("阿卜杜拉·买买提", "阿**"),
])  # fmt: skip
def test_a_name_is_masked_but_for_its_first_sign(name: str, masked: str) -> None:
    assert masked_name(name) == masked


@pytest.mark.parametrize(("phone", "shown"), [
    ("13812345678", "****5678"), ("+8613812345678", "****5678"), ("+4915112345678", "****5678"), ("12345", "****45"),
    ("1", "****1"),
])  # fmt: skip
def test_a_phone_is_shown_by_its_end_alone(phone: str, shown: str) -> None:
    assert masked_phone(phone) == shown


def test_no_trace_of_who_booked_in_any_file(tmp_path: Path) -> None:
    hub = booking_hub(tmp_path).start()
    kiosk = hub.client("kiosk", "k1")
    times = free(kiosk, "levy")
    made = booked_at(kiosk, wish(times[6], "levy", number=NUMBER))
    moved = done(kiosk, MoveAppointmentCommand(code=made.code, starts_at=times[7])).appointment
    assert moved is not None
    kiosk.send(CheckInCommand(code=moved.code))
    kiosk.send(CheckInCommand(number=made.number, phone_tail=PHONE[-4:]))
    kiosk.appointments(number=made.number, phone_tail=PHONE[-4:])
    hub.staff("guide").appointments(day=kiosk.slots("levy").days[0].day.isoformat())
    done(kiosk, CancelAppointmentCommand(code=moved.code))
    hub.stop()
    traces = [NAME.encode(), PHONE.encode(), NUMBER.encode(), json.dumps(NAME).strip('"').encode()]
    assert f"phone_tail={PHONE[-4:]}" not in hub.log
    files = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert not [(each.name, trace) for each in files for trace in traces if trace in each.read_bytes()]
