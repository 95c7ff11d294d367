"""Lamps and inputs over Modbus RTU, byte for byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.codecs.modbus import (
    READ_COILS,
    READ_INPUTS,
    Bits,
    CoilWritten,
    ModbusDecoder,
    Refused,
    crc16,
    read_bits,
    write_coil,
)
from tests.devices.codecs.vectors import BASE_FRAME

ON_1 = bytes.fromhex("01 05 00 00 FF 00 8C 3A")
COILS_CD_6B = bytes.fromhex("01 01 02 CD 6B")
"""The specification's example of an answer: coils 1 to 16 as CD 6B."""


def test_the_request_that_every_relay_boards_manual_shows() -> None:
    assert write_coil(1, 0, True) == ON_1
    assert read_bits(1, READ_COILS, 8) == bytes.fromhex("01 01 00 00 00 08 3D CC")
    assert read_bits(1, READ_INPUTS, 8) == bytes.fromhex("01 02 00 00 00 08 79 CC")


def test_an_answer_byte_by_byte() -> None:
    wire, decoder = COILS_CD_6B + crc16(COILS_CD_6B), ModbusDecoder(1)
    for byte in wire[:-1]:
        assert decoder.receive(bytes((byte,))) == []
    (bits,) = decoder.receive(wire[-1:])
    assert bits == Bits(1, tuple(bool(0x6BCD >> at & 1) for at in range(16)))
    assert decoder.pending == 0


def test_a_write_is_answered_with_itself_and_a_refusal_with_its_code() -> None:
    refused = b"\x01\x85\x02"
    assert ModbusDecoder(1).receive(ON_1 + refused + crc16(refused)) == [CoilWritten(0, True), Refused(5, 2)]


def test_the_echo_of_a_question_is_no_answer() -> None:
    answer = b"\x01\x02\x01\x05"
    wire = read_bits(1, READ_INPUTS, 8) + answer + crc16(answer)
    assert ModbusDecoder(1).receive(wire) == [Bits(2, (True, False, True) + (False,) * 5)]


OTHER_BOARD = b"\x02\x05\x00\x00\xff\x00\x8c\x09"


@pytest.mark.parametrize("noise", [b"\x00", b"\x01\x01", b"\x01\x05\x00", BASE_FRAME, OTHER_BOARD])
def test_found_again_after_noise_and_other_boards(noise: bytes) -> None:
    assert ModbusDecoder(1).receive(noise + ON_1 + ON_1)[-1] == CoilWritten(0, True)


def test_one_wrong_bit_is_no_frame() -> None:
    for at in range(len(ON_1)):
        for bit in range(8):
            wrong = bytearray(ON_1)
            wrong[at] ^= 1 << bit
            assert ModbusDecoder(1).receive(bytes(wrong)) == []


@given(st.lists(st.binary(max_size=100), max_size=10))
def test_any_bytes_are_answered_within_bounds(pieces: list[bytes]) -> None:
    decoder = ModbusDecoder(1)
    for piece in pieces:
        decoder.receive(piece)
        assert decoder.pending < 10
    assert CoilWritten(0, True) in decoder.receive(ON_1 * 3)
