from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.codecs.idcard import (
    MAX_LEN,
    Command,
    IdCardDecoder,
    IdCardEvent,
    ProtocolError,
    Response,
    encode,
    frame,
    parse_address,
    parse_base,
    parse_sam_id,
)
from devices.codecs.idcard_codes import CODES, code_of
from devices.errors import ProtocolViolation, Side
from devices.status import Action
from tests.devices.codecs.vectors import (
    BASE_FRAME,
    BASE_SHA256,
    FOUND,
    NO_CARD,
    SAM_ID_FRAME,
    SELECTED,
    STATUS_OK,
    TEXT,
)

REQUESTS = {
    Command.RESET: "AA AA AA 96 69 00 03 10 FF EC",
    Command.STATUS: "AA AA AA 96 69 00 03 11 FF ED",
    Command.SAM_ID: "AA AA AA 96 69 00 03 12 FF EE",
    Command.FIND: "AA AA AA 96 69 00 03 20 01 22",
    Command.SELECT: "AA AA AA 96 69 00 03 20 02 21",
    Command.READ_BASE: "AA AA AA 96 69 00 03 30 01 32",
    Command.READ_BASE_FINGER: "AA AA AA 96 69 00 03 30 10 23",
    Command.READ_ADDRESS: "AA AA AA 96 69 00 03 30 03 30",
    Command.SPEED_115200: "AA AA AA 96 69 00 03 60 00 63",
    Command.SPEED_57600: "AA AA AA 96 69 00 03 60 01 62",
    Command.SPEED_38400: "AA AA AA 96 69 00 03 60 02 61",
    Command.SPEED_19200: "AA AA AA 96 69 00 03 60 03 60",
    Command.SPEED_9600: "AA AA AA 96 69 00 03 60 04 67",
}


def receive(*pieces: bytes) -> list[IdCardEvent]:
    decoder = IdCardDecoder()
    return [event for piece in pieces for event in decoder.receive(piece)]


def test_the_vectors_are_those_of_the_manual() -> None:
    assert len(BASE_FRAME) == 1295
    assert hashlib.sha256(BASE_FRAME).hexdigest() == BASE_SHA256


@pytest.mark.parametrize("command", Command)
def test_every_request_is_that_of_the_manual(command: Command) -> None:
    assert encode(command) == bytes.fromhex(REQUESTS[command])


@pytest.mark.parametrize(
    ("wire", "sw3", "size"),
    [
        (STATUS_OK, 0x90, 0),
        (FOUND, 0x9F, 4),
        (SELECTED, 0x90, 8),
        (NO_CARD, 0x80, 0),
        (BASE_FRAME, 0x90, 1284),
    ],
)
def test_an_answer_byte_by_byte(wire: bytes, sw3: int, size: int) -> None:
    decoder = IdCardDecoder()
    for value in wire[:-1]:
        assert decoder.receive(bytes((value,))) == []
    (event,) = decoder.receive(wire[-1:])
    assert isinstance(event, Response)
    assert (event.sw3, len(event.data), decoder.pending, decoder.skipped) == (sw3, size, 0, 0)


@pytest.mark.parametrize(
    ("wire", "code"),
    [
        ("AA AA AA 96 69 00 04 00 00 80 84", 0x80),
        ("AA AA AA 96 69 00 04 00 00 81 85", 0x81),
        ("AA AA AA 96 69 00 04 00 00 41 45", 0x41),
        ("AA AA AA 96 69 00 04 00 00 60 64", 0x60),
        ("AA AA AA 96 69 00 04 00 00 66 62", 0x66),
    ],
)
def test_failures_are_eleven_bytes(wire: str, code: int) -> None:
    assert receive(bytes.fromhex(wire)) == [Response(0, 0, code)]


@given(cut=st.integers(0, len(BASE_FRAME)))
def test_split_anywhere(cut: int) -> None:
    assert receive(BASE_FRAME[:cut], BASE_FRAME[cut:]) == receive(BASE_FRAME)


@pytest.mark.parametrize(
    "noise", [b"\x00", b"\xaa", b"\xaa\xaa\xaa\xaa", b"\xaa\x96\x69", b"\xff" * 5000, NO_CARD[5:]]
)
def test_noise_before_a_frame_is_stepped_over(noise: bytes) -> None:
    assert receive(noise + STATUS_OK) == [Response(0, 0, 0x90)]
    assert receive(noise, STATUS_OK) == [Response(0, 0, 0x90)]


def test_a_preamble_with_a_broken_byte_in_it_as_seen_in_the_wild() -> None:
    assert receive(b"\xaa\x00" + STATUS_OK[1:]) == [Response(0, 0, 0x90)]


def test_noise_is_counted_and_not_kept() -> None:
    decoder = IdCardDecoder()
    assert decoder.receive(b"\x55" * 100_000) == []
    assert decoder.pending == 0
    assert decoder.skipped == 100_000


def test_two_answers_and_the_start_of_a_third() -> None:
    decoder = IdCardDecoder()
    assert [type(event) for event in decoder.receive(FOUND + SELECTED + STATUS_OK[:8])] == [
        Response,
        Response,
    ]
    assert decoder.receive(STATUS_OK[8:]) == [Response(0, 0, 0x90)]


