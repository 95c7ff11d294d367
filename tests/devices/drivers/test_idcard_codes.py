"""What the reader's driver makes of every code of the module, at every step: one table, as the manuals say it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from devices.codecs.idcard_codes import CODES
from devices.drivers import IdCardReader
from devices.drivers.events import CardRead, CardRejected, StatusChanged
from devices.profiles import ReaderProfile
from devices.simulators import IdCardReaderSimulator
from devices.simulators.cards import sample_card
from devices.status import Action, LinkState, MediaState
from tests.devices.eventlog import EventLog

FAST = ReaderProfile(
    kind="idcard", model="test", poll_seconds=0.02, short_seconds=5.0, read_seconds=5.0, fault_seconds=0.02,
    again_seconds=0.05,
)  # fmt: skip
CARD = sample_card("测试甲", date(1950, 1, 1))

NOTHING, REJECTED, BROKEN, OURS = "nothing", "rejected", "broken", "ours"
# code: what it leads to at (find, select, read), and how often a card that ends so is tried at once
TABLE: dict[int, tuple[tuple[str, str, str], int]] = {
    0x91: ((REJECTED, REJECTED, REJECTED), 1),
    0x01: ((BROKEN, BROKEN, BROKEN), 1),
    0x02: ((REJECTED, REJECTED, REJECTED), 2),
    0x03: ((REJECTED, REJECTED, REJECTED), 2),
    0x05: ((BROKEN, BROKEN, BROKEN), 1),
    0x10: ((OURS, OURS, REJECTED), 2),
    0x11: ((OURS, OURS, REJECTED), 1),
    0x21: ((OURS, OURS, REJECTED), 1),
    0x23: ((BROKEN, BROKEN, BROKEN), 1),
    0x24: ((REJECTED, REJECTED, REJECTED), 2),
    0x31: ((REJECTED, REJECTED, REJECTED), 2),
    0x32: ((REJECTED, REJECTED, REJECTED), 2),
    0x33: ((REJECTED, REJECTED, REJECTED), 1),
    0x40: ((REJECTED, REJECTED, REJECTED), 1),
    0x41: ((REJECTED, REJECTED, REJECTED), 2),
    0x47: ((REJECTED, REJECTED, REJECTED), 2),
    0x50: ((REJECTED, REJECTED, REJECTED), 1),
    0x60: ((BROKEN, BROKEN, BROKEN), 1),
    0x66: ((BROKEN, BROKEN, BROKEN), 1),
    0x80: ((NOTHING, NOTHING, NOTHING), 1),
    0x81: ((NOTHING, NOTHING, NOTHING), 1),
    0xEE: ((REJECTED, REJECTED, REJECTED), 2),  # not in the manuals: like a failed read
}
STEPS = ("find", "select", "read")


@pytest.fixture
def sim() -> Iterator[IdCardReaderSimulator]:
    with IdCardReaderSimulator() as simulator:
        yield simulator


@pytest.fixture
def log(sim: IdCardReaderSimulator) -> Iterator[EventLog]:
    heard = EventLog()
    with IdCardReader(sim.url, heard, FAST, backoff=(0.02,)):
        heard.expect_status(lambda s: s.media is MediaState.NOT_PRESENT)
        yield heard


def test_the_table_leaves_no_code_out() -> None:
    assert set(CODES) - set(TABLE) == {0x90, 0x9F}


@pytest.mark.parametrize("code", TABLE, ids=lambda code: f"{code:02X}")
@pytest.mark.parametrize("step", STEPS)
def test_a_code_at_a_step_leads_where_the_table_says_and_a_good_card_ends_it(
    sim: IdCardReaderSimulator, log: EventLog, step: str, code: int
) -> None:
    outcome = TABLE[code][0][STEPS.index(step)]
    sim.set_code(step, code)
    sim.place_card(CARD)
    match outcome:
        case "rejected":
            rejected = log.expect(CardRejected)
            assert rejected.sw3 == code
            assert rejected.reason_code == (CODES[code].reason if code in CODES else "code-ee")
        case "broken":
            status = log.expect_status(lambda s: s.link is LinkState.HARDWARE_ERROR)
            assert (status.detail, status.action) == (CODES[code].reason, Action.MAINTENANCE)
        case "ours":
            status = log.expect_status(lambda s: s.link is LinkState.OFFLINE)
            assert status.action is Action.MAINTENANCE
            assert status.detail.startswith("protocol-ours: ")
        case _:
            assert sim.wait_for("find", more=4)
            assert not log.all(CardRejected)
            assert log.all(StatusChanged)[-1].status.link is LinkState.ONLINE
    sim.set_code(step, code, times=0)
    assert log.expect(CardRead).card.name == "测试甲"
    log.expect_status(lambda s: s.usable) if outcome in (BROKEN, OURS) else None


@pytest.mark.parametrize("code", [code for code, (ways, _) in TABLE.items() if ways[2] == REJECTED], ids=hex)
def test_a_card_is_tried_at_once_as_often_as_the_table_says(
    sim: IdCardReaderSimulator, log: EventLog, code: int
) -> None:
    tries = TABLE[code][1]
    sim.set_code("read", code, times=tries - 1)
    sim.place_card(CARD)
    log.expect(CardRead)
    assert log.all(CardRejected) == []


@pytest.mark.parametrize("code", [0x24, 0x31])
def test_a_code_that_is_repeated_card_after_card_is_a_fault_of_the_module(
    sim: IdCardReaderSimulator, log: EventLog, code: int
) -> None:
    sim.set_code("read", code)
    for _ in range(3):
        assert all(event.status.link is not LinkState.HARDWARE_ERROR for event in log.all(StatusChanged))
        sim.place_card(CARD)
        log.expect(CardRejected)
        sim.remove_card()
        assert sim.wait_for("find", more=4)
    status = log.all(StatusChanged)[-1].status
    assert (status.link, status.action, status.detail) == (
        LinkState.HARDWARE_ERROR, Action.MAINTENANCE, CODES[code].reason,
    )  # fmt: skip
    sim.set_code("read", code, times=0)
    sim.place_card(CARD)
    log.expect(CardRead)
    assert log.all(StatusChanged)[-1].status.link is LinkState.ONLINE


@pytest.mark.parametrize("code", [0x60, 0x66])
def test_a_module_that_is_not_fit_is_asked_nothing_else(code: int) -> None:
    log = EventLog()
    with IdCardReaderSimulator() as sim:
        sim.set_code("status", code)
        with IdCardReader(sim.url, log, FAST):
            log.expect_status(lambda s: s.link is LinkState.HARDWARE_ERROR and s.detail == CODES[code].reason)
            assert sim.wait_for("status", more=2)
            assert not sim.wait_for("find", timeout=0.05)
            sim.set_code("status", code, times=0)
            log.expect_status(lambda s: s.link is LinkState.ONLINE)
