"""Frames out of templates: the makers' own bytes, and every kind of field."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from devices.codecs.frame_fields import Field, Value, checksum
from devices.codecs.frames import FrameError, FrameRead, FrameReader, Template
from devices.drivers.led_bar import LedBarProfile
from devices.drivers.pads import CallPadProfile
from devices.profiles import load_profile

PAD = load_profile("call-pad-polled", CallPadProfile)
SIX = load_profile("call-pad-6", CallPadProfile)
BAR = load_profile("led-bar-69", LedBarProfile)
METER = Template(fields=(  # 21-key LCD pads: FF 68 LEN LEN 68 ADDR CMD DATA CS 16, LEN from ADDR to before CS
    Field(hex="FF 68"), Field(counts=(5, 2)), Field(counts=(5, 2)), Field(hex="68"), Field(name="address"),
    Field(name="command"), Field(name="data", size=0, coding="raw"), Field(check="sum8", start=5), Field(hex="16"),
))  # fmt: skip
SCREEN_3_PAGE_10 = bytes.fromhex(
    "FC 03 0A 00 0B 0C 0C E0 21 41 21 30 21 30 21 31 20 BA C5 20 C7 EB 20 B5 BD 21 33 20 BA C5 20 B4 B0 20 BF DA"
    + "00" * 32 + "99"
)  # fmt: skip


def built(template: Template | None, **values: Value) -> bytes:
    assert template is not None
    return template.build(values)


def test_the_page_of_a_69_byte_bar() -> None:
    values: dict[str, Value] = {"address": 3, "page": 10, "characters": 11, "text": "A001号请到3号窗口"}
    assert BAR.frame.build(values) == SCREEN_3_PAGE_10
    assert FrameReader({"page": BAR.frame}).receive(SCREEN_3_PAGE_10) == [FrameRead("page", values)]


def test_the_polled_pad() -> None:
    assert built(PAD.poll, address=5) == b"\xfa"
    assert built(PAD.show, address=5, number=1234) == b"\xfa\x12\x34\x40"
    assert built(PAD.acknowledge, address=5) == b"\xfa\x00\x00\xfa"
    reader = FrameReader({"key": PAD.key}, {"address": 5})
    assert reader.receive(b"\xfa\xcc\x00\x07\xd3") == [
        FrameRead("key", {"address": 5, "key": 0xCC, "data": b"\x00\x07"})
    ]
    assert PAD.keys == {
        0xCC: "call_next", 0x33: "recall", 0x0F: "call_number", 0xAA: "pause", 0x55: "query", 0xF0: "transfer",
    }  # fmt: skip


def test_the_pad_with_six_bytes() -> None:
    assert built(SIX.show, address=7, number=1234) == b"\x07\x01\x01\x0c\x22\xff"
    assert built(SIX.waiting, address=7, number=12) == b"\x07\x01\x1c\x00\x0c\xff"
    (event,) = FrameReader({"key": SIX.key}, {"address": 7}).receive(b"\x01\x07\x02\x00\x00\xff")
    assert isinstance(event, FrameRead)
    assert SIX.keys[int(event.values["key"])] == "recall"


@pytest.mark.parametrize(
    ("profile", "address", "frame"),
    [("number-board-4", 5, "05 03 E7 EF"), ("number-board-3a", 1, "3A 01 03 E7 00 25 0A")],
)
def test_number_boards(profile: str, address: int, frame: str) -> None:
    assert load_profile(profile, LedBarProfile).frames("A999", address) == [bytes.fromhex(frame)]


def test_a_length_that_is_told_twice() -> None:
    frame = built(METER, address=1, command=0x21, data=b"\x12\x34")
    assert frame == bytes.fromhex("FF 68 04 04 68 01 21 12 34 68 16")
    (event,) = FrameReader({"m": METER}).receive(frame)
    assert event == FrameRead("m", {"address": 1, "command": 0x21, "data": b"\x12\x34"})
    assert isinstance(FrameReader({"m": METER}).receive(frame.replace(b"\x04\x04", b"\x04\x05"))[0], FrameError)


def test_checksums() -> None:
    assert checksum("sum8", b"\xfa\x12\x34") == b"\x40"
    assert checksum("xor8", b"\x8a\x01\x01\x11") == b"\x9b"
    assert checksum("crc16-modbus", b"\x01\x05\x00\x00\xff\x00") == b"\x8c\x3a"


@pytest.mark.parametrize(
    ("field", "value", "data"),
    [
        (Field(name="a", size=2, order="little"), 0x0A0B, b"\x0b\x0a"),
        (Field(name="a", coding="complement"), 5, b"\xfa"),
        (Field(name="a", size=2, coding="bcd"), 907, b"\x09\x07"),
        (Field(name="a", size=2, coding="base100"), 1234, b"\x0c\x22"),
        (Field(name="a", size=5, coding="gbk"), "号A", b"\xba\xc5A\x00\x00"),
        (Field(name="a", size=6, coding="led-cells"), "号A", b"\x20\xba\xc5\x21A\x00"),
        (Field(name="a", size=3, coding="raw"), b"\x00\xff\x01", b"\x00\xff\x01"),
    ],
)
def test_each_coding_both_ways(field: Field, value: int | str | bytes, data: bytes) -> None:
    assert field.encode(value) == data
    assert field.decode(data) == value


def test_a_text_that_is_too_long_ends_before_half_a_character() -> None:
    assert Field(name="a", size=3, coding="gbk").encode("号号") == b"\xba\xc5\x00"
    assert Field(name="a", size=5, coding="led-cells").encode("号号") == b"\x20\xba\xc5\x00\x00"
    assert Field(name="a", size=2, coding="gbk").encode("𠮷") == b"?\x00"  # a bar has no glyph beyond GBK


@pytest.mark.parametrize("data", [b"\x1a\x00", b"\x9f\x9a"])
def test_digits_that_are_none(data: bytes) -> None:
    assert Field(name="a", size=2, coding="bcd").decode(data) is None


@pytest.mark.parametrize("data", [b"\x22A\x00", b"\x20\xba", b"\x21A\x00\x01"])
def test_cells_that_are_none(data: bytes) -> None:
    assert Field(name="a", size=3, coding="led-cells").decode(data) is None


@pytest.mark.parametrize("value", [-1, 256, "A", b"\x01"])
def test_a_value_without_a_place_is_refused(value: int | str | bytes) -> None:
    with pytest.raises(ValueError, match="a"):
        Field(name="a").encode(value)


@pytest.mark.parametrize(
    "fields",
    [(), (Field(name="a", size=0, coding="raw"),), (Field(name="a", size=0), Field(name="b", size=0))],
)
def test_a_frame_whose_end_cannot_be_told_is_refused(fields: tuple[Field, ...]) -> None:
    with pytest.raises(ValidationError):
        Template(fields=fields)


@pytest.mark.parametrize("given", [{}, {"name": "a", "hex": "00"}, {"hex": "0"}, {"name": "a", "size": 256}])
def test_a_field_that_means_nothing_or_two_things_is_refused(given: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Field.model_validate(given)


def test_another_pads_frames_are_no_frames_of_this_one() -> None:
    (event,) = FrameReader({"key": PAD.key}, {"address": 5}).receive(b"\xfb\xcc\x00\x07\xd3")
    assert isinstance(event, FrameError)


def test_noise_is_told_once_and_a_frame_behind_it_found() -> None:
    reader = FrameReader({"key": PAD.key}, {"address": 5})
    events = reader.receive(b"\x00" * 300 + b"\xfa\xcc\x00\x07\xd3")
    assert [type(event) for event in events] == [FrameError, FrameRead]


def test_a_silence_ends_half_a_frame_and_finds_one_inside() -> None:
    poll = Template(fields=(Field(name="address", coding="complement"),))
    reader = FrameReader({"m": METER, "poll": poll}, {"address": 5})
    assert reader.receive(b"\xff\x68\x80\x80\x68\x05\x21\xfa") == []
    assert FrameRead("poll", {"address": 5}) in reader.gap()
    assert reader.pending == 0
