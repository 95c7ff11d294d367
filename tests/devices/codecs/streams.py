"""Every decoder of a stream of bytes, with a good frame of its device: what the trials of bad input are made with.

A decoder joins them by an entry here. ``make`` gives a fresh one as two functions: feed it bytes and get what it made
of them, and ask how many bytes it keeps. ``sure`` is how many good frames after rubbish are enough for one to be heard.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from devices.codecs.escpos_status import StatusDecoder
from devices.codecs.escpos_stream import LIMIT as STREAM_LIMIT
from devices.codecs.escpos_stream import OpReader
from devices.codecs.idcard import MAX_LEN, IdCardDecoder
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


_CARD_LIMIT = MAX_LEN + 6
STREAMS = (
    Stream("idcard", _idcard, BASE_FRAME, _CARD_LIMIT, sure=3, flood=1 << 20),
    Stream("idcard-short", _idcard, FOUND, _CARD_LIMIT, sure=_CARD_LIMIT // len(FOUND) + 2),
    Stream("printer-status", _auto_status, bytes.fromhex("10000000"), 8, sure=5),
    Stream("printer-stream", _printer_stream, b"\x1b@\x1ba\x01\x1dVB\x00", STREAM_LIMIT, sure=0),
)
