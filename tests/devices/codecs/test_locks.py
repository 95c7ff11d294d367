"""The lock boards' frames: the makers' own bytes."""

from __future__ import annotations

import pytest

from devices.codecs.lock_8a import Lock8A
from devices.codecs.lock_events import BoardRead, Echo, LockCodec, LockError, LockEvent, LockRead, OpenAnswer
from devices.codecs.lock_wkly import LockWkly


def answered(codec: LockCodec, request: bytes, answer: str) -> list[LockEvent]:
    codec.asked(request)
    return codec.receive(bytes.fromhex(answer))


def test_questions_of_the_8a_family() -> None:
    assert Lock8A().open_one(1, 1) == b"\x8a\x01\x01\x11\x9b"
    assert Lock8A().read_one(1, 1) == b"\x80\x01\x01\x33\xb3"
    assert Lock8A().read_board(1) == b"\x80\x01\x00\x33\xb2"


def test_answers_of_the_8a_family() -> None:
    codec = Lock8A()
    opened = codec.open_one(1, 1)
    assert answered(codec, opened, "8A 01 01 11 9B") == [OpenAnswer(1, 1, True, True)]
    assert answered(codec, opened, "8A 01 01 00 8A") == [OpenAnswer(1, 1, True, False)]
    read = codec.read_one(1, 1)
    assert answered(codec, read, "80 01 01 11 91") == [LockRead(1, 1, True)]
    assert answered(codec, read, "80 01 01 00 80") == [LockRead(1, 1, False)]


def test_the_last_state_byte_holds_locks_1_to_8() -> None:
    codec = Lock8A()
    (event,) = answered(codec, codec.read_board(1), "80 01 00 80 01 33 33")
    assert isinstance(event, BoardRead)
    assert [lock for lock, value in enumerate(event.values, 1) if value] == [1, 16]
    assert len(event.values) == 24
    wide = Lock8A(32)
    (event,) = answered(wide, wide.read_board(1), "80 01 80 00 00 00 33 32")
    assert isinstance(event, BoardRead)
    assert [lock for lock, value in enumerate(event.values, 1) if value] == [32]


def test_a_boards_answer_that_begins_like_a_single_one_is_waited_for() -> None:
    codec = Lock8A()
    whole = bytes.fromhex("80 01 05 00 84 33 33")  # its first five bytes are "lock 5 has state 00"
    codec.asked(codec.read_board(1))
    assert codec.receive(whole[:5]) == []
    assert [type(event) for event in codec.receive(whole[5:])] == [BoardRead]


def test_a_door_told_between_question_and_answer_is_heard() -> None:
    codec = Lock8A()
    events = answered(codec, codec.read_board(1), "80 01 05 00 84" + "80 01 00 00 00 33 B2")
    assert events == [LockRead(1, 5, False, asked=False), BoardRead(1, (False,) * 24)]


def test_the_echo_of_a_read_is_known_and_that_of_open_cannot_be() -> None:
    codec = Lock8A()
    assert answered(codec, codec.read_board(1), "80 01 00 33 B2") == [Echo(b"\x80\x01\x00\x33\xb2")]
    assert answered(codec, codec.read_one(1, 1), "80 01 01 33 B3") == [Echo(b"\x80\x01\x01\x33\xb3")]
    assert answered(codec, codec.open_one(1, 1), "8A 01 01 11 9B") == [OpenAnswer(1, 1, True, True)]


def test_the_wkly_family() -> None:
    codec = LockWkly()
    assert codec.open_one(0, 1) == bytes.fromhex("57 4B 4C 59 09 00 82 01 83")
    assert codec.open_one(10, 1) == bytes.fromhex("57 4B 4C 59 09 0A 82 01 89")
    assert codec.read_board(0) == bytes.fromhex("57 4B 4C 59 08 00 84 85")
    assert codec.receive(bytes.fromhex("57 4B 4C 59 0B 00 82 00 01 00 81")) == [OpenAnswer(0, 1, True, False)]
    assert codec.receive(bytes.fromhex("57 4B 4C 59 0B 00 82 FF 01 00 7E")) == [OpenAnswer(0, 1, False, False)]
    assert codec.receive(bytes.fromhex("57 4B 4C 59 0E 00 84 00 04 00 01 01 00 87")) == [
        BoardRead(0, (False, True, True, False))
    ]
    assert codec.receive(bytes.fromhex("57 4B 4C 59 0B 00 85 00 02 01 84")) == [LockRead(0, 2, True, asked=False)]
    assert codec.receive(codec.open_one(0, 1)) == [Echo(codec.open_one(0, 1))]


@pytest.mark.parametrize(
    "frame",
    [
        "57 4B 4C 59 0E 00 84 00 05 00 01 01 00 86",  # says five states and has four
        "57 4B 4C 59 0B 00 83 FF 01 00 7F",  # could not read
        "57 4B 4C 59 08 00 99 98",  # no command of ours
        "57 4B 4C 59 07 00 84 8A",  # shorter than any frame
    ],
)
def test_a_wkly_frame_that_says_nothing_is_no_answer(frame: str) -> None:
    events = LockWkly().receive(bytes.fromhex(frame))
    assert [type(event) for event in events] == [LockError]
