"""One question to the card reader and its answer."""

from __future__ import annotations

import time
from collections.abc import Callable

from devices.codecs.idcard import IdCardDecoder, IdCardEvent
from devices.transports import Transport

_STALE_READS = 16  # a device that babbles without end must not hold us here
_SLICE = 0.25  # how long a stop may have to wait


def exchange(
    link: Transport, decoder: IdCardDecoder, request: bytes, seconds: float, stopping: Callable[[], bool]
) -> IdCardEvent | None:
    """The first thing that comes back; ``None`` when nothing whole came in time. Late answers to earlier
    questions are thrown away first: an answer does not say which question it belongs to."""
    decoder.reset()
    for _ in range(_STALE_READS):
        if not link.read(0):
            break
    link.write(request)
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0 and not stopping():
        if events := decoder.receive(link.read(min(left, _SLICE))):
            return events[0]
    return None
