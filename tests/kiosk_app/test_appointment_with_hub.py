"""An appointment from the finger to the paper: a real hub, a code at the scanner, a card, the keys; the hub killed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeAlias

import pytest
import zxingcpp
from pytestqt.qtbot import QtBot

from appointments.states import AppointmentState as S
from devices.codecs.idcard_text import CardKind
from devices.render import render
from devices.simulators.cards import sample_card, sample_number
from devices.simulators.scanner import ScannerSimulator
from hub.wire import AppointmentView
from tests.hub.booking_hub import PLAN, BookKept, booked, booking_hub, free, wish
from tests.hub.house import HubProcess
from tests.kiosk_app.eyes import buttons
from tests.kiosk_app.test_with_hub import Stand
from ui_common.messages import qt_warnings, record_qt_messages
from ui_common.stage import choose_graphics

BORN = date(1985, 2, 2)
CARD, NUMBER = sample_card("模拟人", BORN, serial=41), sample_number(CardKind.MAINLAND, BORN, 41)
Here: TypeAlias = tuple[Stand, ScannerSimulator]
PEOPLE = (f"1370000{number:04}" for number in range(1000, 9999))


def a_hub(folder: Path) -> HubProcess:
    folder.mkdir()
    return booking_hub(folder, PLAN.replace("capacity = 2", "capacity = 9")).start()


@contextmanager
def kiosk_before(hub: HubProcess, folder: Path, qtbot: QtBot) -> Iterator[Here]:
    """A kiosk with a scanner, ready for the next visitor."""
    choose_graphics()
    record_qt_messages()
    qt_warnings.clear()
    folder.mkdir()
    with ScannerSimulator() as scanner:
        stand = Stand(hub, folder, qtbot, {"kind": "scanner", "url": scanner.url})
        stand.at("welcome")
        world = stand.kiosk.session.journey.world
        stand.until(lambda: (world := stand.kiosk.session.journey.world).paper and world.reader and world.scanner)
        yield stand, scanner
        stand.close()
    assert world.online
    assert qt_warnings == []


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    process = a_hub(tmp_path_factory.mktemp("booking") / "hub")
    yield process
    process.stop()


@pytest.fixture
def here(hub: HubProcess, tmp_path: Path, qtbot: QtBot) -> Iterator[Here]:
    with kiosk_before(hub, tmp_path / "kiosk", qtbot) as made:
        yield made


def made_now(hub: HubProcess, item: str = "card", **more: str) -> AppointmentView:
    """An appointment in the slot that is under way."""
    clerk = hub.clerk("13")
    return booked(clerk, wish(free(clerk, item)[0], item, **({"phone": next(PEOPLE)} | more)))


def ticket_in_hand(stand: Stand) -> str:
    """The number on paper; the kiosk is the next visitor's."""
    stand.at("ticket")
    ticket = stand.kiosk.session.journey.visit.ticket
    assert ticket is not None
    assert ticket.agreed_at is not None
    assert "预约时间".encode("gbk") in stand.printer.tickets[-1]
    stand.touch("start-over")
    stand.at("welcome")
    return ticket.number


@pytest.mark.rule("appointment-1")
def test_the_code_at_the_scanner_gives_the_ticket_and_shows_it_again(here: Here, hub: HubProcess) -> None:
    stand, scanner = here
    made = made_now(hub)
    scanner.hold(made.code_url)
    number = ticket_in_hand(stand)
    scanner.hold(made.code)  # without its address: the scanner tells what it still sees only once
    stand.at("already")
    assert stand.reads(number)
    stand.touch("next")
    stand.at("ticket")
    assert stand.printer.wait_for_tickets(2)


def test_number_and_phone_on_the_keys(here: Here, hub: HubProcess) -> None:
    stand, _ = here
    phone = next(PEOPLE)
    made = made_now(hub, phone=phone)
    stand.touch("appointment")
    stand.touch("next")
    for sign in made.number:
        stand.touch(f"key.{sign}")
    stand.touch("next")
    stand.at("phone_tail")
    for digit in phone[-4:]:
        stand.touch(f"key.{digit}")
    stand.touch("next")
    assert ticket_in_hand(stand)


