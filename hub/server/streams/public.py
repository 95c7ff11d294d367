"""Which part of an event an audience may see, as bytes of the stream."""

from __future__ import annotations

import msgspec

from hub.store.journal import Entry
from hub.wire import PUBLIC_EVENTS, Audience

PING = b": ping\n\n"

_encoder = msgspec.json.Encoder()


def public_event(entry: Entry, audience: Audience) -> bytes | None:
    """The event with that audience's fields; None when it may not see it at all."""
    fields = PUBLIC_EVENTS[audience].get(entry.event.kind)
    if fields is None:
        return None
    data = _encoder.encode({name: getattr(entry.event, name) for name in fields})
    return frame(entry.event.kind, data, entry.seq)


def frame(kind: str, data: bytes, seq: int | None = None) -> bytes:
    """One server-sent event; `data` is JSON without a line break."""
    head = b"" if seq is None else b"id: %d\n" % seq
    return b"event: %b\n%bdata: %b\n\n" % (kind.encode(), head, data)
