"""How this machine's devices are, told to the hub: all of them when it is reached, and again whenever one changes.

Nothing is queued: what is told is how they are now, under an id of its own; while the hub is away nothing is sent. A
card that comes and goes, a ticket in the mouth, a device that is busy for a moment say something of a visitor and
nothing of the device: they are told once they have lasted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Protocol

import structlog
from PySide6.QtCore import QObject, QTimer, Slot

from hub.wire import Answer, DeviceReading, Problem, ReportDevicesCommand
from ui_common.bridge import Bridge
from ui_common.posting import Unreachable

SOON_MS = 100
"""Several devices that change at once, as when a hub of USB is unplugged, are one report."""
LASTING_MS = 60_000
STARTING_MS = 10_000
"""So long a program that has just started waits for its devices: one that is starting is neither well nor ill."""
AGAIN_MS = 30_000
"""After a refusal, or no answer though the hub is there."""
LONGEST_DETAIL = 200

_log = structlog.get_logger("device_reports")


class Status(Protocol):
    """What a driver tells of its device."""

    @property
    def link(self) -> str: ...
    @property
    def media(self) -> str | None: ...
    @property
    def paper(self) -> str | None: ...
    @property
    def action(self) -> str | None: ...
    @property
    def detail(self) -> str: ...


class Line(Protocol):
    """The part of ui_common.hub_link.HubLink that sends."""

    def send(
        self, command: ReportDevicesCommand, answered: Callable[[Answer | Problem | Unreachable], None]
    ) -> object: ...


class DeviceReports(QObject):
    """`devices`: name on this machine -> kind. Connect the link's stateChanged to `hub_state`."""

    def __init__(self, line: Line, devices: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self._now = {name: DeviceReading(kind=kind, link="starting") for name, kind in devices.items()}
        self._told: dict[str, DeviceReading] | None = None
        self._online = self._under_way = False
        self._refused = ""
        self._soon, self._lasting, self._again = self._timer(SOON_MS), self._timer(LASTING_MS), self._timer(AGAIN_MS)
        self._starting = self._timer(STARTING_MS)
        self._starting.start()

    def stop(self) -> None:
        """Tell nothing any more."""
        self._online = False
        for timer in (self._soon, self._lasting, self._again, self._starting):
            timer.stop()

    def follow(self, name: str, news: Bridge, status_in: Callable[[object], Status | None]) -> None:
        """Note each status that is in the news of that device's driver."""

        def heard(event: object) -> None:
            status = status_in(event)
            if status is not None:
                self.note(name, status)

        news.arrived.connect(heard)

    def note(self, name: str, status: Status) -> None:
        """That device is so now."""
        self._now[name] = _reading(self._now[name].kind, status)
        self._look()

    @Slot(str)
    def hub_state(self, state: str) -> None:
        """The hub came or went: one that comes is told everything."""
        self._online = state == "online"
        if self._online:
            self._told = None
            self._look()

    def _look(self) -> None:
        """Choose when to tell what the hub does not know yet."""
        if self._told is None or _conditions(self._told) != _conditions(self._now):
            if not self._soon.isActive():
                self._soon.start()
        elif self._told != self._now:
            self._lasting.start()

    @Slot()
    def _tell(self) -> None:
        if not self._online or self._under_way or self._now == self._told or self._too_early():
            return
        self._under_way, sent = True, dict(self._now)
        self._line.send(ReportDevicesCommand(devices=sent), partial(self._answered, sent))

    def _too_early(self) -> bool:
        return self._starting.isActive() and any(each.link == "starting" for each in self._now.values())

    def _answered(self, sent: dict[str, DeviceReading], answer: Answer | Problem | Unreachable) -> None:
        self._under_way = False
        if isinstance(answer, Answer):
            self._told, self._refused = sent, ""
            self._look()
            return
        why = answer.code if isinstance(answer, Problem) else "unreachable"
        if why != self._refused:
            _log.warning("devices not told", why=why)
        self._refused = why
        self._again.start()

    def _timer(self, wait: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=wait)
        timer.timeout.connect(self._tell)
        return timer


def named(kinds: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Name on the machine and kind, of each: the word of its kind, numbered from the second of a kind on."""
    seen = Counter[str]()
    for kind in kinds:
        seen[kind] += 1
        yield (kind if seen[kind] == 1 else f"{kind}-{seen[kind]}"), kind


def _reading(kind: str, status: Status) -> DeviceReading:
    """Plain words, whatever enumeration the driver has them from."""
    told = {key: getattr(status, key) for key in ("link", "media", "paper", "action")}
    words = {key: None if word is None else str(word) for key, word in told.items()}
    return DeviceReading.model_validate({"kind": kind, **words, "detail": status.detail[:LONGEST_DETAIL]})


def _conditions(readings: Mapping[str, DeviceReading]) -> dict[str, DeviceReading]:
    """The same without what a visitor makes of a device in passing."""
    return {name: _condition(each) for name, each in readings.items()}


def _condition(reading: DeviceReading) -> DeviceReading:
    passing = {"media": None} if reading.media in ("present", "notPresent", "entering") else {}
    busy = {"link": "online"} if reading.link == "deviceBusy" else {}
    return reading.model_copy(update=passing | busy)
