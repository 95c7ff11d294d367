"""Self-tests of devices that nothing else uses just now."""

from __future__ import annotations

import contextlib
import queue
from collections.abc import Iterator, Sequence

from devices.checks import Check
from devices.drivers.events import DeviceEvent, StatusChanged
from devices.named import NamedDevice
from devices.status import LinkState

SETTLE_SECONDS = 5.0


def tested(devices: Sequence[NamedDevice]) -> Iterator[tuple[NamedDevice, tuple[Check, ...]]]:
    """One after the other, since two may share a line."""
    for device in devices:
        settled: queue.SimpleQueue[None] = queue.SimpleQueue()

        def heard(event: DeviceEvent, settled: queue.SimpleQueue[None] = settled) -> None:
            if isinstance(event, StatusChanged) and event.status.link is not LinkState.STARTING:
                settled.put(None)

        with device.drive(heard) as driver:
            with contextlib.suppress(queue.Empty):  # the self-test says what is the matter with one that does not
                settled.get(timeout=SETTLE_SECONDS)
            yield device, driver.self_test()
