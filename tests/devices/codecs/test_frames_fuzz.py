from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from devices.codecs.frames import LONGEST, FrameReader
from tests.devices.codecs.hostile import found_after, streams
from tests.devices.codecs.test_frames import BAR, METER, PAD, SCREEN_3_PAGE_10, SIX

STEPS = st.integers(1, 9)
KEY = b"\xfa\xcc\x00\x07\xd3"
SIX_KEY = b"\x01\x07\x02\x00\x00\xff"
METERED = bytes.fromhex("FF 68 04 04 68 01 21 12 34 68 16")


@given(streams(KEY, b"\xfa\x00\x00\xfa", b"\xfa"), STEPS)
def test_the_polled_pads_reader_stands_anything(data: bytes, step: int) -> None:
    assert found_after(lambda: FrameReader({"key": PAD.key}, {"address": 5}), data, step, KEY, 5)


@given(streams(SIX_KEY), STEPS)
def test_the_six_byte_pads_reader_stands_anything(data: bytes, step: int) -> None:
    assert found_after(lambda: FrameReader({"key": SIX.key}, {"address": 7}), data, step, SIX_KEY, 6)


@given(streams(METERED), STEPS)
def test_a_reader_with_lengths_stands_anything(data: bytes, step: int) -> None:
    assert found_after(lambda: FrameReader({"m": METER}), data, step, METERED, LONGEST + 1)


@given(streams(SCREEN_3_PAGE_10), STEPS)
def test_the_bars_reader_stands_anything(data: bytes, step: int) -> None:
    assert found_after(lambda: FrameReader({"page": BAR.frame}), data, step, SCREEN_3_PAGE_10, 69)
