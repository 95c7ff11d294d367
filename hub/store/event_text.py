"""Events as the journal holds them: JSON by kind and version, read through upcasters into today's form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import msgspec
from pydantic import BaseModel
from typing_extensions import TypeIs

import appointments.events
import hall.events
import upkeep.events

Event: TypeAlias = hall.events.Event | upkeep.events.Event | appointments.events.Event
"""All that may stand in a hall's journal."""
EVENT_KINDS: dict[str, type[Event]] = {
    **hall.events.EVENT_KINDS, **upkeep.events.EVENT_KINDS, **appointments.events.EVENT_KINDS,
}  # fmt: skip

Upcaster = Callable[[dict[str, Any]], dict[str, Any]]


def _with_defaults(body: dict[str, Any]) -> dict[str, Any]:
    """What the next version adds has a default that says: as it was before."""
    return body


UPCASTERS: dict[tuple[str, int], Upcaster] = {
    ("ticket.issued", 1): _with_defaults,
    ("ticket.issued", 2): _with_defaults,
    ("ticket.called", 1): _with_defaults,
    ("ticket.withdrawn", 1): _with_defaults,
    ("day.ended", 1): _with_defaults,
    ("day.ended", 2): _with_defaults,
    ("clerk.signed_out", 1): _with_defaults,
    ("ticket.no_show", 1): _with_defaults,
    ("ticket.parked", 1): lambda body: body | {"park": None},  # nobody said yet what for
    ("ticket.finished", 1): _with_defaults,
    ("ticket.transferred", 1): _with_defaults,
}
"""(kind, version) → what turns a body of that version into one of the next. A release that raises an
event's version adds one here; none is ever taken away, since journals are kept for ever."""


class UnreadableEvent(Exception):
    """What stands in the journal is no event."""


class UnknownEvent(UnreadableEvent):
    """The journal holds what this release cannot read: it was written by a newer one."""


def _encode_other(value: object) -> object:
    if isinstance(value, BaseModel):  # a hall's definition, its register, its plan
        return value.model_dump(mode="json", by_alias=True)
    raise TypeError(f"no JSON form for {type(value).__name__}")


def _decode_other(kind: type, value: object) -> object:
    if issubclass(kind, BaseModel):
        return kind.model_validate_json(msgspec.json.encode(value))
    raise TypeError(f"no reading of {kind.__name__}")


_encoder = msgspec.json.Encoder(enc_hook=_encode_other)
_decoders: dict[str, msgspec.json.Decoder[Event]] = {
    kind: msgspec.json.Decoder(form, dec_hook=_decode_other) for kind, form in EVENT_KINDS.items()
}


def is_of_queue(event: Event) -> TypeIs[hall.events.Event]:
    """Whether it changes the queue."""
    return event.kind in hall.events.EVENT_KINDS


def is_of_upkeep(event: Event) -> TypeIs[upkeep.events.Event]:
    """Whether it changes what is known of the equipment."""
    return event.kind in upkeep.events.EVENT_KINDS


def to_text(event: Event) -> str:
    """The event's body."""
    return _encoder.encode(event).decode()


def from_text(
    kind: str, version: int, body: str, upcasters: dict[tuple[str, int], Upcaster] = UPCASTERS
) -> Event:
    """The event in today's form. Raises UnknownEvent for a kind or version of a newer release."""
    form = EVENT_KINDS.get(kind)
    if form is None or version > form.version:
        raise UnknownEvent(f"{kind} version {version}")
    if version == form.version:
        return _decoders[kind].decode(body)
    fields: dict[str, Any] = msgspec.json.decode(body)
    for step in range(version, form.version):
        fields = upcasters[kind, step](fields)
    return _decoders[kind].decode(msgspec.json.encode(fields))