def test_the_card_that_it_was_booked_with(here: Here, hub: HubProcess) -> None:
    stand, _ = here
    made_now(hub, "levy", name="模拟人", number=NUMBER)
    stand.touch("appointment")
    stand.at("appointment")
    stand.reader.place_card(CARD)
    assert ticket_in_hand(stand)
    stand.lift_card()


@pytest.mark.rule("appointment-4")
def test_who_takes_a_number_with_the_card_that_it_was_booked_with_is_checked_in(here: Here, hub: HubProcess) -> None:
    stand, _ = here
    born, serial = date(1986, 3, 3), 47
    made = made_now(hub, "levy", name="模拟来客", number=sample_number(CardKind.MAINLAND, born, serial))
    kept = BookKept(hub)
    stand.reader.place_card(sample_card("模拟来客", born, serial=serial))
    stand.at("ways")
    stand.lift_card()
    stand.touch("item.levy")
    stand.at("confirm")
    stand.touch("next")
    assert ticket_in_hand(stand)
    assert kept.of(made.id).state is S.CHECKED_IN
    kept.close()


def test_a_forged_code_is_told_and_a_ticket_is_to_be_had(here: Here, hub: HubProcess) -> None:
    stand, scanner = here
    code = made_now(hub).code
    scanner.hold(code[:-4] + ("AAAA" if code[-4:] != "AAAA" else "BBBB"))
    stand.at("arrival")
    assert stand.reads("这个二维码不是本厅的预约")
    stand.touch("walk-in")
    stand.at("ways")


@pytest.mark.rule("appointment-2")
def test_a_time_is_agreed_on_at_the_kiosk_and_its_slip_checks_in(here: Here, hub: HubProcess) -> None:
    stand, scanner = here
    stand.touch("appointment")
    stand.touch("book")
    stand.at("card")
    stand.reader.place_card(sample_card("模拟访客", BORN, serial=43))
    stand.at("ways")
    stand.lift_card()
    stand.touch("item.card")
    stand.at("book_day")
    today = hub.client("kiosk", "k2").slots("card").days[0]
    stand.touch(f"day.{today.day.isoformat()}")
    free = [slot for slot in today.slots if slot.free][1]  # the slot that is under way may be over before it is touched
    stand.until(lambda: any(name.startswith("time.") for name in buttons(stand.window)))
    stand.touch(f"time.{free.starts_at.isoformat()}")
    for digit in next(PEOPLE):
        stand.touch(f"key.{digit}")
    stand.touch("next")
    stand.at("booked")
    made = stand.kiosk.session.journey.visit.made
    assert made is not None
    assert (made.state, made.channel) == ("confirmed", "kiosk")
    assert stand.reads(made.number)
    assert stand.printer.wait_for_tickets(1)
    (picture,) = render(stand.printer.tickets[0])
    (code,) = zxingcpp.read_barcodes(picture.convert("L"))
    stand.touch("start-over")
    stand.at("welcome")
    scanner.hold(code.text)
    ticket_in_hand(stand)
    stand.until(lambda: len(stand.kiosk.outbox) == 0)


@pytest.mark.rule("appointment-4")
def test_the_hub_killed_at_that_minute_hears_of_it_when_it_is_back(tmp_path: Path, qtbot: QtBot) -> None:
    hub = a_hub(tmp_path / "hub")
    kept = BookKept(hub)
    try:
        with kiosk_before(hub, tmp_path / "kiosk", qtbot) as (stand, scanner):
            made = made_now(hub)
            stand.until(lambda: len(stand.kiosk.outbox.ledger.bands()) == 2)
            hub.kill()
            stand.until(lambda: stand.reads("网络中断，照常取号"))
            scanner.hold(made.code_url)
            stand.at("arrival")
            assert stand.reads("已记下")
            stand.touch("next")
            stand.touch("item.card")
            stand.touch("next")
            stand.at("ticket")
            ticket = stand.kiosk.session.journey.visit.ticket
            assert ticket is not None
            assert "网络恢复后核对".encode("gbk") in stand.printer.tickets[-1]
            hub.start()
            stand.until(lambda: len(stand.kiosk.outbox) == 0)
        known = kept.of(made.id)
        assert (known.state, known.ticket) == (S.CHECKED_IN, ticket.id)
        assert known.arrived_at is not None
        assert known.arrived_at < ticket.issued_at
    finally:
        kept.close()
        hub.stop()
