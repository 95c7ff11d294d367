from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from devices.codecs.lock_8a import Lock8A
from devices.codecs.lock_wkly import LockWkly
from tests.devices.codecs.hostile import found_after, streams

STEPS = st.integers(1, 9)
BOARD, READ, OPENED = b"\x80\x01\x00\x80\x01\x33\x33", b"\x80\x01\x01\x11\x91", b"\x8a\x01\x01\x11\x9b"
WKLY = bytes.fromhex("57 4B 4C 59 0E 00 84 00 04 00 01 01 00 87")


def awaiting_board() -> Lock8A:
    codec = Lock8A()
    codec.asked(codec.read_board(1))
    return codec


def awaiting_lock() -> Lock8A:
    codec = Lock8A()
    codec.asked(codec.read_one(1, 1))
    return codec


@given(streams(BOARD, READ, OPENED, b"\x80\x01\x00\x33\xb2"), STEPS)
def test_a_boards_answer_is_found_in_anything(data: bytes, step: int) -> None:
    assert found_after(awaiting_board, data, step, BOARD, 7)


@given(streams(READ, OPENED), STEPS)
def test_a_locks_answer_is_found_in_anything(data: bytes, step: int) -> None:
    assert found_after(awaiting_lock, data, step, READ, 5)


@given(streams(WKLY, bytes.fromhex("57 4B 4C 59 09 00 82 01 83")), STEPS)
def test_a_wkly_answer_is_found_in_anything(data: bytes, step: int) -> None:
    assert found_after(LockWkly, data, step, WKLY, 64)
