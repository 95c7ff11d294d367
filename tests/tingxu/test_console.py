"""The simulator console: what is pressed there reaches the drivers as bytes, what is printed there is kept."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar

import pytest
import zxingcpp
from PIL import Image

from devices.codecs.escpos import Document
from devices.drivers.events import (
    CardRead,
    CardRejected,
    CardRemoved,
    DeviceEvent,
    PrintFinished,
    PrintOutcome,
    StatusChanged,
)
from devices.drivers.idcard import IdCardReader
from devices.drivers.printer import TicketPrinter
from devices.drivers.scanner import CodeScanner
from devices.drivers.scanning import CodeScanned
from devices.status import DeviceStatus, LinkState, MediaState, PaperState
from tests.tingxu.conftest import ConsoleDesk
from tingxu.console.people import load_people
from tingxu.demo.paper import papers, read_paper

Events = queue.Queue[DeviceEvent]
Kind = TypeVar("Kind")


def next_of(events: Events, kind: type[Kind]) -> Kind:
    while True:
        event = events.get(timeout=30)
        if isinstance(event, kind):
            return event


def became(events: Events, is_it: Callable[[DeviceStatus], bool]) -> DeviceStatus:
    """The first status of which that is true. Raises Empty where none comes."""
    while not is_it(status := next_of(events, StatusChanged).status):
        pass
    return status


@pytest.fixture
def reader(console: ConsoleDesk) -> Iterator[Events]:
    events: Events = queue.Queue()
    driver = IdCardReader(f"serial:{console.folder / 'devices' / 'idcard'}", events.put, backoff=(0.1,))
    driver.start()
    yield events
    driver.stop()


@pytest.fixture
def printer(console: ConsoleDesk) -> Iterator[tuple[TicketPrinter, Events]]:
    events: Events = queue.Queue()
    url = f"serial:{console.folder / 'devices' / 'printer'}"
    driver = TicketPrinter(url, events.put, "escpos-80-asb", backoff=(0.1,))
    driver.start()
    yield driver, events
    driver.stop()


def test_a_card_held_to_the_reader_is_read_and_taken_away(console: ConsoleDesk, reader: Events) -> None:
    console.window.press("card.elderly")
    assert next_of(reader, CardRead).card.name == "沈德培"
    console.window.press("take-card-away")
    next_of(reader, CardRemoved)
    console.window.wait(lambda scene: not _enabled(console, "take-card-away"), "nothing on the reader")


def _enabled(console: ConsoleDesk, name: str) -> bool:
    thing = console.window.scene().find(name)
    return thing is not None and thing.enabled


def test_a_card_pulled_away_in_mid_read_is_refused_and_a_second_try_is_read(
    console: ConsoleDesk, reader: Events
) -> None:
    console.window.press("pull-away")
    next_of(reader, CardRejected)
    while next_of(reader, StatusChanged).status.media is not MediaState.NOT_PRESENT:
        pass
    console.window.press("card.adult")
    assert next_of(reader, CardRead).card.name == "林晓舟"
    console.window.press("take-card-away")


def _linked(link: LinkState) -> Callable[[DeviceStatus], bool]:
    return lambda status: status.link is link


def test_an_unplugged_reader_comes_back(console: ConsoleDesk, reader: Events) -> None:
    wanted = [LinkState.ONLINE, LinkState.NO_DEVICE, LinkState.ONLINE]
    for press, link in zip([None, "switch-reader", "switch-reader"], wanted, strict=True):
        if press:
            console.window.press(press)
        assert became(reader, _linked(link))


def test_a_print_is_kept_as_bytes_and_picture_and_torn_off(
    console: ConsoleDesk, printer: tuple[TicketPrinter, Events]
) -> None:
    driver, events = printer
    before = len(papers(console.folder / "prints"))
    paper = Document(576).align("center").line("A001", width=7, height=7).qr("http://hall/c/1").cut()
    driver.print_job("job-1", paper.to_bytes())
    assert next_of(events, PrintFinished).outcome is PrintOutcome.PRINTED
    console.window.wait(lambda scene: _enabled(console, "tear-off"), "a ticket hangs there")
    kept = read_paper(papers(console.folder / "prints")[before])
    assert "A001" in kept.text
    assert kept.code == "http://hall/c/1"
    codes = zxingcpp.read_barcodes(Image.open(kept.picture).convert("L"))
    assert [code.text for code in codes] == ["http://hall/c/1"]
    console.window.press("tear-off")
    console.window.wait(lambda scene: not _enabled(console, "tear-off"), "the ticket is gone")


@pytest.mark.parametrize(("press", "state"), [("paper.low", PaperState.LOW), ("paper.out", PaperState.OUT)])
def test_the_roll_is_seen_by_the_driver(
    console: ConsoleDesk, printer: tuple[TicketPrinter, Events], press: str, state: PaperState
) -> None:
    _, events = printer
    console.window.press(press)
    assert became(events, lambda status: status.paper is state)
    console.window.press("paper.full")
    assert became(events, lambda status: status.paper is PaperState.FULL)


def test_the_peoples_ages_are_right_on_every_day_and_their_numbers_nobodys() -> None:
    for today in (date(2026, 1, 1), date(2028, 2, 29), date(2026, 12, 31)):
        people = {person.id: person for person in load_people(today)}
        assert people["elderly"].age == 75
        born = people["elderly"].private[1][6:14]
        birth = date(int(born[:4]), int(born[4:6]), int(born[6:]))
        assert (today.year - birth.year) - ((today.month, today.day) < (birth.month, birth.day)) == 75
        assert all(person.private[1].startswith(("000000", "81", "9")) for person in people.values())


def test_the_other_equipment_is_broken_and_mended_at_the_console(console: ConsoleDesk) -> None:
    events: Events = queue.Queue()
    with CodeScanner(f"serial:{console.folder / 'devices' / 'scanner'}", events.put, backoff=(0.1,)):
        console.window.press("turn")
        console.window.press("scanner.hold-{newest}")
        assert next_of(events, CodeScanned).text.startswith("http")
        console.window.press("scanner.plug")
        while next_of(events, StatusChanged).status.link is not LinkState.NO_DEVICE:
            pass
        console.window.wait(lambda scene: scene.shows("插头已拔下"), "the scanner is unplugged")
        console.window.press("scanner.plug")
        while next_of(events, StatusChanged).status.link is not LinkState.ONLINE:
            pass
    console.window.press("turn")
    console.window.wait(lambda scene: scene.find("paper.full") is not None, "reader and printer again")
