from __future__ import annotations

import threading
import time

import pytest

from devices.drivers.events import StatusChanged
from devices.drivers.supervisor import BACKOFF, Supervisor
from devices.errors import DeviceError, DeviceTimeout, LinkLost, ProtocolViolation
from devices.status import Action, DeviceStatus, LinkState
from devices.transports import Transport
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
        self.pauses: list[float] = []
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

    def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        super().pause(seconds)


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
    assert [round(wait, 3) for wait in driver.pauses[:4]] == [0.001, 0.002, 0.003, 0.003]


def test_once_it_was_online_it_starts_with_the_shortest_wait_again() -> None:
    log = EventLog()
    sessions = [LinkLost("x"), LinkLost("x"), DeviceTimeout("after a while"), LinkLost("x")]
    driver = Driver(log, *sessions, backoff=(0.001, 0.002, 0.003))
    with driver:
        log.expect_status(lambda s: s.detail == "after a while")
        log.expect_status(lambda s: s.link is LinkState.ONLINE)
    assert [round(wait, 3) for wait in driver.pauses[:4]] == [0.001, 0.002, 0.001, 0.002]


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
