"""Every decoder of a stream of bytes, with a good frame of its device: what the trials of bad input are made with.

A decoder joins them by an entry here. ``make`` gives a fresh one as two functions: feed it bytes and get what it made
of them, and ask how many bytes it keeps. ``sure`` is how many good frames after rubbish are enough for one to be heard.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from devices.codecs.codes import MAX_CODE, CodeDecoder
from devices.codecs.escpos_status import StatusDecoder
from devices.codecs.escpos_stream import LIMIT as STREAM_LIMIT
from devices.codecs.escpos_stream import OpReader
from devices.codecs.frames import FrameReader
from devices.codecs.idcard import MAX_LEN, IdCardDecoder
from devices.codecs.keypad import KeypadDecoder, Meaning
from devices.codecs.keystrokes import KeystrokeDecoder
from devices.codecs.modbus import ModbusDecoder, crc16
from devices.drivers.led_bar import LedBarProfile
from devices.drivers.pads import CallPadProfile
from devices.profiles import load_profile
from tests.devices.codecs.test_frames import SCREEN_3_PAGE_10
from tests.devices.codecs.vectors import BASE_FRAME, FOUND

Feed = Callable[[bytes], Sequence[object]]
Kept = Callable[[], int]


@dataclass(frozen=True)
class Stream:
    word: str
    make: Callable[[], tuple[Feed, Kept]]
    frame: bytes
    limit: int  # bytes that it may keep
    sure: int = 1
    flood: int = 1 << 15  # bytes that it must stand in one piece

    def heard(self, *pieces: bytes) -> list[object]:
        feed, _ = self.make()
        return [event for piece in pieces for event in feed(piece)]

    @property
    def good(self) -> list[object]:
        """What its frame means."""
        return self.heard(self.frame)


def _idcard() -> tuple[Feed, Kept]:
    decoder = IdCardDecoder()
    return decoder.receive, lambda: decoder.pending


def _auto_status() -> tuple[Feed, Kept]:
    decoder = StatusDecoder(auto=True)
    return decoder.receive, lambda: decoder.waiting


def _printer_stream() -> tuple[Feed, Kept]:
    reader = OpReader()
    return reader.receive, lambda: reader.pending


def _scanner() -> tuple[Feed, Kept]:
    decoder = CodeDecoder()
    return decoder.receive, lambda: decoder.pending


def _answering_scanner() -> tuple[Feed, Kept]:
    decoder = CodeDecoder(reply=(b"\x02\x01", b";\x03"))
    return decoder.receive, lambda: decoder.pending


def _wedge() -> tuple[Feed, Kept]:
    decoder = KeystrokeDecoder()
    return decoder.receive, lambda: decoder.pending


def _keypad() -> tuple[Feed, Kept]:
    decoder = KeypadDecoder({183: Meaning.PREVIOUS})
    return decoder.receive, lambda: decoder.pending


def _io_board() -> tuple[Feed, Kept]:
    decoder = ModbusDecoder(1)
    return decoder.receive, lambda: decoder.pending


def _call_pad() -> tuple[Feed, Kept]:
    reader = FrameReader({"key": load_profile("call-pad-polled", CallPadProfile).key}, {"address": 5})
    return reader.receive, lambda: reader.pending


def _led_bar() -> tuple[Feed, Kept]:
    reader = FrameReader({"frame": load_profile("led-bar-69", LedBarProfile).frame})
    return reader.receive, lambda: reader.pending


def _key(code: int) -> bytes:
    """Down, up and the end of both, as Linux tells it."""
    event = struct.Struct("=qqHHi").pack
    return b"".join(event(0, 0, *what) for what in ((1, code, 1), (0, 0, 0), (1, code, 0), (0, 0, 0)))


_INPUTS = b"\x01\x02\x01\x05"
_CARD_LIMIT = MAX_LEN + 6
_CODE = b"https://hall.example/c/t.1" + b"\r"
STREAMS = (
    Stream("idcard", _idcard, BASE_FRAME, _CARD_LIMIT, sure=3, flood=1 << 20),
    Stream("idcard-short", _idcard, FOUND, _CARD_LIMIT, sure=_CARD_LIMIT // len(FOUND) + 2),
    Stream("printer-status", _auto_status, bytes.fromhex("10000000"), 8, sure=5),
    Stream("printer-stream", _printer_stream, b"\x1b@\x1ba\x01\x1dVB\x00", STREAM_LIMIT, sure=0),
    # A line without an end may be one code with what follows: the next line is sure.
    Stream("scanner", _scanner, _CODE, MAX_CODE, sure=2),
    Stream("scanner-that-answers", _answering_scanner, _CODE, MAX_CODE, sure=2 + 64 // len(_CODE)),
    # The kernel hands out whole events, so there is nothing to find again in half of one.
    Stream("wedge", _wedge, _key(30) + _key(28), MAX_CODE + 24, sure=0),
    Stream("keypad", _keypad, _key(183), 24, sure=0),
    Stream("io-board", _io_board, _INPUTS + crc16(_INPUTS), 16, sure=4),
    Stream("call-pad", _call_pad, b"\xfa\xcc\x00\x07\xd3", 5, sure=2),
    Stream("led-bar", _led_bar, SCREEN_3_PAGE_10, 69, sure=3),
)
