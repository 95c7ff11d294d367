"""The reader's driver against the simulated reader, over a real pty or a TCP port."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from devices.codecs.idcard_text import CardKind, decode_text
from devices.drivers import IdCardReader
from devices.drivers.events import CardRead, CardRejected, CardRemoved, StatusChanged
from devices.drivers.speed_search import SPEEDS
from devices.kinds import kind_of
from devices.profiles import ReaderProfile
from devices.simulators import IdCardReaderSimulator
from devices.simulators.cards import ADDRESS, SampleCard, sample_card, text_block
from devices.simulators.idcard import ReaderFault
from devices.status import Action, LinkState, MediaState
from tests.devices.eventlog import EventLog
from tingxu.waiting import until

FAST = ReaderProfile(
    kind="idcard", model="test", poll_seconds=0.02, short_seconds=2.0, read_seconds=5.0, fault_seconds=0.05,
    again_seconds=0.05,
)  # fmt: skip
MUTE = FAST.model_copy(update={"short_seconds": 0.15, "read_seconds": 0.3})
"""For a reader that falls silent: its silence is not waited for."""
CARD = sample_card("测试甲", date(1900, 1, 1))
OTHER = sample_card("测试乙", date(1950, 1, 1), serial=3)
Start = Callable[..., IdCardReader]


@pytest.fixture(params=["pty", "tcp"])
def sim(request: pytest.FixtureRequest) -> Iterator[IdCardReaderSimulator]:
    with IdCardReaderSimulator(port=0 if request.param == "tcp" else None) as simulator:
        yield simulator


@pytest.fixture
def log() -> EventLog:
    return EventLog()


@pytest.fixture
def start(sim: IdCardReaderSimulator, log: EventLog) -> Iterator[Start]:
    readers: list[IdCardReader] = []

    def begin(profile: ReaderProfile = FAST, *, keep_address: bool = False) -> IdCardReader:
        reader = IdCardReader(sim.url, log, profile, keep_address=keep_address, backoff=(0.05,))
        readers.append(reader.start())
        return reader

    yield begin
    for reader in readers:
        assert reader.stop(), "the driver did not stop within two seconds"


def test_a_card_is_read_and_lifted(sim: IdCardReaderSimulator, log: EventLog, start: Start) -> None:
    reader = start()
    log.expect_status(lambda s: s.link is LinkState.STARTING)
    log.expect_status(lambda s: (s.link, s.media) == (LinkState.ONLINE, MediaState.NOT_PRESENT))
    sim.place_card(CARD)
    log.expect_status(lambda s: s.media is MediaState.PRESENT)
    card = log.expect(CardRead).card
    assert (card.name, card.number, card.address) == ("测试甲", "000000190001010017", None)
    sim.remove_card()
    log.expect(CardRemoved)
    log.expect_status(lambda s: s.media is MediaState.NOT_PRESENT)
    assert reader.module_id == "05.01-20200101-000123456-987654321"
    assert len(log.threads) == 1


@pytest.mark.parametrize("kind", CardKind)
def test_all_kinds_of_documents(
    sim: IdCardReaderSimulator, log: EventLog, start: Start, kind: CardKind
) -> None:
    start(keep_address=True)
    sim.place_card(sample_card("测试丁", date(1960, 5, 6), kind=kind))
    card = log.expect(CardRead).card
    assert (card.kind, card.name, card.number_valid) == (kind, "测试丁", True)


@pytest.mark.parametrize("query", ["", "?baud=auto"])
def test_a_reader_that_answers_to_find_select_and_read_only_will_do(log: EventLog, query: str) -> None:
    with IdCardReaderSimulator() as sim:
        sim.ignores = frozenset({"status", "sam-id", "reset"})
        with IdCardReader(f"{sim.url}{query}", log, FAST.model_copy(update={"short_seconds": 0.5})) as reader:
            sim.place_card(CARD)
            log.expect(CardRead)
            assert [(check.name, check.ok) for check in reader.self_test()] == [
                ("link", True), ("module", None), ("module-id", None),
            ]  # fmt: skip
        assert [event.status.link for event in log.all(StatusChanged)] == [LinkState.STARTING, LinkState.ONLINE]


def test_a_card_left_lying_is_read_once(sim: IdCardReaderSimulator, log: EventLog, start: Start) -> None:
    start()
    sim.place_card(CARD)
    log.expect(CardRead)
    assert sim.wait_for("find", more=10)
    assert len(log.all(CardRead)) == 1


def test_a_reader_that_finds_the_same_card_again(
    sim: IdCardReaderSimulator, log: EventLog, start: Start
) -> None:
    sim.finds_again = True
    start()
    sim.place_card(CARD)
    log.expect(CardRead)
    assert sim.wait_for("find", more=10)
    assert (len(log.all(CardRead)), log.all(CardRemoved)) == (1, [])
    sim.remove_card()
    log.expect(CardRemoved)
    sim.place_card(OTHER)
    assert log.expect(CardRead).card.name == "测试乙"


def test_presence_by_the_address_sees_the_lifting(
    sim: IdCardReaderSimulator, log: EventLog, start: Start
) -> None:
    start(FAST.model_copy(update={"presence": "address"}))
    sim.place_card(CARD)
    log.expect(CardRead)
    assert sim.wait_for("address", more=10)
    assert log.all(CardRemoved) == []
    sim.remove_card()
    log.expect(CardRemoved)


def test_one_card_after_the_other(sim: IdCardReaderSimulator, log: EventLog, start: Start) -> None:
    start()
    for card in (CARD, OTHER, CARD):
        sim.place_card(card)
        log.expect(CardRead)
        sim.remove_card()
        log.expect(CardRemoved)
    assert [event.card.name for event in log.all(CardRead)] == ["测试甲", "测试乙", "测试甲"]


def test_a_slow_card_is_tried_again_and_nobody_notices(
    sim: IdCardReaderSimulator, log: EventLog, start: Start
) -> None:
    sim.set_fault(ReaderFault.SLOW_CARD)
    start()
    sim.place_card(CARD)
    log.expect(CardRead)
    assert log.all(CardRejected) == []


@pytest.mark.parametrize(
    ("fault", "reason", "sw3"),
    [
        (ReaderFault.WRONG_CARD, "unrecognised-card", 0x40),
        (ReaderFault.READ_FAILED, "read-failed", 0x41),
        (ReaderFault.CARD_PULLED, "read-failed", 0x41),
        (ReaderFault.REFUSED, "card-refused-module", 0x31),
    ],
)
def test_a_card_that_cannot_be_read(
    sim: IdCardReaderSimulator, log: EventLog, start: Start, fault: ReaderFault, reason: str, sw3: int
) -> None:
    sim.set_fault(fault)
    start()
    sim.place_card(CARD)
    assert log.expect(CardRejected) == CardRejected(reason, Action.CLEAR, sw3)
    assert sim.wait_for("find", more=10)
    assert len(log.all(CardRejected)) == 1, "it must be lifted before it is tried again"
    sim.set_fault(ReaderFault.NONE)
    sim.remove_card()
    assert sim.wait_for("find", more=3)
    sim.place_card(CARD)
    assert log.expect(CardRead).card.name == "测试甲"
    assert log.all(CardRemoved) in ([], [CardRemoved()])


def test_a_read_that_fails_once_is_tried_again(
    sim: IdCardReaderSimulator, log: EventLog, start: Start
) -> None:
    sim.set_fault(ReaderFault.READ_FAILED, times=1)
    start()
    sim.place_card(CARD)
    log.expect(CardRead)
    assert log.all(CardRejected) == []


def test_cards_that_all_refuse_the_module_show_a_broken_module(
    sim: IdCardReaderSimulator, log: EventLog, start: Start
) -> None:
    sim.set_fault(ReaderFault.REFUSED)
    start()
    for _ in range(3):
        sim.place_card(CARD)
        log.expect(CardRejected)
        sim.remove_card()
        assert sim.wait_for("find", more=4)
    status = [event.status for event in log.all(StatusChanged)][-1]
    assert (status.link, status.action) == (LinkState.HARDWARE_ERROR, Action.MAINTENANCE)
    sim.set_fault(ReaderFault.NONE)
    sim.place_card(CARD)
    log.expect_status(lambda s: (s.link, s.action) == (LinkState.ONLINE, None))
    log.expect(CardRead)


@pytest.mark.parametrize(
    ("fault", "detail"),
    [(ReaderFault.SELF_TEST, "self-test-failed"), (ReaderFault.UNAUTHORISED, "not-authorised")],
)
def test_a_broken_module_and_its_repair(
    sim: IdCardReaderSimulator, log: EventLog, start: Start, fault: ReaderFault, detail: str
) -> None:
    sim.set_fault(fault)
    start()
    status = log.expect_status(lambda s: s.link is LinkState.HARDWARE_ERROR)
    assert (status.media, status.action, status.detail) == (MediaState.UNKNOWN, Action.MAINTENANCE, detail)
    sim.set_fault(ReaderFault.NONE)
    log.expect_status(lambda s: s.link is LinkState.ONLINE)


def test_noise_and_small_pieces(sim: IdCardReaderSimulator, log: EventLog, start: Start) -> None:
    sim.set_fault(ReaderFault.GARBAGE_FIRST)
    sim._wire.chunk = 7
    start()
    sim.place_card(CARD)
    assert log.expect(CardRead).card.name == "测试甲"


def test_one_broken_checksum_is_asked_again(
    sim: IdCardReaderSimulator, log: EventLog, start: Start
) -> None:
    start()
    log.expect_status(lambda s: s.link is LinkState.ONLINE)
    sim.set_fault(ReaderFault.BAD_CHECKSUM, times=1)
    assert sim.wait_for("find", more=3)
    sim.set_fault(ReaderFault.OUR_CHECKSUM, times=1)
    assert sim.wait_for("find", more=3)
    assert [event.status.link for event in log.all(StatusChanged)] == [LinkState.STARTING, LinkState.ONLINE]


@pytest.mark.parametrize(
    ("fault", "detail"),
    [
        (ReaderFault.BAD_CHECKSUM, "protocol-theirs: checksum"),
        (ReaderFault.OVERSIZED, "protocol-theirs: length 65520"),
        (ReaderFault.OUR_CHECKSUM, "protocol-ours: checksum"),
    ],
)
def test_nonsense_for_ever_calls_an_engineer(
    sim: IdCardReaderSimulator, log: EventLog, start: Start, fault: ReaderFault, detail: str
) -> None:
    start()
    log.expect_status(lambda s: s.link is LinkState.ONLINE)
    sim.set_fault(fault)
    status = log.expect_status(lambda s: s.link is LinkState.OFFLINE)
    assert (status.action, status.detail) == (Action.MAINTENANCE, detail)
    sim.set_fault(ReaderFault.NONE)
    log.expect_status(lambda s: s.link is LinkState.ONLINE)


def test_half_an_answer_then_silence(sim: IdCardReaderSimulator, log: EventLog, start: Start) -> None:
    sim.set_fault(ReaderFault.HALF_FRAME, times=1)
    start(MUTE)
    sim.place_card(CARD)
    rejected = log.expect(CardRejected)
    assert rejected.reason_code == "receive-timeout"
    sim.remove_card()
    assert sim.wait_for("find", more=3)
    sim.place_card(CARD)
    log.expect(CardRead)


def test_silence_is_offline_and_ends(sim: IdCardReaderSimulator, log: EventLog, start: Start) -> None:
    sim.set_fault(ReaderFault.SILENT)
    start(MUTE)
    status = log.expect_status(lambda s: s.link is LinkState.OFFLINE)
    assert (status.media, status.detail) == (MediaState.UNKNOWN, "no-answer")
    sim.set_fault(ReaderFault.NONE)
    log.expect_status(lambda s: s.link is LinkState.ONLINE)


def test_pulled_out_in_the_middle_of_a_read_and_put_back(
    sim: IdCardReaderSimulator, log: EventLog, start: Start
) -> None:
    sim.set_fault(ReaderFault.UNPLUG_MID_READ, times=1)
    start()
    sim.place_card(CARD)
    log.expect_status(lambda s: s.link in (LinkState.NO_DEVICE, LinkState.OFFLINE))
    assert log.all(CardRead) == []
    sim.plug()
    log.expect_status(lambda s: s.link is LinkState.ONLINE)
    sim.place_card(CARD)
    log.expect(CardRead)


def test_pulled_out_with_a_card_on_it(sim: IdCardReaderSimulator, log: EventLog, start: Start) -> None:
    sim.finds_again = True
    start()
    sim.place_card(CARD)
    log.expect(CardRead)
    sim.unplug()
    log.expect(CardRemoved)
    assert log.expect_status(lambda s: s.media is MediaState.UNKNOWN).link is not LinkState.ONLINE


def test_a_document_of_an_unknown_layout(sim: IdCardReaderSimulator, log: EventLog, start: Start) -> None:
    start()
    sim.place_card(SampleCard(text_block([(0, 30, "测试"), (248, 2, "K")])))
    assert log.expect(CardRejected) == CardRejected("unsupported-document", Action.CLEAR)


@pytest.mark.parametrize("block", [b"\x00\xdc" * 128, bytes(10)])
def test_a_text_block_that_is_none(
    sim: IdCardReaderSimulator, log: EventLog, start: Start, block: bytes
) -> None:
    start()
    sim.place_card(SampleCard(block))
    assert log.expect(CardRejected).reason_code in ("verification-failed", "unsupported-document")


@pytest.mark.parametrize("finger", [0, 512, 1024])
def test_readers_that_send_a_fingerprint(
    sim: IdCardReaderSimulator, log: EventLog, start: Start, finger: int
) -> None:
    start(FAST.model_copy(update={"with_finger": True}))
    sim.place_card(SampleCard(CARD.block, finger_size=finger))
    assert log.expect(CardRead).card.name == "测试甲"


def test_a_card_that_lies_there_at_the_start_is_read(
    sim: IdCardReaderSimulator, log: EventLog, start: Start
) -> None:
    sim.place_card(CARD)
    start()
    assert log.expect(CardRead).card.name == "测试甲"


def test_a_card_that_was_read_before_the_start_is_present_and_the_next_one_is_read(
    sim: IdCardReaderSimulator, log: EventLog, start: Start
) -> None:
    sim.finds_again = True
    sim.place_card(CARD)
    first = start()
    log.expect(CardRead)
    first.stop()
    log.expect(CardRemoved)
    start()
    log.expect_status(lambda s: (s.link, s.media) == (LinkState.ONLINE, MediaState.PRESENT))
    assert sim.wait_for("find", more=5)
    assert len(log.all(CardRead)) == 1
    sim.remove_card()
    sim.place_card(OTHER)
    assert log.expect(CardRead).card.name == "测试乙"


@pytest.mark.parametrize("again", [CARD, OTHER])
@pytest.mark.parametrize("finds_again", [False, True])
def test_a_card_placed_again_before_anybody_looked_is_read_again(
    sim: IdCardReaderSimulator, log: EventLog, start: Start, again: SampleCard, finds_again: bool
) -> None:
    sim.finds_again = finds_again
    start()
    sim.place_card(CARD)
    log.expect(CardRead)
    sim.swap_card(again)  # no poll falls between
    log.expect(CardRemoved)
    assert log.expect(CardRead).card.number == decode_text(again.block).number


def test_a_reader_that_reads_what_it_has_read_needs_a_poll_without_a_card(
    sim: IdCardReaderSimulator, log: EventLog, start: Start
) -> None:
    start(FAST.model_copy(update={"finds_read_cards": True}))
    sim.place_card(CARD)
    log.expect(CardRead)
    sim.swap_card(CARD)  # what such a reader does by itself
    assert sim.wait_for("find", more=5)
    assert len(log.all(CardRead)) == 1


def test_a_reader_that_reads_by_itself_what_lies_there_is_seen_through(
    sim: IdCardReaderSimulator, log: EventLog, start: Start
) -> None:
    sim.reads_again = True
    start()
    sim.place_card(CARD)
    assert sim.wait_for("read", more=3)
    assert sim.wait_for("find", more=10)
    assert len(log.all(CardRead)) == 3
    sim.remove_card()
    assert sim.wait_for("find", more=4)
    sim.place_card(OTHER)
    assert sim.wait_for("read")
    assert sim.wait_for("find", more=4)
    assert [read.card.name for read in log.all(CardRead)][3:] == ["测试乙"]
    assert len(log.all(CardRemoved)) == 3


def test_a_card_that_lies_badly_is_read_once_it_is_shifted(
    sim: IdCardReaderSimulator, log: EventLog, start: Start
) -> None:
    sim.set_fault(ReaderFault.READ_FAILED)
    start()
    sim.place_card(CARD)
    log.expect(CardRejected)
    assert sim.wait_for("read", more=2)
    sim.set_fault(ReaderFault.NONE)
    log.expect(CardRead)
    assert len(log.all(CardRejected)) == 1


@pytest.mark.parametrize(
    ("data", "address", "faults"),
    [
        ("模拟新地址2号".encode("utf-16-le"), "模拟新地址2号", []),
        ("模拟路".encode("utf-16-le") + b" \x00" * 32, "模拟路", []),
        (None, None, []),
        (b"\x00\xdc" * 4, None, ["not-text: newest_address"]),
        (bytes(72), None, ["not-text: newest_address"]),
    ],
)
def test_the_newest_address_where_it_is_asked_for(
    sim: IdCardReaderSimulator, log: EventLog, start: Start, data: bytes | None, address: str | None,
    faults: list[str],
) -> None:  # fmt: skip
    start(keep_address=True)
    sim.place_card(SampleCard(CARD.block, new_address=data))
    card = log.expect(CardRead).card
    assert (card.newest_address, [fault.code for fault in card.faults]) == (address, faults)


def test_no_address_is_asked_for_where_nobody_wants_it(
    sim: IdCardReaderSimulator, log: EventLog, start: Start
) -> None:
    start()
    sim.place_card(SampleCard(CARD.block, new_address=b"x\x00"))
    assert log.expect(CardRead).card.newest_address is None
    assert not sim.wait_for("address", timeout=0.05)


def test_all_fields_hold_the_addresses_and_what_others_are_told_does_not(
    sim: IdCardReaderSimulator, log: EventLog
) -> None:
    kind = kind_of("idcard")
    new = "模拟新地址2号"
    with kind.drive(sim.url, log, kind.profile):
        sim.place_card(SampleCard(CARD.block, new_address=new.encode("utf-16-le")))
        event = log.expect(CardRead)
    told = kind.tell(event, False)
    assert told is not None
    assert (told["address"], told["newest_address"], told["faults"]) == (ADDRESS, new, [])
    masked = str(kind.tell(event, True))
    assert not [secret for secret in ("模拟", "测试甲", "000000") if secret in masked]


def test_a_card_with_faults_is_told_and_remembered_as_such(
    sim: IdCardReaderSimulator, log: EventLog, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    block = bytearray(CARD.block)
    block[36:52] = "19000230".encode("utf-16-le")
    block[156:158] = b"0\x00"
    reader = start()
    sim.place_card(SampleCard(bytes(block)))
    card = log.expect(CardRead).card
    assert [fault.code for fault in card.faults] == ["check-digit: number", "impossible-date: birth"]
    assert [fault.detail for fault in reader.last_errors] == [fault.code for fault in card.faults]
    shown = caplog.text
    assert "impossible-date: birth" in shown
    assert "19000230" not in shown


@pytest.mark.parametrize("speed", SPEEDS)
def test_the_speed_of_the_reader_is_found(log: EventLog, speed: int) -> None:
    with IdCardReaderSimulator() as sim:
        sim.line_speed = speed
        with IdCardReader(f"{sim.url}?baud=auto", log, FAST) as reader:
            log.expect_status(lambda s: s.link is LinkState.ONLINE)
            assert reader.identity["baud"] == str(speed)
            sim.place_card(CARD)
            log.expect(CardRead)


def test_the_speed_is_searched_again_when_the_reader_was_set_to_another(log: EventLog) -> None:
    with IdCardReaderSimulator() as sim:
        sim.line_speed = 9600
        with IdCardReader(f"{sim.url}?baud=auto", log, MUTE, backoff=(0.02,)) as reader:
            log.expect_status(lambda s: s.link is LinkState.ONLINE)
            sim.line_speed = 57600
            log.expect_status(lambda s: s.link is LinkState.OFFLINE)
            until(lambda: reader.identity["baud"] == "57600")
            assert log.expect_status(lambda s: s.link is LinkState.ONLINE).detail == ""


def test_a_reader_at_another_speed_than_the_setting_says_is_offline(log: EventLog) -> None:
    with IdCardReaderSimulator() as sim:
        sim.line_speed = 9600
        with IdCardReader(f"{sim.url}?baud=115200", log, MUTE):
            assert log.expect_status(lambda s: s.link is LinkState.OFFLINE).detail == "no-answer"


def test_a_line_with_an_echo_changes_nothing(sim: IdCardReaderSimulator, log: EventLog, start: Start) -> None:
    sim.set_fault(ReaderFault.ECHO)
    start()
    sim.place_card(CARD)
    log.expect(CardRead)
    assert not [event for event in log.all(StatusChanged) if event.status.link is LinkState.OFFLINE]


def test_a_port_that_babbles_is_offline_and_comes_back(
    sim: IdCardReaderSimulator, log: EventLog, start: Start
) -> None:
    start(MUTE)
    log.expect_status(lambda s: s.link is LinkState.ONLINE)
    sim.set_fault(ReaderFault.BABBLING)
    log.expect_status(lambda s: s.link is LinkState.OFFLINE)
    sim.set_fault(ReaderFault.NONE)
    log.expect_status(lambda s: s.link is LinkState.ONLINE)
    sim.place_card(CARD)
    assert log.expect(CardRead).card.name == "测试甲"


def test_a_port_that_is_back_is_opened_at_once_however_long_the_wait_had_become(log: EventLog) -> None:
    with IdCardReaderSimulator() as sim, IdCardReader(sim.url, log, FAST, backoff=(600.0,)):
        log.expect_status(lambda s: s.link is LinkState.ONLINE)
        sim.unplug()
        log.expect_status(lambda s: s.link is LinkState.NO_DEVICE)
        sim.plug()
        log.expect_status(lambda s: s.link is LinkState.ONLINE)
        sim.unplug()
        sim.plug()  # before anybody could see that it was gone
        log.expect_status(lambda s: s.link is LinkState.NO_DEVICE)
        assert log.expect_status(lambda s: s.link is LinkState.ONLINE).media is not MediaState.PRESENT


def test_at_the_speed_of_a_slow_line() -> None:
    log = EventLog()
    with IdCardReaderSimulator(baud=57600) as sim, IdCardReader(sim.url, log, FAST):
        sim.place_card(CARD)
        assert log.expect(CardRead).card.name == "测试甲"


def test_nothing_personal_in_the_log(
    sim: IdCardReaderSimulator, log: EventLog, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    start(keep_address=True)
    sim.place_card(CARD)
    log.expect(CardRead)
    shown = caplog.text + repr(log.events)
    assert "online" in shown
    for secret in ("测试", "00000019", "模拟"):
        assert secret not in shown
