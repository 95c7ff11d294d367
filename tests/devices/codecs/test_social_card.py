from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.codecs.apdu import Reply, follow_up, parse_reply, read_record, select
from devices.codecs.atr import is_contactless, is_memory_card
from devices.codecs.card_faults import FaultReason
from devices.codecs.idcard_text import Sex
from devices.codecs.social_card import SocialSecurityCard, reading
from devices.codecs.social_card_status import problem_of
from devices.codecs.social_card_veil import social_card_veil
from devices.errors import DeviceError, MediaProblem, ProtocolViolation
from devices.simulators.social_cards import (
    CONTACT_ATR,
    CONTACTLESS_ATR,
    MEMORY_ATR,
    CardFault,
    SampleSocialCard,
)
from devices.status import Action
from devices.wire_tap import Direction

# A whole reading, byte by byte: what we say and what a card answers. The person does not exist.
NAME = "B2E2CAD4BCD7" + "00" * 24  # 测试甲 in GBK, filled up
DIALOGUE = [
    ("00A404000F7378312E73682EC9E7BBE1B1A3D5CF", "6F1184 0F7378312E73682EC9E7BBE1B1A3D5CF 9000"),
    ("00A4020002EF05", "6F00 9000"),
    ("00B2010012", "0110 000000D15600000599110145FFFFFFFF 9000"),
    ("00B2030006", "0304 332E3030 9000"),
    ("00B2050006", "0504 20200101 9000"),
    ("00B2060006", "0604 20401231 9000"),
    ("00B207000B", "0709 543030303030303031 9000"),
    ("00A4020002EF06", "6F00 9000"),
    ("00B2080014", "0812 303030303030313930303031303130303137 9000"),
    ("00B2090020", "091E " + NAME + " 9000"),
    ("00B20A0003", "0A01 31 9000"),
    ("00B20D0006", "0D04 19000101 9000"),
]


def talk(answer: Callable[[bytes], bytes], *, contactless: bool = False) -> SocialSecurityCard:
    asking = reading(contactless=contactless)
    command = next(asking)
    for _ in range(100):
        try:
            command = asking.send(answer(command))
        except StopIteration as done:
            card: SocialSecurityCard = done.value
            return card
    raise AssertionError("it asks without end")


def problem(card: SampleSocialCard) -> str:
    with pytest.raises(MediaProblem) as caught:
        talk(card.answer, contactless=card.contactless)
    assert caught.value.action is Action.CLEAR
    return caught.value.reason


def test_a_whole_reading_byte_by_byte() -> None:
    script = [(bytes.fromhex(ours), bytes.fromhex(theirs)) for ours, theirs in DIALOGUE]

    def answer(command: bytes) -> bytes:
        expected, reply = script.pop(0)
        assert command == expected
        return reply

    card = talk(answer)
    assert script == []
    assert (card.name, card.number, card.number_valid) == ("测试甲", "000000190001010017", True)
    assert (card.sex, card.birth, card.version) == (Sex.MALE, date(1900, 1, 1), "3.00")
    assert (card.region, card.card_number) == ("000000", "T00000001")
    assert (card.issued, card.valid_to, card.faults) == (date(2020, 1, 1), date(2040, 12, 31), ())
    assert card.identifies
    assert card.expired_on(date(2041, 1, 1)) is True


def test_commands() -> None:
    assert select(0x02, b"\xef\x06") == bytes.fromhex("00A4020002EF06")
    assert read_record(0x08, 20) == bytes.fromhex("00B2080014")
    assert read_record(0x08, 256) == bytes.fromhex("00B2080000")


def test_answers_in_two_steps() -> None:
    ask = bytes.fromhex("00B2080014")
    assert follow_up(ask, parse_reply(b"\x61\x14")) == bytes.fromhex("00C0000014")
    assert follow_up(ask, parse_reply(b"\x6c\x12")) == bytes.fromhex("00B2080012")
    assert follow_up(select(4, b"x"), parse_reply(b"\x6c\x12")) == bytes.fromhex("00A40400017812")
    assert follow_up(ask, parse_reply(b"\x90\x00")) is None
    assert talk(SampleSocialCard("测试乙", two_steps=True).answer).name == "测试乙"


@pytest.mark.parametrize("raw", [b"", b"\x90", bytes(259)])
def test_an_answer_that_is_none(raw: bytes) -> None:
    with pytest.raises(ProtocolViolation):
        parse_reply(raw)


def test_a_card_that_wants_its_files_selected_the_other_way() -> None:
    assert talk(SampleSocialCard(file_p1=0x00).answer).name == "测试甲"


def test_a_contactless_card_known_by_its_number_in_the_directory() -> None:
    card = SampleSocialCard(contactless=True, by_number_only=True)
    assert talk(card.answer, contactless=True).contactless
    assert not [command for command in card.seen if bytes.fromhex("A000000333") in command], "the bank's is not touched"


