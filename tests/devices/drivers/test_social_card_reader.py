"""The driver of social-security cards against a simulated card in a virtual reader of a real pcscd.

Each process of the tests has a pcscd of its own, at a socket of its own: they meet neither one another nor the
machine's.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.drivers.events import CardRejected, CardRemoved, StatusChanged
from devices.drivers.social_card import SocialCardRead, SocialCardReader
from devices.simulators.pcscd import SHARED, Pcscd
from devices.simulators.social_card import SocialCardSimulator
from devices.simulators.social_cards import CardFault, SampleSocialCard
from devices.status import Action, LinkState, MediaState
from devices.transports.pcsc import PcscSlot
from devices.wire_tap import Direction
from tests.devices.eventlog import EventLog


@pytest.fixture(scope="module", autouse=True)
def running_pcscd() -> Iterator[None]:
    """One for all tests here: it takes longer to start than to read a card."""
    _, slot = SHARED.take()
    SHARED.give_back(slot)
    SHARED.begin()
    yield
    SHARED.end()


@pytest.fixture
def sim() -> Iterator[SocialCardSimulator]:
    with SocialCardSimulator() as simulator:
        yield simulator


@pytest.fixture
def log() -> EventLog:
    return EventLog()


@pytest.fixture
def reader(sim: SocialCardSimulator, log: EventLog) -> Iterator[SocialCardReader]:
    driver = SocialCardReader(sim.url, log, backoff=(0.05,)).start()
    log.expect_status(lambda s: (s.link, s.media) == (LinkState.ONLINE, MediaState.NOT_PRESENT))
    yield driver
    assert driver.stop(), "the driver did not stop within two seconds"


@pytest.mark.parametrize(("contactless", "two_steps"), [(False, True), (True, False)])
def test_a_card_is_read_and_taken_out(
    sim: SocialCardSimulator, reader: SocialCardReader, log: EventLog, contactless: bool, two_steps: bool
) -> None:
    sim.place_card(SampleSocialCard("测试甲", contactless=contactless, two_steps=two_steps))
    log.expect_status(lambda s: s.media is MediaState.PRESENT)
    card = log.expect(SocialCardRead).card
    assert (card.name, card.number_valid, card.contactless) == ("测试甲", True, contactless)
    sim.remove_card()
    log.expect(CardRemoved)
    log.expect_status(lambda s: s.media is MediaState.NOT_PRESENT)
    assert log.all(CardRejected) == []
    assert len(log.threads) == 1


def test_one_card_after_the_other(sim: SocialCardSimulator, reader: SocialCardReader, log: EventLog) -> None:
    for name in ("测试甲", "测试乙"):
        sim.place_card(SampleSocialCard(name))
        assert log.expect(SocialCardRead).card.name == name
        sim.remove_card()
        log.expect(CardRemoved)
    assert reader.counters["reads"] == 2


def test_a_card_in_the_reader_at_the_start_is_read(sim: SocialCardSimulator, log: EventLog) -> None:
    sim.place_card(SampleSocialCard())
    with SocialCardReader(sim.url, log, backoff=(0.05,)):
        assert log.expect(SocialCardRead).card.name == SampleSocialCard().name


def test_a_card_left_lying_is_read_once(sim: SocialCardSimulator, reader: SocialCardReader, log: EventLog) -> None:
    sim.place_card(SampleSocialCard())
    log.expect(SocialCardRead)
    for _ in range(3):
        reader.self_test()
    assert len(log.all(SocialCardRead)) == 1
    assert log.all(CardRemoved) == []


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (CardFault.BANK_CARD, "unrecognised-card"),
        (CardFault.CLOSED, "files-closed"),
        (CardFault.BABBLING, "read-failed"),
    ],
)
def test_a_card_that_cannot_be_used_is_rejected_once(
    sim: SocialCardSimulator, reader: SocialCardReader, log: EventLog, fault: CardFault, reason: str
) -> None:
    sim.place_card(SampleSocialCard(fault=fault))
    assert log.expect(CardRejected) == CardRejected(reason, Action.CLEAR)
    assert [each.detail for each in reader.last_errors] == [reason]
    reader.self_test()
    assert len(log.all(CardRejected)) == 1
    sim.place_card(SampleSocialCard("测试乙"))
    assert log.expect(SocialCardRead).card.name == "测试乙"


def test_a_card_pulled_out_in_the_middle_is_rejected_and_the_next_is_read(
    sim: SocialCardSimulator, reader: SocialCardReader, log: EventLog
) -> None:
    sim.place_card(SampleSocialCard(fault=CardFault.PULLED))
    assert log.expect(CardRejected).reason_code in ("read-failed", "card-silent")
    sim.remove_card()
    sim.place_card(SampleSocialCard("测试乙"))
    assert log.expect(SocialCardRead).card.name == "测试乙"
    assert reader.status is not None
    assert reader.status.usable


def test_a_card_that_another_program_holds_is_read_when_it_lets_go(
    sim: SocialCardSimulator, reader: SocialCardReader, log: EventLog
) -> None:
    other = PcscSlot(sim.url)
    other.open()
    try:
        sim.place_card(SampleSocialCard())
        log.expect(SocialCardRead)
        other.engage()  # now that it is free; the reader is to find it taken
        restarted = EventLog()
        with SocialCardReader(sim.url, restarted):
            assert restarted.expect(CardRejected).reason_code == "card-in-use"
            other.release()
            restarted.expect(SocialCardRead)
        assert len(restarted.all(CardRejected)) == 1
    finally:
        other.close()


def test_a_contact_that_bounces_ends_in_a_card_that_is_read(
    sim: SocialCardSimulator, reader: SocialCardReader, log: EventLog
) -> None:
    sim.place_card(SampleSocialCard(fault=CardFault.PULLED_ONCE))
    assert log.expect(SocialCardRead).card.name == SampleSocialCard().name


def test_a_reader_that_is_not_there_is_no_device(sim: SocialCardSimulator, log: EventLog) -> None:
    with SocialCardReader(sim.url.replace("Tingxu", "Other"), log, backoff=(0.05,)):
        status = log.expect_status(lambda s: s.link is LinkState.NO_DEVICE)
        assert status.detail == "reader-missing: there is Tingxu Virtual 00 00, Tingxu Virtual 00 01"
    assert len(log.all(StatusChanged)) == 2, "one line for a change, not one for each try"


def test_two_readers_at_once(sim: SocialCardSimulator, reader: SocialCardReader, log: EventLog) -> None:
    other = EventLog()
    with SocialCardSimulator() as second, SocialCardReader(second.url, other):
        second.place_card(SampleSocialCard("测试丙", contactless=True))
        assert other.expect(SocialCardRead).card.name == "测试丙"
        sim.place_card(SampleSocialCard("测试丁"))
        assert log.expect(SocialCardRead).card.name == "测试丁"
    assert [event.card.name for event in other.all(SocialCardRead)] == ["测试丙"]


def test_what_goes_to_the_card_is_heard_and_no_pin_is_among_it(
    sim: SocialCardSimulator, reader: SocialCardReader, log: EventLog
) -> None:
    heard: list[tuple[Direction, bytes]] = []
    reader.tap = lambda direction, data: heard.append((direction, data))
    card = SampleSocialCard()
    sim.place_card(card)
    log.expect(SocialCardRead)
    ours = [data for direction, data in heard if direction is Direction.OUT]
    assert ours == card.seen
    assert {command[1] for command in ours} == {0xA4, 0xB2}


def test_faults_of_the_card_are_told_and_nothing_personal_is_logged(
    sim: SocialCardSimulator, reader: SocialCardReader, log: EventLog, caplog: pytest.LogCaptureFixture
) -> None:
    sim.place_card(SampleSocialCard(raw={0x0D: bytes.fromhex("19000230")}))
    card = log.expect(SocialCardRead).card
    assert [fault.code for fault in card.faults] == ["impossible-date: birth"]
    shown = caplog.text + repr(log.events) + repr(reader.last_errors)
    assert "impossible-date: birth" in shown
    for secret in ("测试", "00000019", "19000230"):
        assert secret not in shown


@pytest.mark.parametrize("url", ["pcsc:x?port=1", "serial:/dev/ttyS0", "pcsc:x?socket"])
def test_a_url_that_makes_no_sense_is_a_wrong_setting(url: str) -> None:
    with pytest.raises(ValueError, match=r"not a smart card|bad query"):
        PcscSlot(url)


def test_one_process_speaks_with_one_pcscd(sim: SocialCardSimulator, reader: SocialCardReader) -> None:
    with pytest.raises(ValueError, match="another pcscd"):
        PcscSlot("pcsc:?socket=/nowhere/pcscd.comm").open()


def test_another_process_reaches_it_by_its_link(tmp_path: Path) -> None:
    link = tmp_path / "social-card"
    with SocialCardSimulator(link) as sim:
        sim.place_card(SampleSocialCard("测试戊"))
        code = (
            "import queue, sys; from devices.drivers.social_card import *; events = queue.SimpleQueue()\n"
            "with SocialCardReader(sys.argv[1], events.put, backoff=(0.1,)):\n"
            "    while not isinstance(event := events.get(timeout=30), SocialCardRead): pass\n"
            "print(event.card.name)"
        )
        environment = {**os.environ, "PCSCLITE_CSOCK_NAME": "/nowhere"}  # the settings' word counts, not the starter's
        ran = subprocess.run(
            [sys.executable, "-c", code, sim.url], capture_output=True, text=True, timeout=60, env=environment,
            check=False,
        )  # fmt: skip
    assert ran.stdout.splitlines()[-1:] == ["测试戊"], ran.stderr
    assert str(link) in sim.url
    assert not link.is_symlink()


def test_two_of_them_run_side_by_side(sim: SocialCardSimulator, reader: SocialCardReader, log: EventLog) -> None:
    second = Pcscd()
    second.start()
    try:
        sim.place_card(SampleSocialCard())
        log.expect(SocialCardRead)
        assert second.running
    finally:
        second.dispose()
    sim.remove_card()
    log.expect(CardRemoved)
