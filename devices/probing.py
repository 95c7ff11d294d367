"""Who is there? Each kind that can be on such a port asks in its turn, the harmless questions first."""

from __future__ import annotations

import queue
import time
from collections.abc import Iterator
from dataclasses import dataclass

from devices.checks import Check
from devices.drivers.events import DeviceEvent, StatusChanged
from devices.kind import Kind
from devices.kinds import all_kinds
from devices.ports import url_of
from devices.status import DeviceStatus, LinkState
from devices.wire_tap import Direction

ANSWER_SECONDS = 4.0


@dataclass(frozen=True, slots=True)
class Tried:
    """One kind at one url. ``answered``: bytes came back, and they made sense."""

    kind: Kind
    url: str
    answered: bool
    status: DeviceStatus | None
    checks: tuple[Check, ...] = ()


def probe(port: str, seconds: float = ANSWER_SECONDS) -> Iterator[Tried]:
    """Try kind after kind, up to the first that answers. Devices that only ever speak first cannot be found so."""
    for kind in sorted(all_kinds(), key=lambda each: each.probe_turn):
        for url in _urls(port, kind):
            tried = _try(kind, url, seconds)
            yield tried
            if tried.answered or _no_port(tried):
                return


def _urls(port: str, kind: Kind) -> list[str]:
    if port.startswith("tcp:") or "baud=" in port:
        return [port] if kind.probe_bauds else []
    return [url_of(port.removeprefix("serial:"), baud) for baud in kind.probe_bauds]


def _no_port(tried: Tried) -> bool:
    """No other kind could do better."""
    return tried.status is not None and tried.status.link is LinkState.NO_DEVICE


def _try(kind: Kind, url: str, seconds: float) -> Tried:
    events: queue.SimpleQueue[DeviceEvent] = queue.SimpleQueue()
    heard: list[int] = []
    driver = kind.drive(url, events.put, kind.profile)
    driver.tap = lambda direction, data: heard.append(len(data)) if direction is Direction.IN else None
    with driver:
        status = _settled(events, seconds)
        answered = bool(heard) and status is not None and status.link is not LinkState.OFFLINE
        return Tried(kind, url, answered, status, driver.self_test(seconds) if answered else ())


def _settled(events: queue.SimpleQueue[DeviceEvent], seconds: float) -> DeviceStatus | None:
    """The first status that is more than "starting"."""
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        try:
            event = events.get(timeout=left)
        except queue.Empty:
            return None
        if isinstance(event, StatusChanged) and event.status.link is not LinkState.STARTING:
            return event.status
    return None
