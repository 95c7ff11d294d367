from __future__ import annotations

import queue
import threading
import time

import pytest

from devices.checks import Check
from devices.drivers.events import StatusChanged
from devices.drivers.idcard import IdCardReader
from devices.drivers.supervisor import BACKOFF, Supervisor
from devices.errors import DeviceError, DeviceTimeout, LinkLost, ProtocolViolation
from devices.status import Action, DeviceStatus, LinkState
from devices.transports import Transport
from devices.wire_tap import Direction
from tests.devices.eventlog import EventLog


class MemoryLink:
    """A transport that does nothing, and remembers whether it was closed."""

    url = "memory:"

    def __init__(self) -> None:
        self.closed = threading.Event()

    def open(self) -> None: ...

    def close(self) -> None:
        self.closed.set()

    def write(self, data: bytes) -> None: ...

    def read(self, timeout: float) -> bytes:
        return b""


class Driver(Supervisor):
    """A session per entry: an error to raise, or ``None`` to stay online until it is stopped."""

    def __init__(
        self, log: EventLog, *sessions: DeviceError | None, backoff: tuple[float, ...] = (0.0,)
    ) -> None:
        self.links: list[MemoryLink] = []
        self.waits: list[float] = []
        self._sessions = list(sessions)
        super().__init__("memory:", log, backoff=backoff, opener=self._open)

    def _open(self, _: str) -> Transport:
        if self._sessions and isinstance(self._sessions[0], LinkLost):
            raise self._sessions.pop(0) or AssertionError
        self.links.append(MemoryLink())
        return self.links[-1]

    def status_without_link(self, link: LinkState, detail: str, action: Action | None) -> DeviceStatus:
        return DeviceStatus(link, action=action, detail=detail)

    def session(self, link: Transport) -> None:
        error = self._sessions.pop(0) if self._sessions else None
        if error is not None:
            if str(error) == "after a while":
                self.set_status(DeviceStatus(LinkState.ONLINE))
            raise error
        self.set_status(DeviceStatus(LinkState.ONLINE))
        while not self.stopping:
            self.pause(5.0)

    def next_wait(self) -> float:
        self.waits.append(super().next_wait())
        return self.waits[-1]


def links(log: EventLog) -> list[LinkState]:
    return [event.status.link for event in log.all(StatusChanged)]


def test_the_waits_grow_from_one_to_thirty_seconds() -> None:
    assert BACKOFF == (1, 2, 4, 8, 16, 30)


def test_it_comes_back_and_tells_each_state_once() -> None:
    log = EventLog()
    lost = [LinkLost("not there") for _ in range(3)]
    with Driver(log, *lost, DeviceTimeout("no-answer")) as driver:
        log.expect_status(lambda s: s.link is LinkState.ONLINE)
        assert links(log) == [LinkState.STARTING, LinkState.NO_DEVICE, LinkState.OFFLINE, LinkState.ONLINE]
    assert driver.links[0].closed.is_set()
    assert driver.links[1].closed.is_set()


def test_it_waits_longer_each_time_and_at_the_end_no_longer() -> None:
    log = EventLog()
    driver = Driver(log, *[LinkLost("x") for _ in range(4)], backoff=(0.001, 0.002, 0.003))
    with driver:
        log.expect_status(lambda s: s.link is LinkState.ONLINE)
    assert driver.waits == [0.001, 0.002, 0.003, 0.003]


def test_once_it_was_online_it_starts_with_the_shortest_wait_again() -> None:
    log = EventLog()
    sessions = [LinkLost("x"), LinkLost("x"), DeviceTimeout("after a while"), LinkLost("x")]
    driver = Driver(log, *sessions, backoff=(0.001, 0.002, 0.003))
    with driver:
        log.expect_status(lambda s: s.detail == "after a while")
        log.expect_status(lambda s: s.link is LinkState.ONLINE)
    assert driver.waits == [0.001, 0.002, 0.001, 0.002]


def test_nonsense_is_for_an_engineer_and_silence_is_not() -> None:
    log = EventLog()
    with Driver(log, ProtocolViolation("checksum"), DeviceTimeout("no-answer")):
        assert log.expect_status(lambda s: s.link is LinkState.OFFLINE).action is Action.MAINTENANCE
        assert log.expect_status(lambda s: s.link is LinkState.OFFLINE).action is Action.SUSPEND


