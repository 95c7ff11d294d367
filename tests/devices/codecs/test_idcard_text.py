from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.codecs.card_faults import FaultReason
from devices.codecs.citizen_number import check_digit
from devices.codecs.idcard_text import CardKind, Sex, decode_text, number_is_valid
from devices.errors import MediaProblem, ProtocolViolation, UnsupportedDocument
from devices.simulators.cards import sample_card, text_block
from tests.devices.codecs.vectors import TEXT


def test_the_resident_card_of_the_manual() -> None:
    card = decode_text(TEXT, keep_address=True)
    assert card.kind is CardKind.MAINLAND
    assert (card.name, card.sex, card.ethnic_code) == ("测试甲", Sex.MALE, "01")
    assert card.birth == date(1900, 1, 1)
    assert (card.number, card.number_valid) == ("000000190001010017", True)
    assert (card.issuer, card.address) == ("模拟公安局", "模拟省模拟市模拟区测试路1号")
    assert (card.valid_from, card.valid_to, card.long_term) == (date(2020, 1, 1), None, True)


def test_the_sample_card_is_that_of_the_manual() -> None:
    assert sample_card("测试甲", date(1900, 1, 1)).block == TEXT


def test_the_address_is_kept_only_where_it_is_asked_for() -> None:
    assert decode_text(TEXT).address is None


def test_nothing_personal_in_repr() -> None:
    card = replace(decode_text(TEXT, keep_address=True), pass_number="X12345678", latin_name="SOMEBODY")
    for shown in (repr(card), str(card), f"{card}", repr([card])):
        assert "mainland" in shown
        for secret in ("测试", "0000", "1900", "模拟", "X1234", "SOMEBODY"):
            assert secret not in shown


@pytest.mark.parametrize(
    ("body", "digit"),
    [
        ("00000019000101001", "7"),
        ("00000019000101002", "5"),
        ("81000019000101001", "8"),
        ("83000019000101002", "X"),
        ("91015619810315001", "9"),
    ],
)
def test_check_digits(body: str, digit: str) -> None:
    assert check_digit(body) == digit


def test_the_permit_of_hong_kong_macau_and_taiwan() -> None:
    block = bytearray(TEXT)
    block[122:158] = "810000190001010018".encode("utf-16-le")
    block[220:238] = "H01234567".encode("utf-16-le")
    block[238:242] = "03".encode("utf-16-le")
    block[248:250] = b"J\x00"
    card = decode_text(bytes(block))
    assert card.kind is CardKind.HK_MACAU_TAIWAN
    assert (card.name, card.number, card.number_valid) == ("测试甲", "810000190001010018", True)
    assert (card.pass_number, card.ethnic_code, card.issuer, card.issues) == ("H01234567", "", "模拟公安局", "03")


def test_the_foreigners_card_of_2017() -> None:
    fields = [
        (0, 120, "TEST, PERSON MIDDLE"), (120, 2, "2"), (122, 30, "XXX000019000101"), (152, 6, "XXA"),
        (158, 30, "测试乙"), (188, 16, "20180101"), (204, 16, "20280101"), (220, 16, "19000101"),
        (236, 4, "01"), (240, 8, "1500"), (248, 2, "I"),
    ]  # fmt: skip
    card = decode_text(text_block(fields))
    assert card.kind is CardKind.FOREIGNER_2017
    assert (card.name, card.latin_name, card.sex) == ("测试乙", "TEST, PERSON MIDDLE", Sex.FEMALE)
    assert (card.number, card.number_valid, card.nationality) == ("XXX000019000101", True, "XXA")
    assert (card.birth, card.valid_to) == (date(1900, 1, 1), date(2028, 1, 1))
    assert (card.card_version, card.authority, card.faults) == ("01", "1500", ())


