"""One field of a frame, as a profile describes it: how a value becomes bytes and back.

Codings::

    number      size bytes, big or little endian
    complement  one byte, 255 - value: how some makers write an address
    bcd         two decimal digits a byte, high first: 1234 -> 12 34
    base100     two decimal digits a byte, as a number: 1234 -> 0C 22
    raw         bytes as they are
    gbk         text, GBK, filled up; never half a character
    led-cells   text, each character a cell: 20 + two bytes GBK, 21 + one byte ASCII; filled up

A character outside GBK becomes "?": a board has no glyph for it.
"""

from __future__ import annotations

from typing import Literal, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, model_validator

Value: TypeAlias = int | str | bytes
Coding = Literal["number", "complement", "bcd", "base100", "raw", "gbk", "led-cells"]
Check = Literal["sum8", "xor8", "crc16-modbus"]
_TEXT: frozenset[str] = frozenset({"gbk", "led-cells"})
_DECIMAL: frozenset[str] = frozenset({"bcd", "base100"})
_FULL, _HALF = 0x20, 0x21


class Field(BaseModel):
    """Exactly one of: a constant (`hex`), a checksum (`check`), a length (`counts`), a value (`name`)."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    name: str = ""
    hex: str = ""
    check: Check | None = None
    start: int = 0
    """The checksum covers the bytes from this one up to itself."""
    counts: tuple[int, int] | None = None
    """The length is that of the frame without so many bytes at its start and at its end."""
    size: int = 1
    """Bytes; 0: as many as the length field says."""
    coding: Coding = "number"
    order: Literal["big", "little"] = "big"

    @model_validator(mode="after")
    def _one_meaning(self) -> Self:
        if sum(map(bool, (self.name, self.hex, self.check, self.counts))) != 1:
            raise ValueError("a field is one of name, hex, check, counts")
        if self.hex:
            bytes.fromhex(self.hex)
        if not 0 <= self.size <= 255 or (self.size != 1 and self.coding == "complement"):
            raise ValueError("size is 0 to 255, and 1 with complement")
        return self

    @property
    def width(self) -> int:
        """Bytes it takes; 0 when that is told by the frame itself."""
        if self.hex:
            return len(bytes.fromhex(self.hex))
        return 2 if self.check == "crc16-modbus" else self.size

    def encode(self, value: Value) -> bytes:
        """A named field's bytes. ValueError: the value has no place there."""
        if isinstance(value, str):
            if self.coding not in _TEXT:
                raise ValueError(f"{self.name}: a text for {self.coding}")
            return _cells(value, self.size) if self.coding == "led-cells" else _filled(value, self.size)
        if isinstance(value, bytes):
            if self.coding != "raw" or (self.size and len(value) != self.size):
                raise ValueError(f"{self.name}: {len(value)} bytes for {self.size} of {self.coding}")
            return value
        return self._number(value)

    def decode(self, data: bytes) -> Value | None:
        """The value; None: bytes that this coding never writes."""
        match self.coding:
            case "raw":
                return data
            case "gbk":
                return data.rstrip(b"\0").decode("gbk", "replace")
            case "led-cells":
                return _text(data)
            case "complement":
                return 255 - data[0]
            case "number":
                return int.from_bytes(data, self.order)
            case _:
                return self._decimal(data)

    def _number(self, value: int) -> bytes:
        top = 100**self.size if self.coding in _DECIMAL else 256**self.size
        if self.coding in _TEXT or not 0 <= value < top:
            raise ValueError(f"{self.name}: {value} does not fit {self.size} bytes of {self.coding}")
        if self.coding in _DECIMAL:
            pairs = [value // 100**at % 100 for at in reversed(range(self.size))]
            return bytes(pair // 10 * 16 + pair % 10 if self.coding == "bcd" else pair for pair in pairs)
        return (255 - value if self.coding == "complement" else value).to_bytes(self.size, self.order)

    def _decimal(self, data: bytes) -> int | None:
        value = 0
        for byte in data:
            pair = (byte >> 4) * 10 + (byte & 15) if self.coding == "bcd" else byte
            if pair > 99 or (self.coding == "bcd" and byte & 15 > 9):
                return None
            value = value * 100 + pair
        return value


def checksum(kind: Check, data: bytes) -> bytes:
    """The low byte of the sum, the XOR, or CRC-16/MODBUS low byte first."""
    if kind == "sum8":
        return bytes((sum(data) & 0xFF,))
    if kind == "xor8":
        value = 0
        for byte in data:
            value ^= byte
        return bytes((value,))
    return _crc16(data).to_bytes(2, "little")


def _crc16(data: bytes) -> int:
    crc = 0xFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ 0xA001 * (crc & 1)
    return crc


def _filled(text: str, size: int) -> bytes:
    out = b""
    for char in text:
        raw = char.encode("gbk", "replace")
        if size and len(out) + len(raw) > size:
            break
        out += raw
    return out.ljust(size, b"\0")


def _cells(text: str, size: int) -> bytes:
    out = b""
    for char in text:
        raw = char.encode("gbk", "replace")
        cell = bytes((_FULL if len(raw) == 2 else _HALF,)) + raw
        if size and len(out) + len(cell) > size:
            break
        out += cell
    return out.ljust(size, b"\0")


def _text(data: bytes) -> str | None:
    out, at = "", 0
    while at < len(data) and data[at]:
        step = {_FULL: 2, _HALF: 1}.get(data[at])
        if step is None or at + step >= len(data):
            return None
        out += data[at + 1 : at + 1 + step].decode("gbk", "replace")
        at += 1 + step
    return out if not any(data[at:]) else None
