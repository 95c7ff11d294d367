"""The scanner's driver against simulated scanners: serial ones over a pty or a port, one that types through a pipe."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from devices.checks import passed
from devices.drivers.scanner import CodeScanner, ScannerProfile
from devices.drivers.scanning import CodeScanned, CodeUnread
from devices.profiles import load_profile
from devices.simulators.input_device import WedgeSimulator
from devices.simulators.scanner import ScannerSimulator
from devices.status import Action, LinkState
from devices.wire_tap import WireLog, lengths_only
from tests.devices.eventlog import EventLog

FAST = {"again_seconds": 0.05, "held_seconds": 0.0, "answer_seconds": 2.0, "gap_seconds": 0.4}
CODE = "https://hall.example/c/t.7Qm2kPz0aXcV9bN1.6a1f3c80.AbCdEfGhIjKlMnOpQrStUvW"
Start = Callable[..., CodeScanner]


def quick(name: str, **more: object) -> ScannerProfile:
    return load_profile(name, ScannerProfile).model_copy(update={**FAST, **more})


@pytest.fixture
def log() -> EventLog:
    return EventLog()


@pytest.fixture
def start(log: EventLog) -> Iterator[Start]:
    made: list[CodeScanner] = []

    def begin(url: str, profile: ScannerProfile) -> CodeScanner:
        scanner = CodeScanner(url, log, profile, backoff=(0.05,)).start()
        made.append(scanner)
        log.expect_status(lambda status: status.link is LinkState.ONLINE)
        return scanner

    yield begin
    for scanner in made:
        assert scanner.stop(), "the driver did not stop within two seconds"


@pytest.mark.parametrize("port", [None, 0], ids=["pty", "tcp"])
@pytest.mark.parametrize("ending", [b"\r", b"\n", b"\r\n", b""], ids=["cr", "lf", "crlf", "none"])
def test_codes_with_every_ending(log: EventLog, start: Start, ending: bytes, port: int | None) -> None:
    with ScannerSimulator(port=port, ending=ending, chunk=5) as sim:
        start(sim.url, quick("scanner-serial"))
        for text in (CODE, "4006381333931", "取号机"):
            sim.hold(text)
            assert log.expect(CodeScanned).text == text


@pytest.mark.parametrize(
    ("maker", "profile"),
    [("honeywell", "honeywell-serial"), ("newland", "newland-serial"), ("newland-engine", "newland-engine")],
)
def test_a_scanner_that_must_be_told_is_told_again_after_each_code(
    log: EventLog, start: Start, maker: str, profile: str
) -> None:
    with ScannerSimulator(maker=maker) as sim:  # type: ignore[arg-type]
        scanner = start(sim.url, quick(profile))
        for number in range(3):
            sim.hold(f"A00{number}")
            assert log.expect(CodeScanned).text == f"A00{number}"
        assert log.all(CodeUnread) == [], "its answers are no codes"
        stops = sim.stops
        scanner.look(False)
        assert sim.wait_for_stops(stops + 1)


def test_a_scanner_that_gave_up_looking_is_told_again(start: Start) -> None:
    with ScannerSimulator(maker="honeywell") as sim:
        start(sim.url, quick("honeywell-serial"))
        assert sim.wait_for_starts(4)


def test_the_self_test_hears_the_answer_to_a_command(log: EventLog, start: Start) -> None:
    with ScannerSimulator(maker="newland") as sim:
        scanner = start(sim.url, quick("newland-serial"))
        checks = scanner.self_test()
        assert passed(checks)
        assert [check.name for check in checks] == ["link", "answers"]
    with ScannerSimulator() as deaf:
        scanner = start(deaf.url, quick("newland-serial", answer_seconds=0.1))
        assert scanner.self_test()[1].detail == "no-answer"


def test_a_code_held_there_is_told_once(log: EventLog, start: Start) -> None:
    with ScannerSimulator() as sim:
        start(sim.url, quick("scanner-serial", held_seconds=30.0))
        for text in ("A001", "A001", "A001", "A002", "A001", "A003"):
            sim.hold(text)
        log.expect(CodeScanned, lambda event: event.text == "A003")
        assert [event.text for event in log.all(CodeScanned)] == ["A001", "A002", "A003"]


def test_babble_is_a_fault_until_a_code_comes(log: EventLog, start: Start) -> None:
    with ScannerSimulator() as sim:
        scanner = start(sim.url, quick("scanner-serial"))
        sim.babble(b"\x00\xff\r" * 12)
        status = log.expect_status(lambda status: status.link is LinkState.HARDWARE_ERROR)
        assert (status.detail, status.action) == ("babble", Action.MAINTENANCE)
        sim.hold("A001")
        assert log.expect(CodeScanned).text == "A001"
        assert scanner.status is not None
        assert scanner.status.usable


@pytest.mark.parametrize("port", [None, 0], ids=["pty", "tcp"])
def test_unplugged_and_plugged_in_again(log: EventLog, start: Start, port: int | None) -> None:
    with ScannerSimulator(port=port) as sim:
        start(sim.url, quick("scanner-serial"))
        for _ in range(3):
            sim.babble(b"half a co")
            sim.unplug()
            log.expect_status(lambda status: status.link is not LinkState.ONLINE)
            sim.plug()
            log.expect_status(lambda status: status.link is LinkState.ONLINE)
            sim.hold("A001")
            log.expect(CodeScanned, lambda event: event.text == "A001")
    assert [event.text for event in log.all(CodeScanned)].count("A001") == 3


def test_a_scanner_that_types(log: EventLog, start: Start) -> None:
    with WedgeSimulator() as sim:
        start(sim.url, quick("scanner-keys"))
        sim.type(CODE)
        assert log.expect(CodeScanned).text == CODE
        sim.type("no enter", enter=False)
        assert log.expect(CodeScanned).text == "no enter"
        sim.unplug()
        log.expect_status(lambda status: status.link is LinkState.NO_DEVICE)
        sim.plug()
        log.expect_status(lambda status: status.link is LinkState.ONLINE)
        sim.type(CODE)
        assert log.expect(CodeScanned).text == CODE


def test_what_was_scanned_is_neither_logged_nor_shown_on_the_wire(
    log: EventLog, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    with ScannerSimulator() as sim:
        scanner = start(sim.url, quick("scanner-serial"))
        scanner.tap = wire = WireLog(lengths_only)
        sim.hold("VERY-PRIVATE")
        log.expect(CodeScanned)
    assert "PRIVATE" not in caplog.text + repr(log.events) + repr(wire.lines())


@pytest.mark.parametrize(
    ("profile", "start", "stop"),
    [
        ("honeywell-serial", "16 54 0D", "16 55 0D"),
        ("newland-serial", "7E 01 30 30 30 30 23 53 43 4E 54 52 47 31 3B 03",
         "7E 01 30 30 30 30 23 53 43 4E 54 52 47 30 3B 03"),
        ("newland-engine", "01 54 04", "01 50 04"),
        ("datalogic-magellan", "45", "44"),
    ],
)  # fmt: skip
def test_triggers_are_those_of_the_makers_manuals(profile: str, start: str, stop: str) -> None:
    loaded = load_profile(profile, ScannerProfile)
    assert bytes.fromhex(loaded.start) == bytes.fromhex(start)
    assert bytes.fromhex(loaded.stop) == bytes.fromhex(stop)


def test_the_trigger_of_a_board_carries_its_check() -> None:
    setup = bytes.fromhex(load_profile("nadamoo-serial", ScannerProfile).setup)
    assert setup[:-2] == bytes.fromhex("07 C6 04 08 00 8A 09")
    assert (sum(setup[:-2]) + int.from_bytes(setup[-2:], "big")) % 0x10000 == 0