def test_the_foreigners_card_of_2023() -> None:
    english = "A" * 34 + " " + "B" * 11  # the blank stands just where the two fields meet
    fields = [
        (0, 30, ""), (30, 2, "1"), (32, 4, "00"), (36, 16, "19810315"), (52, 70, english[:35]),
        (122, 36, "910156198103150019"), (188, 16, "20231201"), (204, 16, "20331201"),
        (220, 22, english[35:]), (242, 6, "XXA"), (248, 2, "Y"), (250, 6, "001"),
    ]  # fmt: skip
    card = decode_text(text_block(fields))
    assert card.kind is CardKind.FOREIGNER_2023
    assert (card.name, card.latin_name) == (english, english)
    assert (card.number, card.number_valid, card.nationality) == ("910156198103150019", True, "XXA")
    assert (card.valid_from, card.issues, card.former_number) == (date(2023, 12, 1), "00", "001")


@pytest.mark.parametrize("letter", ["K", "j", "A", "1", "中"])
def test_an_unknown_letter_is_never_guessed_at(letter: str) -> None:
    block = bytearray(TEXT)
    block[248:250] = letter.encode("utf-16-le")
    with pytest.raises(UnsupportedDocument) as caught:
        decode_text(bytes(block))
    assert isinstance(caught.value, MediaProblem)


@pytest.mark.parametrize("size", [0, 255, 257, 1024])
def test_a_block_of_another_size(size: int) -> None:
    with pytest.raises(ProtocolViolation):
        decode_text(bytes(size))


def changed(*places: tuple[int, bytes]) -> bytes:
    """The card of the manual with other bytes at those places."""
    block = bytearray(TEXT)
    for at, raw in places:
        block[at : at + len(raw)] = raw
    return bytes(block)


HALF_A_PAIR = b"\x00\xdc"


@pytest.mark.parametrize(
    ("at", "raw", "field", "reason", "written"),
    [
        (0, HALF_A_PAIR, "name", FaultReason.NOT_TEXT, "\ufffd试甲"),
        (158, HALF_A_PAIR, "issuer", FaultReason.NOT_TEXT, "\ufffd拟公安局"),
        (36, "19000230".encode("utf-16-le"), "birth", FaultReason.IMPOSSIBLE_DATE, "19000230"),
        (36, "19001301".encode("utf-16-le"), "birth", FaultReason.IMPOSSIBLE_DATE, "19001301"),
        (36, "1900011 ".encode("utf-16-le"), "birth", FaultReason.IMPOSSIBLE_DATE, "1900011"),
        (36, "长期      ".encode("utf-16-le"), "birth", FaultReason.IMPOSSIBLE_DATE, "长期"),
        (36, "\u0661\u0669\u0660\u0660\u0660\u0661\u0660\u0661".encode("utf-16-le"), "birth",
         FaultReason.IMPOSSIBLE_DATE, "\u0661\u0669\u0660\u0660\u0660\u0661\u0660\u0661"),
        (188, "长期      ".encode("utf-16-le"), "valid_from", FaultReason.IMPOSSIBLE_DATE, "长期"),
        (204, "20230229".encode("utf-16-le"), "valid_to", FaultReason.IMPOSSIBLE_DATE, "20230229"),
        (204, HALF_A_PAIR, "valid_to", FaultReason.NOT_TEXT, "\ufffd期"),
        (156, "8".encode("utf-16-le"), "number", FaultReason.CHECK_DIGIT, "000000190001010018"),
        (30, b"7\x00", "sex", FaultReason.UNKNOWN_CODE, "7"),
    ],
)  # fmt: skip
def test_what_cannot_be_so_is_kept_as_written_and_marked(
    at: int, raw: bytes, field: str, reason: FaultReason, written: str
) -> None:
    card = decode_text(changed((at, raw)))
    (fault,) = card.faults
    assert (fault.field, fault.reason, fault.written) == (field, reason, written)
    if field in ("birth", "valid_from", "valid_to"):
        assert getattr(card, field) is None
    assert card.identifies == (field not in ("name", "number"))
    assert written not in repr(card)
    assert repr(fault) == f"FieldFault({reason.value}: {field})"


