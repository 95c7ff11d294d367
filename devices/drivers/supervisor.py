"""What all drivers share: one thread, a link that comes and goes, a status that is told when it changes.

The thread opens the link, lets the driver talk over it, and when it is lost waits 1, 2, 4 … 30 seconds
before it tries again, or until the port that had gone is back. It calls one callback and nothing else, always on
itself. A ``DeviceError`` is a state of the device; any other exception, the callback's included, is a bug and ends
the thread through ``threading.excepthook``.

For whoever looks into it, from any thread: ``capabilities``, ``identity``, ``counters``, ``last_errors``, the
``tap`` on the wire, and ``self_test``, which runs on the driver's thread between two of its own questions.
"""

from __future__ import annotations

import queue
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Self

import structlog

from devices.checks import Check
from devices.drivers.asked_tests import AskedTests, Checks, OnChecks
from devices.drivers.events import DeviceEvent, OnEvent, StatusChanged
from devices.drivers.logbook import Fault, Logbook
from devices.errors import DeviceError, LinkLost, ProtocolViolation
from devices.status import Action, DeviceStatus, LinkState
from devices.transports import Transport, make_transport, open_transport, port_file
from devices.wire_tap import Direction, Tap, TappedTransport

BACKOFF: tuple[float, ...] = (1.0, 2.0, 4.0, 8.0, 16.0, 30.0)
_LOOK = 0.05  # how often it is looked whether the device was plugged in
_log = structlog.get_logger(__name__)