def test_stop_ends_a_long_wait() -> None:
    log = EventLog()
    driver = Driver(log, LinkLost("x"), backoff=(30.0,)).start()
    log.expect_status(lambda s: s.link is LinkState.NO_DEVICE)
    began = time.monotonic()
    assert driver.stop()
    assert time.monotonic() - began < 2.0


def test_stop_out_of_the_callback_does_not_wait_for_itself() -> None:
    box: list[Driver] = []
    done = threading.Event()

    class Stopper(EventLog):
        def __call__(self, event: object) -> None:
            if isinstance(event, StatusChanged) and event.status.link is LinkState.ONLINE:
                assert box[0].stop()
                done.set()

    box.append(Driver(Stopper()))
    box[0].start()
    assert done.wait(5.0)
    assert box[0].stop()


def test_it_starts_once() -> None:
    driver = Driver(EventLog())
    with driver, pytest.raises(RuntimeError):
        driver.start()
    assert driver.status is not None


class UnderTest(Driver):
    """Attends between its turns; its self-test finds what it is given."""

    def __init__(self, log: EventLog, *found: Check | DeviceError) -> None:
        super().__init__(log)
        self.found = list(found)
        self.tests_on: list[str] = []

    def session(self, link: Transport) -> None:
        self.set_status(DeviceStatus(LinkState.ONLINE))
        while not self.stopping:
            self.attend()
            self.pause(5.0)

    def checks(self) -> list[Check]:
        self.tests_on.append(threading.current_thread().name)
        found = self.found.pop(0)
        if isinstance(found, DeviceError):
            raise found
        return [found]


def test_a_self_test_runs_on_the_drivers_thread_and_says_first_how_the_link_is() -> None:
    log = EventLog()
    with UnderTest(log, Check("paper", False, "paper-out", Action.CLEAR)) as driver:
        log.expect_status(lambda s: s.link is LinkState.ONLINE)
        assert driver.self_test() == (Check("link", True), Check("paper", False, "paper-out", Action.CLEAR))
        assert driver.tests_on == ["device memory:"]


def test_a_device_that_goes_away_while_it_is_tested_is_told_and_comes_back() -> None:
    log = EventLog()
    with UnderTest(log, LinkLost("port-lost: EIO"), Check("paper", True)) as driver:
        log.expect_status(lambda s: s.link is LinkState.ONLINE)
        assert driver.self_test() == (Check("link", False, "port-lost: EIO", Action.SUSPEND),)
        log.expect_status(lambda s: s.link is LinkState.NO_DEVICE)
        log.expect_status(lambda s: s.link is LinkState.ONLINE)
        assert driver.self_test()[1:] == (Check("paper", True),)
        assert [fault.detail for fault in driver.last_errors] == ["port-lost: EIO"]
        assert driver.counters == {"links": 2, "failures": 1}


def test_everybody_who_asks_is_answered_also_at_the_end() -> None:
    log = EventLog()
    with UnderTest(log, Check("paper", True), Check("paper", True), Check("paper", True)) as driver:
        log.expect_status(lambda s: s.link is LinkState.ONLINE)
        answers: queue.SimpleQueue[tuple[Check, ...]] = queue.SimpleQueue()
        for _ in range(3):
            driver.ask_self_test(answers.put)
        assert all(answers.get(timeout=30.0) for _ in range(3))
    assert driver.self_test() == (Check("link", None, "driver-stopped"),)


def test_the_tap_hears_what_is_written_and_read_and_can_be_taken_away() -> None:
    class Talking(Driver):
        def session(self, link: Transport) -> None:
            self.set_status(DeviceStatus(LinkState.ONLINE))
            while not self.stopping:
                link.write(b"?")
                link.read(0)
                self.pause(0.01)

    log, heard = EventLog(), queue.SimpleQueue[tuple[Direction, bytes]]()
    with Talking(log) as driver:
        driver.tap = lambda direction, data: heard.put((direction, data))
        assert heard.get(timeout=30.0) == (Direction.OUT, b"?")  # a read of nothing is not told
        driver.tap = None
        log.expect_status(lambda s: s.link is LinkState.ONLINE)


def test_a_url_without_sense_is_told_to_whoever_wrote_it() -> None:
    with pytest.raises(ValueError, match="not a device url"):
        IdCardReader("usb:/dev/x", EventLog())
