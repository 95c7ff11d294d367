"""Frames out of a template: what counter equipment speaks, each maker his own, without I/O.

A template is a row of fields (`devices.codecs.frame_fields`): constants, a length, values, a checksum. It lays
frames down and finds them again in what comes in. The reader skips what is no frame, byte by byte, and says so once
for each run of such bytes; it never holds more than the longest frame.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, model_validator

from devices.codecs.frame_fields import Field, Value, checksum
from devices.errors import Side

LONGEST: Final = 255
"""Bytes of one frame; a length that says more is no length."""
Values: TypeAlias = dict[str, Value]


@dataclass(frozen=True, slots=True)
class FrameRead:
    """One whole frame: which template, and its named values."""

    frame: str
    values: Values


@dataclass(frozen=True, slots=True)
class FrameError:
    """Bytes that are no frame; once for a run of them."""

    side: Side
    reason: str


FrameEvent = FrameRead | FrameError


class Template(BaseModel):
    """A frame's fields, in order. At most one has no size of its own, and then a length tells it."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    fields: tuple[Field, ...]

    @model_validator(mode="after")
    def _measurable(self) -> Self:
        open_ended = [field for field in self.fields if field.width == 0]
        if not self.fields or len(open_ended) > 1:
            raise ValueError("a frame has fields, at most one of them without a size")
        if open_ended and not any(field.counts for field in self.fields):
            raise ValueError("a field without a size needs a length")
        return self

    def build(self, values: Mapping[str, Value]) -> bytes:
        """The frame's bytes. KeyError: a value is missing; ValueError: one does not fit."""
        parts = [self._part(field, values) for field in self.fields]
        total = sum(map(len, parts))
        if total > LONGEST:
            raise ValueError(f"a frame of {total} bytes")
        out = b""
        for field, part in zip(self.fields, parts, strict=True):
            if field.counts:
                part = (total - sum(field.counts)).to_bytes(field.size, field.order)
            elif field.check:
                part = checksum(field.check, out[field.start :])
            out += part
        return out

    def _part(self, field: Field, values: Mapping[str, Value]) -> bytes:
        if field.hex:
            return bytes.fromhex(field.hex)
        return field.encode(values[field.name]) if field.name else bytes(field.width)

    def match(self, data: bytes, expect: Mapping[str, Value]) -> tuple[int, Values] | Literal["more", "no"]:
        """A frame at the start of `data` and its size; "more": not to be told yet. What `expect` names must be so."""
        values: Values = {}
        at, total = 0, None if any(not field.width for field in self.fields) else self._fixed
        for field in self.fields:
            width = field.width or (total or 0) - self._fixed
            part = data[at : at + width]
            if len(part) < width:
                wrong = field.hex and not bytes.fromhex(field.hex).startswith(part)
                return "no" if wrong else "more"
            if field.counts:
                told = int.from_bytes(part, field.order) + sum(field.counts)
                if (total is not None and told != total) or not self._fixed <= told <= LONGEST:
                    return "no"
                total = told
            elif not self._holds(field, part, data[field.start : at], values, expect):
                return "no"
            at += width
        return at, values

    def _holds(
        self, field: Field, part: bytes, before: bytes, values: Values, expect: Mapping[str, Value]
    ) -> bool:
        if field.hex:
            return part == bytes.fromhex(field.hex)
        if field.check:
            return part == checksum(field.check, before)
        value = field.decode(part)
        if value is None or expect.get(field.name, value) != value:
            return False
        values[field.name] = value
        return True

    @property
    def _fixed(self) -> int:
        return sum(field.width for field in self.fields)


class FrameReader:
    """Finds frames of several templates. Where one may begin two, the template named first is waited for."""

    def __init__(self, templates: Mapping[str, Template], expect: Mapping[str, Value] | None = None) -> None:
        self._templates = dict(templates)
        self._expect = dict(expect or {})
        self._buffer = bytearray()
        self._lost = False

    @property
    def pending(self) -> int:
        """Bytes held back: half a frame."""
        return len(self._buffer)

    def receive(self, data: bytes) -> list[FrameEvent]:
        self._buffer += data
        events: list[FrameEvent] = []
        while self._buffer and (event := self._next()) != "more":
            events += self._told(event)
        return events

    def gap(self) -> list[FrameEvent]:
        """Nothing came for too long: what is held back is no frame, though one may stand in it."""
        events: list[FrameEvent] = []
        while self._buffer:
            events += self._told(self._next(over=True))
        return events

    def _told(self, event: FrameRead | Literal["more", "no"]) -> list[FrameEvent]:
        if isinstance(event, FrameRead):
            self._lost = False
            return [event]
        already, self._lost = self._lost, True
        return [] if already else [FrameError(Side.THEIRS, "no frame")]

    def _next(self, *, over: bool = False) -> FrameRead | Literal["more", "no"]:
        """What stands at the start; `over`: no more bytes will come, so nothing is waited for."""
        head = bytes(self._buffer[:LONGEST])
        for name, template in self._templates.items():
            found = template.match(head, self._expect)
            if found == "more" and not over:
                return "more"
            if not isinstance(found, str):
                del self._buffer[: found[0]]
                return FrameRead(name, found[1])
        del self._buffer[0]
        return "no"