def test_no_directory_is_asked_for_over_contacts() -> None:
    card = SampleSocialCard(by_number_only=True)
    assert problem(card) == "unrecognised-card"
    assert len(card.seen) == 1


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (CardFault.BANK_CARD, "unrecognised-card"),
        (CardFault.CLOSED, "files-closed"),
        (CardFault.BLOCKED, "card-blocked"),
        (CardFault.NO_NAME, "no-content"),
    ],
)
@pytest.mark.parametrize("contactless", [False, True])
def test_cards_that_do_not_say_who_holds_them(fault: CardFault, reason: str, contactless: bool) -> None:
    assert problem(SampleSocialCard(fault=fault, contactless=contactless)) == reason


@pytest.mark.parametrize("fault", [CardFault.WRONG_TAG, CardFault.SHORT, CardFault.ENDLESS, CardFault.BABBLING])
def test_answers_that_make_no_sense(fault: CardFault) -> None:
    with pytest.raises(DeviceError):
        talk(SampleSocialCard(fault=fault).answer)


def test_no_pin_is_ever_sent_whatever_the_card_says() -> None:
    for fault in CardFault:
        card = SampleSocialCard(fault=fault)
        with contextlib.suppress(DeviceError):
            talk(card.answer)
        assert {command[1] for command in card.seen} <= {0xA4, 0xB2, 0xC0}


@pytest.mark.parametrize(
    ("tag", "raw", "code", "written"),
    [
        (0x08, b"000000190001010018", "check-digit: number", "000000190001010018"),
        (0x08, b"\xff" * 18, "check-digit: number", ""),
        (0x09, b"\xb2\xe2\xff\x01\x02" + bytes(25), "not-text: name", None),
        (0x0A, b"7", "unknown-code: sex", "7"),
        (0x0D, bytes.fromhex("19000230"), "impossible-date: birth", "19000230"),
        (0x0D, bytes.fromhex("1900FFFF"), "impossible-date: birth", "1900"),
        (0x06, bytes.fromhex("20211301"), "impossible-date: valid_to", "20211301"),
    ],
)
def test_what_cannot_be_so_is_kept_as_written_and_marked(
    tag: int, raw: bytes, code: str, written: str | None
) -> None:
    card = talk(SampleSocialCard(raw={tag: raw}).answer)
    (fault,) = card.faults
    assert fault.code == code
    assert written is None or fault.written == written
    assert card.identifies == (fault.field not in ("name", "number"))
    assert "测试" not in repr(card)
    assert "0000" not in repr(card)


def test_what_the_card_leaves_open_is_no_fault() -> None:
    card = talk(SampleSocialCard(raw={0x06: b"\xff" * 4, 0x0D: b"\xff" * 4, 0x0A: b"\x00"}).answer)
    assert (card.faults, card.valid_to, card.birth, card.sex) == ((), None, None, Sex.UNKNOWN)
    assert card.expired_on(date(2030, 1, 1)) is None


def test_ways_to_reach_a_card() -> None:
    assert not is_contactless(CONTACT_ATR)
    assert is_contactless(CONTACTLESS_ATR)
    assert (is_memory_card(CONTACTLESS_ATR), is_memory_card(MEMORY_ATR)) == (False, True)
    assert not any(is_contactless(CONTACTLESS_ATR[:size]) for size in range(4))


def test_status_words() -> None:
    words = {0x6A82: "unrecognised-card", 0x6982: "files-closed", 0x6283: "card-blocked", 0x6A83: "no-content",
             0x6581: "read-failed", 0x1234: "read-failed"}  # fmt: skip
    assert {sw: problem_of(sw).reason for sw in words} == words


def test_the_veil_shows_commands_and_status_words_only() -> None:
    assert social_card_veil(Direction.OUT, bytes.fromhex("00B2080014")) == "00 b2 08 00 14"
    assert social_card_veil(Direction.IN, b"\x08\x120000\x90\x00") == "‹6› 90 00"
    assert [social_card_veil(Direction.IN, piece) for piece in (b"", b"x", b"\x6a\x82")] == ["‹0›", "‹1›", "6a 82"]


def test_nothing_personal_in_repr() -> None:
    assert repr(Reply(b"secret", 0x9000)) == "Reply(6 bytes, 9000)"


@given(answers=st.lists(st.binary(max_size=300), min_size=1), contactless=st.booleans())
def test_any_answers_end_in_a_card_or_a_device_error(answers: list[bytes], contactless: bool) -> None:
    at = iter(range(1000))
    try:
        card = talk(lambda _: answers[next(at) % len(answers)], contactless=contactless)
    except DeviceError:
        return
    assert "***" in repr(card)


def test_the_answers_that_were_seen_in_the_field() -> None:
    code, version = bytes.fromhex("330300D15600000599110145FFFFFFFF"), bytes.fromhex("332E3030")
    card = talk(SampleSocialCard(raw={1: code, 3: version}).answer)
    assert (card.region, card.version, card.faults) == ("330300", "3.00", ())


@given(tag=st.sampled_from([1, 3, 5, 6, 7, 8, 9, 10, 13]), raw=st.binary(max_size=250))
def test_any_item_is_decoded_or_told(tag: int, raw: bytes) -> None:
    card = talk(SampleSocialCard(raw={tag: raw}).answer)
    assert {fault.reason for fault in card.faults} <= set(FaultReason)
