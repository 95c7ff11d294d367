from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.codecs.escpos_stream import LIMIT, Op, OpReader

SAMPLE = (
    b"\x1b@\x1c&\x1ba\x01\x1d!\x77A001\x1d!\x00\n"
    + "办理".encode("gbk")
    + b"\x1dv0\x00\x02\x00\x02\x00\xff\x00\x10\x04"  # picture data that looks like a command
    + b"\x1d(k\x05\x00\x31\x50\x30hi\x10\x04\x01\x1dVB\x00"
)


def test_a_ticket_command_by_command() -> None:
    ops = OpReader().receive(SAMPLE)
    assert [op.name for op in ops] == [
        "init", "chinese-on", "align", "size", "text", "size", "newline",
        "text", "raster", "qr", "status", "cut-partial",
    ]  # fmt: skip
    assert ops[8].data == b"\xff\x00\x10\x04"
    assert ops[9].data == b"\x31\x50\x30hi"
    assert b"".join(op.raw for op in ops) == SAMPLE


@given(st.integers(0, len(SAMPLE)))
def test_split_anywhere_nothing_is_lost(cut: int) -> None:
    reader = OpReader()
    ops = reader.receive(SAMPLE[:cut]) + reader.receive(SAMPLE[cut:])
    assert b"".join(op.raw for op in ops) == SAMPLE
    assert [op.name for op in ops if op.name != "text"] == [
        op.name for op in OpReader().receive(SAMPLE) if op.name != "text"
    ]


@given(st.binary(max_size=300))
def test_any_bytes_are_accounted_for(data: bytes) -> None:
    reader = OpReader()
    ops = reader.receive(data) + reader.finish()
    assert b"".join(op.raw for op in ops) == data
    assert reader.pending == 0


def test_half_a_character_waits() -> None:
    reader = OpReader()
    assert reader.receive(b"\xb0") == []
    assert reader.receive(b"\xec") == [Op("text", data=b"\xb0\xec", raw=b"\xb0\xec")]


def test_four_byte_characters_stay_together() -> None:
    raw = "𠮷a".encode("gb18030")
    reader = OpReader()
    assert reader.receive(raw[:3]) == []
    assert reader.receive(raw[3:])[0].data == raw


def test_without_chinese_mode_bytes_are_single() -> None:
    ops = OpReader().receive(b"\x1c.\xb0")
    assert [op.name for op in ops] == ["chinese-off", "latin"]


@pytest.mark.parametrize("command", [b"\x1bZ", b"\x1d\x99", b"\x07", b"\x1dV\x07"])
def test_unknown_commands_are_told(command: bytes) -> None:
    ops = OpReader().receive(command)
    assert ops[0].name == "unknown"


def test_a_picture_beyond_all_sense_is_not_waited_for() -> None:
    head = b"\x1dv0\x00\xff\xff\xff\xff"
    assert LIMIT < 0xFFFF * 0xFFFF
    assert OpReader().receive(head + b"A")[0] == Op("unknown", raw=head)


def test_half_a_command_at_the_end_is_told() -> None:
    reader = OpReader()
    assert reader.receive(b"\x1b") == []
    assert reader.finish() == [Op("unknown", raw=b"\x1b")]
