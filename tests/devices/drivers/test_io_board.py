"""Lamps, call button and proximity: the driver against a simulated board over a pty or a port."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from devices.checks import passed
from devices.drivers.io_board import BoardProfile, InputChanged, IoBoard, Rate
from devices.simulators.io_board import BoardFault, IoBoardSimulator
from devices.status import Action, LinkState
from tests.devices.eventlog import EventLog

FAST = BoardProfile(
    kind="io-board",
    model="test",
    lamps={"card": 0, "ticket": 3},
    inputs={"call": 0, "proximity": 5},
    poll_seconds=0.02,
    answer_seconds=2.0,
    verify_seconds=0.05,
)


@pytest.fixture(params=["pty", "tcp"])
def sim(request: pytest.FixtureRequest) -> Iterator[IoBoardSimulator]:
    with IoBoardSimulator(port=0 if request.param == "tcp" else None, chunk=2) as simulator:
        yield simulator


@pytest.fixture
def log() -> EventLog:
    return EventLog()


@pytest.fixture
def board(sim: IoBoardSimulator, log: EventLog) -> Iterator[IoBoard]:
    made = IoBoard(sim.url, log, FAST, backoff=(0.05,)).start()
    log.expect_status(lambda status: status.link is LinkState.ONLINE)
    yield made
    assert made.stop(), "the driver did not stop within two seconds"


def test_lamps_shine_flash_and_go_out(sim: IoBoardSimulator, board: IoBoard) -> None:
    board.shine("card", Rate.CONTINUOUS)
    board.shine("ticket", Rate.QUICK)
    assert sim.wait_until(lambda coils, seen: coils[0] and seen[3] >= 2)
    board.shine("card", Rate.OFF)
    board.shine("ticket", Rate.OFF)
    assert sim.wait_until(lambda coils, seen: not any(coils))
    assert sim.seen[0] == 1, "a lamp that shines is switched on once"


def test_no_lamp_stays_on_behind_a_driver_that_stops(sim: IoBoardSimulator, log: EventLog) -> None:
    with IoBoard(sim.url, log, FAST) as board:
        board.shine("card", Rate.CONTINUOUS)
        assert sim.wait_until(lambda coils, seen: coils[0])
    assert sim.wait_until(lambda coils, seen: not any(coils))


def test_a_lamp_that_this_board_does_not_have_is_no_error(board: IoBoard) -> None:
    board.shine("moon", Rate.QUICK)
    assert passed(board.self_test())


def test_the_call_button_and_who_comes_near(sim: IoBoardSimulator, board: IoBoard, log: EventLog) -> None:
    sim.set_input(0, True)
    assert log.expect(InputChanged) == InputChanged("call", True)
    sim.set_input(0, False)
    assert log.expect(InputChanged) == InputChanged("call", False)
    sim.set_input(5, True)
    assert log.expect(InputChanged) == InputChanged("proximity", True)
    assert board.counters["call"] == 2


def test_a_contact_that_opens_when_something_is_the_matter(sim: IoBoardSimulator, log: EventLog) -> None:
    inverted = FAST.model_copy(update={"closed_means_off": ("proximity",)})
    with IoBoard(sim.url, log, inverted):
        assert log.expect(InputChanged) == InputChanged("proximity", True)
        sim.set_input(5, True)
        assert log.expect(InputChanged) == InputChanged("proximity", False)


def test_a_board_that_confirms_and_does_nothing_is_found_out(
    sim: IoBoardSimulator, board: IoBoard, log: EventLog
) -> None:
    sim.set_fault(BoardFault.STUCK)
    board.shine("card", Rate.CONTINUOUS)
    status = log.expect_status(lambda status: status.link is LinkState.HARDWARE_ERROR)
    assert (status.detail, status.action) == ("lamp-stuck: card", Action.MAINTENANCE)


def test_an_adapter_that_hears_itself_does_no_harm(sim: IoBoardSimulator, board: IoBoard) -> None:
    sim.set_fault(BoardFault.ECHO)
    board.shine("card", Rate.CONTINUOUS)
    assert sim.wait_until(lambda coils, seen: coils[0])
    assert passed(board.self_test())


@pytest.mark.parametrize(
    ("fault", "detail"),
    [
        (BoardFault.SILENT, "no-answer"),
        (BoardFault.DEAF_ECHO, "no-answer"),
        (BoardFault.BAD_CHECK, "no-answer"),
        (BoardFault.REFUSES, "board-refused: 4"),
    ],
)
def test_a_board_that_fails_and_comes_back(
    sim: IoBoardSimulator, log: EventLog, fault: BoardFault, detail: str
) -> None:
    with IoBoard(sim.url, log, FAST.model_copy(update={"answer_seconds": 0.2}), backoff=(0.05,)) as board:
        log.expect_status(lambda status: status.link is LinkState.ONLINE)
        board.shine("card", Rate.CONTINUOUS)
        sim.set_fault(fault)
        assert log.expect_status(lambda status: status.link is LinkState.OFFLINE).detail == detail
        sim.set_fault(BoardFault.NONE)
        log.expect_status(lambda status: status.link is LinkState.ONLINE)
        assert sim.wait_until(lambda coils, seen: coils[0])


def test_lamps_shine_again_after_replugging(sim: IoBoardSimulator, board: IoBoard, log: EventLog) -> None:
    board.shine("card", Rate.CONTINUOUS)
    assert sim.wait_until(lambda coils, seen: coils[0])
    sim.unplug()
    log.expect_status(lambda status: status.link is not LinkState.ONLINE)
    sim.plug()
    log.expect_status(lambda status: status.link is LinkState.ONLINE)
    assert board.status is not None
    assert sim.wait_until(lambda coils, seen: coils[0])
