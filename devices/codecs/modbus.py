"""Modbus RTU for relay and input boards on RS-485, without I/O: lamps are coils, buttons and sensors are inputs.

Wire format (Modbus over serial line specification; figures big-endian, the check low byte first)::

    read coils       AA 01 | first 2 | count 2 | crc 2      answer AA 01 | bytes 1 | bits, first coil lowest | crc
    read inputs      AA 02 | first 2 | count 2 | crc 2      answer AA 02 | bytes 1 | bits, first input lowest | crc
    write one coil   AA 05 | coil 2 | FF00 on, 0000 off | crc 2      answer: the same
    exception        AA 81|82|85 | code 1 | crc 2

crc: CRC-16 with polynomial A001, begun with FFFF. The answer to a write is the request itself, so an adapter that
echoes looks like success: whether a coil is on is asked with a read. There is no mark to find a frame by; what does not
add up is stepped over byte by byte.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

READ_COILS, READ_INPUTS, WRITE_COIL = 0x01, 0x02, 0x05
_EXCEPTION = 0x80
_KNOWN = {READ_COILS, READ_INPUTS, WRITE_COIL}
MAX_BITS = 32


@dataclass(frozen=True, slots=True)
class Bits:
    """Coils or inputs, in order; filled up to whole bytes with False."""

    function: int
    values: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class CoilWritten:
    coil: int
    on: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """The board says no: 1 unknown function, 2 no such coil or input, 3 no such value, 4 the board failed."""

    function: int
    code: int


ModbusAnswer: TypeAlias = Bits | CoilWritten | Refused


def crc16(data: bytes) -> bytes:
    """The two bytes of the check as they stand in a frame."""
    value = 0xFFFF
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = (value >> 1) ^ (0xA001 if value & 1 else 0)
    return value.to_bytes(2, "little")


def read_bits(board: int, function: int, count: int, first: int = 0) -> bytes:
    """Ask for coils or inputs. ``count`` up to MAX_BITS."""
    if function not in (READ_COILS, READ_INPUTS) or not 1 <= count <= MAX_BITS:
        raise ValueError(f"function {function}, {count} bits")
    return _framed(bytes((board, function)) + first.to_bytes(2, "big") + count.to_bytes(2, "big"))


def write_coil(board: int, coil: int, on: bool) -> bytes:
    return _framed(bytes((board, WRITE_COIL)) + coil.to_bytes(2, "big") + (b"\xff\x00" if on else b"\x00\x00"))


def _framed(body: bytes) -> bytes:
    return body + crc16(body)


class ModbusDecoder:
    """Answers of one board; those of others on the same line are stepped over."""

    def __init__(self, board: int) -> None:
        self._board = board
        self._buffer = bytearray()
        self.skipped = 0

    @property
    def pending(self) -> int:
        """Bytes waiting for the rest of their frame; fewer than the longest frame has."""
        return len(self._buffer)

    def reset(self) -> None:
        self._buffer.clear()

    def receive(self, data: bytes) -> list[ModbusAnswer]:
        answers: list[ModbusAnswer] = []
        for byte in data:  # lines this slow bring few bytes at a time
            self._buffer.append(byte)
            answers += self._whole()
        return answers

    def _whole(self) -> Sequence[ModbusAnswer]:
        while self._buffer:
            size = self._size()
            if size is not None and len(self._buffer) < size:
                return ()
            frame = bytes(self._buffer[: size or 0])
            if size is not None and crc16(frame[:-2]) == frame[-2:] and (answer := _answer(frame)):
                del self._buffer[:size]
                return (answer,)
            del self._buffer[0]
            self.skipped += 1
        return ()

    def _size(self) -> int | None:
        """How long the frame at the start must be; None: it is none."""
        head = self._buffer[:3]
        if head[0] != self._board or (len(head) > 1 and head[1] & ~_EXCEPTION not in _KNOWN):
            return None
        if len(head) < 3:
            return 5
        if head[1] & _EXCEPTION:
            return 5
        if head[1] == WRITE_COIL:
            return 8
        return 5 + head[2] if 1 <= head[2] <= MAX_BITS // 8 else None


def _answer(frame: bytes) -> ModbusAnswer | None:
    function = frame[1]
    if function & _EXCEPTION:
        return Refused(function & ~_EXCEPTION, frame[2])
    if function == WRITE_COIL:
        on = frame[4:6] == b"\xff\x00"
        return CoilWritten(int.from_bytes(frame[2:4], "big"), on) if on or frame[4:6] == b"\x00\x00" else None
    bits = int.from_bytes(frame[3:-2], "little")
    return Bits(function, tuple(bool(bits >> at & 1) for at in range(8 * frame[2])))