class Supervisor(ABC):
    """Subclasses give ``session`` (talk until ``stopping``, or raise ``DeviceError``) and
    ``status_without_link``."""

    name = "device"
    capabilities: frozenset[str] = frozenset()
    """What this device can do, in words such as ``print``, ``near-end``, ``qr``. From the profile, not the wire."""

    def __init__(
        self,
        url: str,
        on_event: OnEvent,
        *,
        backoff: Sequence[float] = BACKOFF,
        opener: Callable[[str], Transport] = open_transport,
    ) -> None:
        if opener is open_transport:
            make_transport(url)  # a url that makes no sense is told here, to whoever wrote it: ValueError
        self.url = url
        self._on_event = on_event
        self._backoff = tuple(backoff)
        self._opener = opener
        self._failures = 0
        self._port_seen: tuple[int, int, int] | None = None
        self._asked = AskedTests()
        self.logbook = Logbook()
        self.tap: Tap | None = None
        self._status: DeviceStatus | None = None
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> Self:
        """Start once; a stopped driver stays stopped."""
        if self._thread is not None:
            raise RuntimeError("a driver starts once")
        self._thread = threading.Thread(target=self._run, name=f"{self.name} {self.url}", daemon=True)
        self._thread.start()
        return self

    def stop(self, timeout: float = 2.0) -> bool:
        """Let go of the device. True when the thread has ended in time. May be called from the callback too,
        and then does not wait."""
        self._stop.set()
        self.wake()
        thread = self._thread
        if thread is None or thread is threading.current_thread():
            return True
        thread.join(timeout)
        return not thread.is_alive()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def status(self) -> DeviceStatus | None:
        """The last status told; ``None`` before the first."""
        return self._status

    @property
    def identity(self) -> dict[str, str]:
        """What is known of this very machine: ``model``, ``firmware``, ``serial`` … as far as it says so."""
        return {}

    @property
    def counters(self) -> dict[str, int]:
        """A snapshot: how often since the start. ``failures`` and ``links`` (made) with every device."""
        return self.logbook.counters

    @property
    def last_errors(self) -> tuple[Fault, ...]:
        return self.logbook.faults

    def ask_self_test(self, on_done: OnChecks) -> None:
        """Test it soon; ``on_done`` is called once, on the driver's thread. From any thread."""
        self._asked.ask(on_done)
        self.wake()

    def self_test(self, timeout: float = 15.0) -> Checks:
        """Test it now and wait. Not from the callback: that runs on the thread that would do it."""
        answered: queue.SimpleQueue[Checks] = queue.SimpleQueue()
        self.ask_self_test(answered.put)
        try:
            return answered.get(timeout=timeout)
        except queue.Empty:
            return (Check("link", None, "test-not-answered", Action.MAINTENANCE),)

    # For subclasses

    @property
    def stopping(self) -> bool:
        return self._stop.is_set()

    @abstractmethod
    def session(self, link: Transport) -> None:
        """Talk over the link until ``stopping``; raise ``DeviceError`` when it can't go on."""

    @abstractmethod
    def status_without_link(self, link: LinkState, detail: str, action: Action | None) -> DeviceStatus:
        """What the device's status is while there is no link."""

    def checks(self) -> list[Check]:
        """What the self-test finds over the link of the session, on the driver's thread; may raise ``DeviceError``.
        The point ``link`` comes before them by itself."""
        return []

    def attend(self) -> None:
        """Call it in ``session`` once per turn, where no answer is awaited: here self-tests are carried out."""
        if not self._asked.waiting:
            return
        try:
            found = self.checks()
        except DeviceError as error:
            action = _action_for(error)
            self._asked.answer((Check("link", False, str(error), action),))
            raise
        self._asked.answer((self._link_check(), *found))

    def while_waiting(self) -> None:  # noqa: B027 - most drivers have nothing to do then
        """Called when there is no link, at least once per attempt and after each ``wake``."""

    def before_end(self) -> None:  # noqa: B027 - most drivers have nothing to do then
        """Called last on the thread."""

    def wake(self) -> None:
        self._wake.set()

    def pause(self, seconds: float) -> None:
        """Wait that long, or until ``wake`` or ``stop``."""
        self._wake.wait(seconds)
        self._wake.clear()

    def next_wait(self) -> float:
        """Seconds until the next try; longer each time until the device was online."""
        delay = self._backoff[min(self._failures, len(self._backoff) - 1)]
        self._failures += 1
        return delay

    def emit(self, event: DeviceEvent) -> None:
        self._on_event(event)

    def set_status(self, status: DeviceStatus) -> None:
        """Tell it when it differs from the last one; log it when more than the medium changed."""
        old = self._status
        if status == old:
            return
        if status.link is LinkState.ONLINE:
            self._failures = 0
        self._status = status
        self._remember(status)
        if old is None or (old.link, old.paper, old.detail) != (status.link, status.paper, status.detail):
            _log.info(
                "device status",
                device=self.name,
                url=self.url,
                link=status.link.value,
                paper=status.paper and status.paper.value,
                action=status.action and status.action.value,
                detail=status.detail,
            )
        self.emit(StatusChanged(status))

    def _remember(self, status: DeviceStatus) -> None:
        if status.detail and status.action is not None:
            self.logbook.note(status.detail, status.action)

    def _link_check(self) -> Check:
        """How the status stands. A hint on a device that works (paper low) is no failure."""
        status = self._status
        if status is None or status.link is LinkState.STARTING:
            return Check("link", None, "starting")
        return Check("link", status.usable, status.detail, status.action)

    def _run(self) -> None:
        try:
            self.set_status(self.status_without_link(LinkState.STARTING, "", None))
            while not self.stopping:
                try:
                    self._one_session()
                except DeviceError as error:
                    if not self.stopping:  # a question cut short by the stop is no fault of the device
                        self._lost(error)
                        self._wait_to_retry()
        finally:
            self._asked.close((Check("link", None, "driver-stopped"),))
            self.before_end()

    def _one_session(self) -> None:
        self._port_seen = _port(self.url)
        link = TappedTransport(self._opener(self.url), self._heard)
        self.logbook.count("links")
        try:
            self.session(link)
        finally:
            link.close()

    def _heard(self, direction: Direction, data: bytes) -> None:
        if (listener := self.tap) is not None:  # once: another thread may take it away
            listener(direction, data)

    def _lost(self, error: DeviceError) -> None:
        state = error.link if isinstance(error, LinkLost) else LinkState.OFFLINE
        self.set_status(self.status_without_link(state, str(error), _action_for(error)))

    def _wait_to_retry(self) -> None:
        until = time.monotonic() + self.next_wait()
        while not self.stopping and (left := until - time.monotonic()) > 0:
            self.while_waiting()
            if self._asked.waiting:
                self._asked.answer((self._link_check(),))
            if self._plugged_in():
                self._failures = 0  # its own first try, its own short waits
                return
            self.pause(left if port_file(self.url) is None else min(left, _LOOK))

    def _plugged_in(self) -> bool:
        """Whether it came, or went and came back, since the last try."""
        port = _port(self.url)
        return port is not None and port != self._port_seen


def _port(url: str) -> tuple[int, int, int] | None:
    """Tells one plugging in of the device from the next; None where it is not there, or is not behind a file.

    The inode and its last change of the name in /dev, and the device that it leads to.
    """
    if (file := port_file(url)) is None:
        return None
    try:
        name, device = file.lstat(), file.stat()
    except OSError:
        return None
    return name.st_ino, name.st_ctime_ns, device.st_rdev


def _action_for(error: DeviceError) -> Action:
    """Nonsense on the wire is a wrong setting or a broken device; a lost link may come back by itself."""
    return Action.MAINTENANCE if isinstance(error, ProtocolViolation) else Action.SUSPEND
