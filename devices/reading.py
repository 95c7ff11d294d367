"""One reading at one device: the first card or code that comes, or why none did."""

from __future__ import annotations

import queue
import time
from dataclasses import dataclass

from devices.drivers.events import DeviceEvent, StatusChanged
from devices.kind import Json
from devices.named import NamedDevice, NamedError
from devices.status import LinkState

PATIENCE = 6.0  # for a device that does not answer: two of its driver's tries


@dataclass(frozen=True, slots=True)
class Refused:
    """Something lay there and could not be read."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unread:
    """Nothing came in time. ``detail``: what is the matter with the device; empty when it works."""

    detail: str


def read_one(device: NamedDevice, seconds: float) -> Json | Refused | Unread:
    """All fields of what is read, unmasked. Raises ``NamedError`` for a kind that reads nothing."""
    if not device.kind.reads:
        raise NamedError(f"a device of kind {device.kind.word!r} reads nothing")
    events: queue.SimpleQueue[DeviceEvent] = queue.SimpleQueue()
    with device.drive(events.put):
        return _outcome(device, events, seconds)


def _outcome(device: NamedDevice, events: queue.SimpleQueue[DeviceEvent], seconds: float) -> Json | Refused | Unread:
    began = time.monotonic()
    detail = ""
    while (left := began + (min(seconds, PATIENCE) if detail else seconds) - time.monotonic()) > 0:
        try:
            event = events.get(timeout=left)
        except queue.Empty:
            continue
        if isinstance(event, StatusChanged):
            detail = "" if event.status.link in (LinkState.ONLINE, LinkState.STARTING) else event.status.detail
            if event.status.link is LinkState.NO_DEVICE:
                return Unread(detail)
        elif (said := device.kind.tell(event, False)) is not None:
            if said["event"] in device.kind.reads:
                return said
            if said["event"] in device.kind.refuses:
                return Refused(str(said.get("reason", "")))
    return Unread(detail)