def test_an_end_that_is_never_and_one_left_blank_are_no_faults() -> None:
    assert decode_text(TEXT).faults == ()
    blank = decode_text(changed((204, b" \x00" * 8), (36, b" \x00" * 8)))
    assert (blank.faults, blank.valid_to, blank.birth, blank.long_term) == ((), None, None, False)


def test_several_faults_are_all_told() -> None:
    card = decode_text(changed((0, HALF_A_PAIR * 15), (36, "20019999".encode("utf-16-le")), (156, b"0\x00")))
    assert {fault.code for fault in card.faults} == {
        "not-text: name", "impossible-date: birth", "check-digit: number",
    }  # fmt: skip
    assert not card.identifies


def test_numbers() -> None:
    assert number_is_valid(CardKind.MAINLAND, "000000190001010017")
    assert not number_is_valid(CardKind.MAINLAND, "000000190001010018")
    assert not number_is_valid(CardKind.MAINLAND, "00000019000101001")
    assert not number_is_valid(CardKind.MAINLAND, "٠٠٠٠٠٠19000101001" + "7")
    assert number_is_valid(CardKind.HK_MACAU_TAIWAN, "83000019000101002X")
    assert not number_is_valid(CardKind.HK_MACAU_TAIWAN, "000000190001010017")
    assert not number_is_valid(CardKind.FOREIGNER_2023, "000000190001010017")
    assert not number_is_valid(CardKind.FOREIGNER_2017, "XX0000000000001")


def test_dates_that_end() -> None:
    block = bytearray(TEXT)
    block[204:220] = "20291231".encode("utf-16-le")
    card = decode_text(bytes(block))
    assert card.expired_on(date(2029, 12, 31)) is False
    assert card.expired_on(date(2030, 1, 1)) is True
    assert replace(card, valid_to=None).expired_on(date(2030, 1, 1)) is None
    assert replace(card, valid_to=None, long_term=True).expired_on(date(2999, 1, 1)) is False


@pytest.mark.parametrize("kind", CardKind)
@pytest.mark.parametrize("sex", [Sex.MALE, Sex.FEMALE])
def test_sample_cards_of_all_kinds(kind: CardKind, sex: Sex) -> None:
    made = sample_card("测试丙", date(1950, 2, 3), sex, kind, valid_to=date(2030, 1, 1))
    card = decode_text(made.block)
    assert (card.kind, card.name, card.sex, card.birth) == (kind, "测试丙", sex, date(1950, 2, 3))
    assert card.number_valid
    assert card.valid_to == date(2030, 1, 1)


def test_a_name_too_long_for_the_chip() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        sample_card("长" * 16, date(1950, 1, 1))


@given(block=st.binary(min_size=256, max_size=256))
def test_any_block_is_a_card_or_a_device_error(block: bytes) -> None:
    try:
        card = decode_text(block)
    except (ProtocolViolation, UnsupportedDocument):
        return
    assert "***" in repr(card)


@pytest.mark.parametrize("control", ["\x1b", "\r", "\x00", "\x9b", "\u202e", "\ufffe"])
def test_a_sign_that_a_printer_or_terminal_would_obey_is_no_text(control: str) -> None:
    card = decode_text(f"测{control}甲".ljust(15).encode("utf-16-le") + TEXT[30:])
    assert card.name == "测\ufffd甲"
    assert [(fault.field, fault.reason) for fault in card.faults] == [("name", FaultReason.NOT_TEXT)]
    assert not card.identifies


@pytest.mark.parametrize(
    ("code", "known"), [("56", True), ("57", True), ("97", True), ("98", True), ("58", False), ("ZZ", False)]
)
def test_an_ethnic_code_outside_the_table_is_told_as_such(code: str, known: bool) -> None:
    card = decode_text(TEXT[:32] + code.encode("utf-16-le") + TEXT[36:])
    assert card.ethnic_code == code
    assert [fault.code for fault in card.faults] == ([] if known else ["unknown-code: ethnic_code"])
    assert card.identifies
