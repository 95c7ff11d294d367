"""What scanners send, byte for byte: endings, encodings, answers, babble."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.codecs.codes import MAX_CODE, MAX_REPLY, CodeDecoder, ScanEvent, ScanFault, ScannedCode, ScannerReply
from tests.devices.codecs.vectors import BASE_FRAME

TICKET = b"https://hall.example/c/t.7Qm2kPz0aXcV9bN1.6a1f3c80.AbCdEfGhIjKlMnOpQrStUvW"
NEWLAND = (b"\x02\x010000", b";\x03")
LED_FRAME = bytes.fromhex("FC 03 0A 00 0B 0C 0C E0 21 41 21 30") + bytes(57)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=60)


def receive(*pieces: bytes, decoder: CodeDecoder | None = None) -> list[ScanEvent]:
    decoder = decoder or CodeDecoder()
    return [event for piece in pieces for event in decoder.receive(piece)]


@pytest.mark.parametrize("ending", [b"\r", b"\n", b"\r\n"])
def test_a_code_ends_with_its_line_whichever_that_is(ending: bytes) -> None:
    assert receive(TICKET + ending + b"4006381333931" + ending) == [
        ScannedCode(TICKET.decode()),
        ScannedCode("4006381333931"),
    ]


def test_without_an_ending_quiet_ends_it() -> None:
    decoder = CodeDecoder()
    assert decoder.receive(TICKET) == []
    assert decoder.gap() == [ScannedCode(TICKET.decode())]
    assert decoder.gap() == []


def test_a_code_of_several_lines_stays_one_where_only_quiet_ends_it() -> None:
    decoder = CodeDecoder(ending="gap")
    assert decoder.receive(b"BEGIN:VCARD\r\nEND:VCARD\r\n") == []
    assert decoder.gap() == [ScannedCode("BEGIN:VCARD\r\nEND:VCARD")]


@pytest.mark.parametrize("at", range(len(TICKET) + 2))
def test_cut_at_every_byte(at: int) -> None:
    wire = TICKET + b"\r\n"
    assert receive(wire[:at], wire[at:]) == [ScannedCode(TICKET.decode())]


def test_chinese_as_utf_8_or_as_gb18030() -> None:
    assert receive("取号机A001\r".encode(), "取号机A001\r".encode("gb18030")) == [ScannedCode("取号机A001")] * 2


def test_separators_of_gs1_are_part_of_a_code() -> None:
    assert receive(b"]C1010123456789012\x1d10AB\r") == [ScannedCode("]C1010123456789012\x1d10AB")]


def test_answers_to_commands_are_told_apart_from_codes() -> None:
    decoder = CodeDecoder(reply=NEWLAND)
    wire = b"\x02\x010000#SCNTRG1\x06;\x03A001\r\x02\x010000#SCNTRG0\x15;\x03"
    assert [event for byte in wire for event in decoder.receive(bytes((byte,)))] == [
        ScannerReply(True),
        ScannedCode("A001"),
        ScannerReply(False),
    ]


def test_an_answer_that_never_ends_is_given_up() -> None:
    decoder = CodeDecoder(reply=NEWLAND)
    events = receive(b"\x02\x010000" + b"x" * MAX_REPLY, b"\rA001\r", decoder=decoder)
    assert events == [ScanFault("reply"), ScannedCode("x" * MAX_REPLY), ScannedCode("A001")]


@pytest.mark.parametrize(
    ("wire", "reason"),
    [(b"\xff\xfe\xfd\r", "encoding"), (b"A0\x0001\r", "control"), (b"\x1b@\r", "control")],
)
def test_what_is_no_text_is_a_fault(wire: bytes, reason: str) -> None:
    assert receive(wire, b"A001\r") == [ScanFault(reason), ScannedCode("A001")]


def test_babble_is_told_once_and_thrown_away_up_to_the_next_end() -> None:
    decoder = CodeDecoder()
    events = receive(b"x" * (5 * MAX_CODE), b"\r", b"A001\r", decoder=decoder)
    assert events == [ScanFault("too-long"), ScannedCode("A001")]


def test_the_longest_code_there_is() -> None:
    digits = "7" * MAX_CODE
    assert receive(digits.encode() + b"\r") == [ScannedCode(digits)]


def test_a_code_is_nobodys_to_read_in_a_log() -> None:
    assert "secret" not in repr(receive(b"secret\r"))


@pytest.mark.parametrize("foreign", [BASE_FRAME, LED_FRAME, b"\x8a\x01\x01\x11\x9b", b"\x10\x04\x01"])
def test_another_devices_bytes_do_no_harm(foreign: bytes) -> None:
    assert receive(foreign, b"\r", b"A001\r")[-1] == ScannedCode("A001")


@given(st.lists(st.binary(max_size=300), max_size=20), st.sampled_from(["line", "gap"]))
def test_any_bytes_are_answered_within_bounds_and_the_next_code_is_read(pieces: list[bytes], ending: str) -> None:
    decoder = CodeDecoder(ending=ending, reply=NEWLAND)  # type: ignore[arg-type]
    for piece in pieces:
        decoder.receive(piece)
        assert decoder.pending <= MAX_CODE
    decoder.gap()
    assert [*decoder.receive(b"A001\r"), *decoder.gap()] == [ScannedCode("A001")]


@given(st.lists(TEXTS, min_size=1, max_size=5), st.integers(1, 7))
def test_whatever_is_encoded_comes_back_in_any_pieces(texts: list[str], step: int) -> None:
    wire = b"".join(text.encode() + b"\r\n" for text in texts)
    pieces = [wire[at : at + step] for at in range(0, len(wire), step)]
    assert receive(*pieces, decoder=CodeDecoder(encodings=("utf-8",))) == [ScannedCode(text) for text in texts]
