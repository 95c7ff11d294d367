"""The lockers' driver against simulated lock boards on one bus, over a real pty or a TCP port."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

import pytest

from devices.drivers.locker_doors import DoorChanged, DoorLeftOpen, LockBoard, OpenFinished, OpenOutcome, OpenReason
from devices.drivers.lockers import LockerProfile, Lockers
from devices.errors import DeviceError
from devices.simulators.lockers import LockerSimulator
from devices.status import Action, LinkState
from tests.devices.eventlog import EventLog
from tingxu.waiting import until

BOARDS = (
    LockBoard(number=1, locks=8, feedback="closed_on_open"),
    LockBoard(number=2, locks=24, feedback="closed_on_locked"),
)
FAST = LockerProfile(
    kind="lockers", model="test", family="8a", boards=BOARDS, quiet_seconds=0.0, answer_seconds=5.0,
    open_seconds=5.0, settle_seconds=0.1, poll_seconds=0.03, left_open_seconds=3600.0,
)  # fmt: skip
SOON_LOST = {"answer_seconds": 1.0, "lost_after": 1}
"""Where a board is meant to be lost."""
OPENED = (OpenOutcome.OPENED, OpenReason.NONE)
Start = Callable[..., Lockers]


@pytest.fixture(params=["8a", "wkly"])
def family(request: pytest.FixtureRequest) -> Literal["8a", "wkly"]:
    return "8a" if request.param == "8a" else "wkly"


@pytest.fixture(params=["pty", "tcp"])
def sim(request: pytest.FixtureRequest, family: Literal["8a", "wkly"]) -> Iterator[LockerSimulator]:
    with LockerSimulator(BOARDS, port=0 if request.param == "tcp" else None, family=family) as simulator:
        yield simulator


@pytest.fixture
def log() -> EventLog:
    return EventLog()


@pytest.fixture
def start(sim: LockerSimulator, log: EventLog, family: str) -> Iterator[Start]:
    running: list[Lockers] = []

    def begin(**changes: object) -> Lockers:
        profile = FAST.model_copy(update={"family": family, **changes})
        running.append(Lockers(sim.url, log, profile, backoff=(0.05,)).start())
        return running[-1]

    yield begin
    for lockers in running:
        assert lockers.stop(), "the driver did not stop within two seconds"


def finished(log: EventLog, job: str) -> tuple[OpenOutcome, OpenReason]:
    event = log.expect(OpenFinished, lambda e: e.job_id == job)
    assert [e.job_id for e in log.all(OpenFinished)].count(job) == 1
    return event.outcome, event.reason


def well(log: EventLog) -> None:
    log.expect_status(lambda status: (status.link, status.detail) == (LinkState.ONLINE, ""))


def test_a_door_opens_on_either_board_and_its_closing_is_seen(
    sim: LockerSimulator, log: EventLog, start: Start
) -> None:
    lockers = start()
    well(log)
    for board, lock in ((1, 3), (2, 17)):
        assert lockers.door_open(board, lock) is False
        lockers.open_lock(f"{board}-{lock}", board, lock)
        assert log.expect(DoorChanged) == DoorChanged(board, lock, True)
        assert finished(log, f"{board}-{lock}") == OPENED
        assert sim.is_open(board, lock)
        sim.move_door(board, lock, is_open=False)
        assert log.expect(DoorChanged) == DoorChanged(board, lock, False)
    assert lockers.counters["opened"] == 2
    assert len(log.threads) == 1


def test_many_doors_one_after_the_other(sim: LockerSimulator, log: EventLog, start: Start) -> None:
    lockers = start()
    for lock in range(1, 9):
        lockers.open_lock(str(lock), 1, lock)
    assert [finished(log, str(lock)) for lock in range(1, 9)] == [OPENED] * 8


def test_a_stuck_bolt_is_not_taken_for_an_open_door(sim: LockerSimulator, log: EventLog, start: Start) -> None:
    sim.set_fault(stuck={(2, 5)})
    start().open_lock("1", 2, 5)
    assert finished(log, "1") == (OpenOutcome.FAILED, OpenReason.STILL_CLOSED)
    assert not sim.is_open(2, 5)


def test_an_echo_is_not_taken_for_an_open_door(sim: LockerSimulator, log: EventLog, start: Start) -> None:
    sim.set_fault(echo=True, stuck={(1, 1)})
    lockers = start()
    well(log)
    lockers.open_lock("stuck", 1, 1)
    assert finished(log, "stuck") == (OpenOutcome.FAILED, OpenReason.STILL_CLOSED)
    lockers.open_lock("free", 1, 2)
    assert finished(log, "free") == OPENED


def test_an_echo_is_not_taken_for_the_answer_of_a_slow_bolt_even_of_the_first_door(
    log: EventLog, family: Literal["8a", "wkly"]
) -> None:
    profile = FAST.model_copy(update={"family": family, "settle_seconds": 0.0})
    with LockerSimulator(BOARDS, family=family, bolt_seconds=0.3) as slow:
        slow.set_fault(echo=True)
        lockers = Lockers(slow.url, log, profile, backoff=(0.05,))
        lockers.open_lock("1", 1, 1)
        with lockers:
            assert finished(log, "1") == OPENED


def test_an_echo_alone_is_silence(sim: LockerSimulator, log: EventLog, start: Start) -> None:
    sim.set_fault(echo=True, lost={1, 2})
    lockers = start(open_seconds=0.1, answer_seconds=0.1, lost_after=1)
    assert log.expect_status(lambda s: s.link is LinkState.OFFLINE).detail == "no-answer"
    lockers.open_lock("1", 1, 1)
    assert finished(log, "1") == (OpenOutcome.UNKNOWN, OpenReason.SILENT)
    assert lockers.door_open(1, 1) is None


def test_a_board_wired_the_other_way_round_says_check_polarity(
    sim: LockerSimulator, log: EventLog, start: Start
) -> None:
    sim.set_fault(inverted={2})
    start()
    status = log.expect_status(lambda s: s.detail == "check-polarity: 2")
    assert (status.link, status.action) == (LinkState.ONLINE, Action.MAINTENANCE)
    sim.set_fault(inverted=set())
    well(log)


def test_a_lost_board_does_not_take_the_others_with_it(sim: LockerSimulator, log: EventLog, start: Start) -> None:
    lockers = start(**SOON_LOST)
    well(log)
    sim.set_fault(lost={2})
    status = log.expect_status(lambda s: s.detail == "board-lost: 2")
    assert (status.link, status.action) == (LinkState.ONLINE, Action.MAINTENANCE)
    assert lockers.door_open(2, 1) is None
    lockers.open_lock("1", 1, 1)
    assert finished(log, "1") == OPENED
    sim.set_fault(lost=set())
    well(log)
    assert [check.ok for check in lockers.self_test()] == [True, True, True]


def test_a_door_left_open_is_told_once_and_ends_when_it_is_closed(
    sim: LockerSimulator, log: EventLog, start: Start
) -> None:
    lockers = start(left_open_seconds=0.05)
    well(log)
    sim.move_door(1, 5, is_open=True)
    assert log.expect(DoorLeftOpen) == DoorLeftOpen(1, 5)
    status = log.expect_status(lambda s: s.detail == "door-left-open: 1-5")
    assert status.action is Action.CLEAR
    sim.move_door(1, 5, is_open=False)
    well(log)
    assert log.all(DoorLeftOpen) == [DoorLeftOpen(1, 5)]
    assert lockers.last_errors[-1].detail == "door-left-open: 1-5"


def test_a_door_told_by_the_board_itself(sim: LockerSimulator, log: EventLog, start: Start) -> None:
    sim.set_fault(reports=True)
    lockers = start(poll_seconds=30.0)
    until(lambda: lockers.door_open(2, 9) is False)
    sim.move_door(2, 9, is_open=True)
    assert log.expect(DoorChanged) == DoorChanged(2, 9, True)


@pytest.mark.parametrize("chunk", [1, 3])
def test_answers_in_pieces(sim: LockerSimulator, log: EventLog, start: Start, chunk: int) -> None:
    sim.set_fault(chunk=chunk)
    start().open_lock("1", 2, 24)
    assert finished(log, "1") == OPENED


def test_babble_is_survived(sim: LockerSimulator, log: EventLog, start: Start) -> None:
    lockers = start()
    well(log)
    for _ in range(20):
        sim.say(bytes(range(256)))
    lockers.open_lock("1", 1, 1)
    assert finished(log, "1") == OPENED


def test_pulled_out_and_put_back(sim: LockerSimulator, log: EventLog, start: Start) -> None:
    lockers = start()
    well(log)
    sim.unplug()
    log.expect_status(lambda s: s.link in (LinkState.NO_DEVICE, LinkState.OFFLINE))
    lockers.open_lock("1", 1, 1)
    assert finished(log, "1") == (OpenOutcome.FAILED, OpenReason.LINK_LOST)
    sim.plug()
    well(log)
    lockers.open_lock("2", 1, 1)
    assert finished(log, "2") == OPENED


def test_what_is_not_there_cannot_be_opened(start: Start) -> None:
    lockers = start()
    for board, lock in ((3, 1), (1, 9), (1, 0)):
        with pytest.raises(ValueError, match="no lock"):
            lockers.open_lock("1", board, lock)
    assert lockers.stop()
    with pytest.raises(DeviceError):
        lockers.open_lock("2", 1, 1)