def test_a_wrong_checksum_is_their_fault_and_the_next_answer_is_heard() -> None:
    broken = STATUS_OK[:-1] + b"\x95"
    assert receive(broken + FOUND) == [
        ProtocolError(Side.THEIRS, "checksum"),
        Response(0, 0, 0x9F, bytes(4)),
    ]


@pytest.mark.parametrize("length", [0, 2, MAX_LEN + 1, 0xFFFF])
def test_a_length_beyond_all_sense_is_refused_at_once(length: int) -> None:
    decoder = IdCardDecoder()
    events = decoder.receive(b"\xaa\xaa\xaa\x96\x69" + length.to_bytes(2, "big"))
    assert events == [ProtocolError(Side.THEIRS, f"length {length}")]
    assert decoder.receive(FOUND) == [Response(0, 0, 0x9F, bytes(4))]


def test_a_corrupted_length_does_not_swallow_the_next_answer() -> None:
    longer = b"\xaa\xaa\xaa\x96\x69\x00\x0c" + STATUS_OK[7:]
    assert Response(0, 0, 0x9F, bytes(4)) in receive(longer + FOUND)


@pytest.mark.parametrize(("code", "what"), [(0x10, "checksum"), (0x11, "length"), (0x21, "command")])
def test_the_module_says_that_we_are_wrong(code: int, what: str) -> None:
    assert receive(b"\xaa\xaa\xaa\x96\x69\x00\x04\x00\x00" + bytes((code, code ^ 4))) == [
        ProtocolError(Side.OURS, what, code)
    ]


@given(noise=st.binary(max_size=300), pieces=st.integers(1, 40))
def test_any_bytes_lead_to_one_of_three_outcomes(noise: bytes, pieces: int) -> None:
    decoder = IdCardDecoder()
    for at in range(0, len(noise), pieces):
        for event in decoder.receive(noise[at : at + pieces]):
            assert isinstance(event, Response | ProtocolError)
        assert decoder.pending <= MAX_LEN + 6


@given(payload=st.binary(min_size=3, max_size=MAX_LEN - 1))
def test_whatever_is_framed_is_read_back(payload: bytes) -> None:
    (event,) = receive(frame(payload))
    if isinstance(event, Response):
        assert bytes((event.sw1, event.sw2, event.sw3)) + event.data == payload
    else:
        assert event.side is Side.OURS
        assert payload[2] in (0x10, 0x11, 0x21)


@pytest.mark.parametrize("size", [0, 1, MAX_LEN])
def test_we_send_no_frame_that_no_reader_knows(size: int) -> None:
    with pytest.raises(ValueError, match="payload"):
        frame(bytes(size))


def test_half_a_frame_is_forgotten_on_reset() -> None:
    decoder = IdCardDecoder()
    decoder.receive(BASE_FRAME[:600])
    decoder.reset()
    assert decoder.receive(STATUS_OK) == [Response(0, 0, 0x90)]


def test_base_information_of_1295_bytes() -> None:
    (event,) = receive(BASE_FRAME)
    assert isinstance(event, Response)
    base = parse_base(event.data)
    assert (base.text, base.photo, base.finger) == (TEXT, bytes(1024), b"")


@pytest.mark.parametrize(("finger", "total"), [(0, 1297), (512, 1809), (1024, 2321)])
def test_base_information_with_a_fingerprint(finger: int, total: int) -> None:
    payload = (
        b"\x00\x00\x90"
        + b"\x01\x00\x04\x00"
        + finger.to_bytes(2, "big")
        + TEXT
        + bytes(1024)
        + b"\x07" * finger
    )
    wire = frame(payload)
    assert len(wire) == total
    (event,) = receive(wire)
    assert isinstance(event, Response)
    base = parse_base(event.data)
    assert (base.text, len(base.photo), base.finger) == (TEXT, 1024, b"\x07" * finger)


@pytest.mark.parametrize("data", [b"", b"\x01\x00\x04", b"\x01\x00\x04\x00" + bytes(1279), bytes(5)])
def test_lengths_that_do_not_add_up(data: bytes) -> None:
    with pytest.raises(ProtocolViolation):
        parse_base(data)


def test_the_module_id() -> None:
    (event,) = receive(SAM_ID_FRAME)
    assert isinstance(event, Response)
    assert parse_sam_id(event.data) == "05.01-20200101-000123456-987654321"
    with pytest.raises(ProtocolViolation):
        parse_sam_id(event.data[:-1])


def test_the_additional_address() -> None:
    assert parse_address("模拟路2号".encode("utf-16-le") + b"\x20\x00" * 3) == "模拟路2号"
    for bad in (bytes(72), bytes(3)):
        with pytest.raises(ProtocolViolation):
            parse_address(bad)


def test_personal_bytes_stay_out_of_logs() -> None:
    (event,) = receive(BASE_FRAME)
    assert isinstance(event, Response)
    assert repr(event) == "Response(00 00 90, 1284 bytes)"
    assert repr(parse_base(event.data)) == "BaseInfo(256, 1024, 0 bytes)"


def test_the_table_of_codes() -> None:
    assert {code for code, row in CODES.items() if row.of_device} == {0x01, 0x05, 0x23, 0x60, 0x66}
    assert code_of(0x60).action is Action.MAINTENANCE
    assert code_of(0x40).action is Action.CLEAR
    assert code_of(0x80).action is None
    assert code_of(0xEE).reason == "code-ee"
    assert code_of(0xEE).action is Action.CLEAR
