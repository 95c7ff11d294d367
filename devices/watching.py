"""Several devices in one stream of lines."""

from __future__ import annotations

import queue
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial

from devices.drivers.events import DeviceEvent
from devices.kind import Json
from devices.named import NamedDevice
from devices.telling import event_json

_SLICE = 0.5  # so that Ctrl-C is heard


def lines(devices: Sequence[NamedDevice]) -> Iterator[Json]:
    """A line for each change of any of them, for ever; people masked. Closing it stops the drivers."""
    arrived: queue.SimpleQueue[tuple[NamedDevice, DeviceEvent]] = queue.SimpleQueue()

    def put(device: NamedDevice, event: DeviceEvent) -> None:
        arrived.put((device, event))

    with ExitStack() as running:
        for device in devices:
            running.enter_context(device.drive(partial(put, device)))
        while True:
            try:
                device, event = arrived.get(timeout=_SLICE)
            except queue.Empty:
                continue
            said = event_json(device.kind, event)
            if said is not None:
                at = datetime.now(UTC).isoformat(timespec="milliseconds")  # noqa: TID251 - for people, decides nothing
                yield {"at": at, "device": device.kind.word, "url": device.url, **said}
