"""The simulated reader, spoken to in bytes of the manual, without our codecs."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from devices.simulators import IdCardReaderSimulator
from devices.simulators.cards import SampleCard, sample_card
from devices.simulators.idcard import ReaderFault, base_reply
from devices.transports import Transport, open_transport
from tests.devices.codecs.vectors import (
    BASE_FRAME,
    BASE_SHA256,
    FOUND,
    NO_CARD,
    SAM_ID_FRAME,
    SELECTED,
    STATUS_OK,
)

FIND = bytes.fromhex("AAAAAA9669 0003 2001 22")
SELECT = bytes.fromhex("AAAAAA9669 0003 2002 21")
READ = bytes.fromhex("AAAAAA9669 0003 3001 32")
STATUS = bytes.fromhex("AAAAAA9669 0003 11FF ED")
SAM_ID = bytes.fromhex("AAAAAA9669 0003 12FF EE")
ADDRESS = bytes.fromhex("AAAAAA9669 0003 3003 30")
CARD = sample_card("测试甲", date(1900, 1, 1))


def ask(link: Transport, request: bytes, size: int) -> bytes:
    link.write(request)
    got = b""
    while len(got) < size and (more := link.read(3.0)):
        got += more
    return got


def test_a_whole_visit_in_bytes() -> None:
    with IdCardReaderSimulator() as sim:
        link = open_transport(sim.url)
        assert ask(link, STATUS, 11) == STATUS_OK
        assert ask(link, SAM_ID, 27) == SAM_ID_FRAME
        assert ask(link, FIND, 11) == NO_CARD
        sim.place_card(CARD)
        assert ask(link, FIND, 15) == FOUND
        assert ask(link, SELECT, 19) == SELECTED
        assert ask(link, READ, 1295) == BASE_FRAME
        assert ask(link, ADDRESS, 11) == bytes.fromhex("AAAAAA9669 0004 000091 95")
        assert ask(link, FIND, 11) == NO_CARD  # it was read: not found again until it is lifted
        sim.remove_card()
        sim.place_card(CARD)
        assert ask(link, FIND, 15) == FOUND
        link.close()


def test_requests_in_pieces_and_with_a_wrong_checksum() -> None:
    with IdCardReaderSimulator() as sim:
        link = open_transport(sim.url)
        link.write(b"\x00\xaa" + FIND[:4])
        assert ask(link, FIND[4:], 11) == NO_CARD
        assert ask(link, FIND[:-1] + b"\x00", 11) == bytes.fromhex("AAAAAA9669 0004 000010 14")
        link.close()


@pytest.mark.parametrize(
    ("fault", "answer"),
    [
        (ReaderFault.SELF_TEST, "AAAAAA9669 0004 000060 64"),
        (ReaderFault.UNAUTHORISED, "AAAAAA9669 0004 000066 62"),
        (ReaderFault.BAD_CHECKSUM, "AAAAAA9669 0004 000090 95"),
        (ReaderFault.OVERSIZED, "AAAAAA9669 FFF0 000090 94"),
        (ReaderFault.GARBAGE_FIRST, "00FFAA00AA AAAAAA9669 0004 000090 94"),
    ],
)
def test_faults_in_bytes(fault: ReaderFault, answer: str) -> None:
    with IdCardReaderSimulator() as sim:
        link = open_transport(sim.url)
        sim.set_fault(fault)
        expected = bytes.fromhex(answer)
        assert ask(link, STATUS, len(expected)) == expected
        link.close()


@pytest.mark.parametrize("chunk", [1, 2, 5, 700])
def test_answers_in_pieces_are_whole(chunk: int) -> None:
    with IdCardReaderSimulator(chunk=chunk) as sim:
        sim.place_card(CARD)
        link = open_transport(sim.url)
        ask(link, FIND, 15)
        ask(link, SELECT, 19)
        assert ask(link, READ, 1295) == BASE_FRAME
        link.close()


def test_the_sample_frame_is_that_of_the_manual() -> None:
    assert hashlib.sha256(base_reply(CARD)).hexdigest() == BASE_SHA256


@pytest.mark.parametrize(("finger", "size"), [(0, 1297), (512, 1809), (1024, 2321)])
def test_frames_with_a_fingerprint(finger: int, size: int) -> None:
    assert len(base_reply(SampleCard(CARD.block, finger_size=finger), with_finger=True)) == size
