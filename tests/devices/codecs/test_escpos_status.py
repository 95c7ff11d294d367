from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.codecs.escpos_status import (
    ASB_ON,
    CLEAR_AND_RECOVER,
    FULL_STATUS,
    SENSOR,
    PrinterFacts,
    StatusDecoder,
    StatusError,
    StatusReply,
    ask,
)


def one(n: int, byte: int) -> PrinterFacts:
    decoder = StatusDecoder()
    decoder.asked(n)
    (event,) = decoder.receive(bytes((byte,)))
    assert isinstance(event, StatusReply)
    assert event.kind == str(n)
    return event.facts


def test_questions() -> None:
    assert [ask(n) for n in (1, 2, 3, 4)] == [
        b"\x10\x04\x01",
        b"\x10\x04\x02",
        b"\x10\x04\x03",
        b"\x10\x04\x04",
    ]
    assert (FULL_STATUS, SENSOR, ASB_ON, CLEAR_AND_RECOVER) == (
        b"\x10\x04\x14",
        b"\x1d\x72\x01",
        b"\x1d\x61\x0e",
        b"\x10\x05\x02",
    )
    with pytest.raises(ValueError, match="no real-time status"):
        ask(5)


def test_the_canonical_answers() -> None:
    assert one(1, 0x12) == PrinterFacts(offline=False)
    assert one(1, 0x1A) == PrinterFacts(offline=True)
    assert one(2, 0x12) == PrinterFacts(cover_open=False, error=False)
    assert one(2, 0x16) == PrinterFacts(cover_open=True, error=False)
    assert one(2, 0x32) == PrinterFacts(cover_open=False, error=False, paper_end=True)
    assert one(2, 0x52) == PrinterFacts(cover_open=False, error=True)
    assert one(3, 0x12) == PrinterFacts(cutter_error=False, unrecoverable=False, recovering=False)
    assert one(3, 0x1A) == PrinterFacts(cutter_error=True, unrecoverable=False, recovering=False)
    assert one(3, 0x32) == PrinterFacts(cutter_error=False, unrecoverable=True, recovering=False)
    assert one(3, 0x52) == PrinterFacts(cutter_error=False, unrecoverable=False, recovering=True)
    assert one(4, 0x12) == PrinterFacts(near_end=False, paper_end=False)
    assert one(4, 0x1E) == PrinterFacts(near_end=True, paper_end=False)
    assert one(4, 0x72) == PrinterFacts(near_end=False, paper_end=True)
    assert one(4, 0x7E) == PrinterFacts(near_end=True, paper_end=True)


def test_answers_come_in_the_order_of_the_questions() -> None:
    decoder = StatusDecoder()
    for n in (1, 2, 4):
        decoder.asked(n)
    events = decoder.receive(b"\x1a\x32\x7e")
    assert [event.kind for event in events if isinstance(event, StatusReply)] == ["1", "2", "4"]
    assert decoder.waiting == 0


def test_an_answer_nobody_asked_for() -> None:
    (event,) = StatusDecoder().receive(b"\x12")
    assert isinstance(event, StatusError)


def test_automatic_status_byte_by_byte() -> None:
    decoder = StatusDecoder(auto=True)
    for value in b"\x38\x08\x03":
        assert decoder.receive(bytes((value,))) == []
    (event,) = decoder.receive(b"\x00")
    assert isinstance(event, StatusReply)
    assert event.kind == "auto"
    facts = event.facts
    assert (facts.offline, facts.cover_open, facts.cutter_error) == (True, True, True)
    assert (facts.near_end, facts.paper_end, facts.unrecoverable) == (True, False, False)


def test_automatic_status_between_answers() -> None:
    decoder = StatusDecoder(auto=True)
    decoder.asked(1)
    decoder.asked(4)
    events = decoder.receive(b"\x12" + b"\x18\x00\x0c\x00" + b"\x72")
    assert [event.kind for event in events if isinstance(event, StatusReply)] == ["1", "auto", "4"]


def test_full_status_of_a_kiosk_printer() -> None:
    decoder = StatusDecoder(full=True)
    (event,) = decoder.receive(b"\x10\x0f\x24\x02\x40\x01")
    assert isinstance(event, StatusReply)
    facts = event.facts
    assert (facts.ticket_present, facts.near_end, facts.paper_end) == (True, True, False)
    assert (facts.cover_open, facts.jam, facts.cutter_error, facts.unrecoverable) == (
        True,
        True,
        True,
        False,
    )


def test_full_and_automatic_status_start_alike_and_are_told_apart() -> None:
    decoder = StatusDecoder(full=True, auto=True)
    events = decoder.receive(b"\x10\x0f\x20\x00\x00\x00" + b"\x10\x00\x00\x00")
    assert [event.kind for event in events if isinstance(event, StatusReply)] == ["full", "auto"]


def test_the_sensor_answer() -> None:
    events = StatusDecoder().receive(b"\x00\x03\x0c")
    assert [event.facts for event in events if isinstance(event, StatusReply)] == [
        PrinterFacts(near_end=False, paper_end=False),
        PrinterFacts(near_end=True, paper_end=False),
        PrinterFacts(near_end=False, paper_end=True),
    ]


def test_noise_inside_an_automatic_status_does_not_swallow_an_answer() -> None:
    decoder = StatusDecoder(auto=True)
    decoder.asked(1)
    events = decoder.receive(b"\x10\x12")
    assert [type(event) for event in events] == [StatusError, StatusReply]


def test_what_is_not_heard_stays_unknown_and_what_is_new_wins() -> None:
    facts = PrinterFacts().updated(one(4, 0x72)).updated(one(1, 0x1A))
    assert (facts.paper_end, facts.offline, facts.cover_open) == (True, True, None)
    assert facts.updated(one(4, 0x12)).paper_end is False


def test_reset_forgets_questions_and_halves() -> None:
    decoder = StatusDecoder(auto=True)
    decoder.asked(1)
    decoder.receive(b"\x10\x00")
    decoder.reset()
    decoder.asked(4)
    (event,) = decoder.receive(b"\x12")
    assert isinstance(event, StatusReply)
    assert event.kind == "4"


@given(st.binary(max_size=200), st.booleans(), st.booleans(), st.integers(1, 20))
def test_any_bytes_in_any_pieces_give_the_same(data: bytes, full: bool, auto: bool, step: int) -> None:
    whole, pieces = StatusDecoder(full=full, auto=auto), StatusDecoder(full=full, auto=auto)
    for n in (1, 2, 3, 4):
        whole.asked(n)
        pieces.asked(n)
    cut = [event for at in range(0, len(data), step) for event in pieces.receive(data[at : at + step])]
    assert cut == whole.receive(data)


def test_what_a_printer_tells_of_itself_is_text_up_to_its_end() -> None:
    decoder = StatusDecoder(auto=True)
    told = b"\x5fTM-T88V\x00"
    assert decoder.receive(told[:4]) == []
    assert decoder.receive(told[4:]) == [StatusReply("information", PrinterFacts(), "TM-T88V")]
    assert decoder.receive(b"\x5f\x00") == [StatusReply("information", PrinterFacts(), "")]


@pytest.mark.parametrize("told", [b"\x5fA\x80", b"\x5f" + b"x" * 200])
def test_no_text_is_no_information_and_the_next_answer_is_understood(told: bytes) -> None:
    decoder = StatusDecoder()
    assert any(isinstance(event, StatusError) for event in decoder.receive(told))
    decoder.reset()
    decoder.asked(1)
    assert [event.kind for event in decoder.receive(b"\x12") if isinstance(event, StatusReply)] == ["1"]
