"""One question to the card reader and its answer."""

from __future__ import annotations

import time
from collections.abc import Callable

from devices.codecs.idcard import Command, IdCardDecoder, IdCardEvent, ProtocolError, encode, fits
from devices.errors import Side
from devices.transports import Transport

_STALE_READS = 16  # a device that babbles without end must not hold us here
_SLICE = 0.25  # how long a stop may have to wait


def exchange(
    link: Transport, decoder: IdCardDecoder, command: Command, seconds: float, stopping: Callable[[], bool]
) -> IdCardEvent | None:
    """What comes back to that question; ``None`` when nothing whole came in time. Late answers to earlier
    questions are thrown away first, and an answer that can't be one to this question (a line that says all twice)
    is waited over: an answer does not say which question it belongs to."""
    decoder.reset()
    for _ in range(_STALE_READS):
        if not link.read(0):
            break
    link.write(encode(command))
    until, strange = time.monotonic() + seconds, False
    while (left := until - time.monotonic()) > 0 and not stopping():
        events = decoder.receive(link.read(min(left, _SLICE)))
        good = [event for event in events if fits(command, event)]
        broken = [event for event in events if isinstance(event, ProtocolError)]
        if good or broken:
            return (good or broken)[0]
        strange = strange or bool(events)
    return ProtocolError(Side.THEIRS, "an answer to another question") if strange else None
