"""Cards of people who do not exist, in all four layouts.

Numbers are made so that they cannot be anybody's: the mainland ones have the area code 000000, which
belongs to no place, with a right check digit; residence permits have 810000, the 2023
foreigner's card 900000. Only such cards may appear in tests, demonstrations and training; give births of 1900
to 1960 and low serials, or a ``number`` of your own made the same way.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from devices.codecs.citizen_number import check_digit
from devices.codecs.idcard_text import BLOCK_SIZE, LONG_TERM, CardKind, Sex

_LETTER = {CardKind.MAINLAND: "", CardKind.HK_MACAU_TAIWAN: "J", CardKind.FOREIGNER_2017: "I",
           CardKind.FOREIGNER_2023: "Y"}  # fmt: skip
_AREA = {CardKind.MAINLAND: "000000", CardKind.HK_MACAU_TAIWAN: "810000", CardKind.FOREIGNER_2023: "900000"}
ADDRESS = "模拟省模拟市模拟区测试路1号"
ISSUER = "模拟公安局"


@dataclass(frozen=True, slots=True)
class SampleCard:
    """``block`` is the text as the chip holds it; the photo and finger are zeros of the given sizes."""

    block: bytes
    photo_size: int = 1024
    finger_size: int = 0
    new_address: bytes | None = None  # as the chip holds it; none: the chip has no such item


def sample_number(kind: CardKind, birth: date, serial: int) -> str:
    """A number with a right check digit that belongs to nobody."""
    if kind is CardKind.FOREIGNER_2017:
        return f"XXX{serial:012d}"
    body = f"{_AREA[kind]}{birth:%Y%m%d}{serial:03d}"
    return body + check_digit(body)


def sample_card(
    name: str,
    birth: date,
    sex: Sex = Sex.MALE,
    kind: CardKind = CardKind.MAINLAND,
    serial: int | None = None,
    *,
    number: str | None = None,
    valid_from: date = date(2020, 1, 1),
    valid_to: date | None = None,
    ethnic_code: str = "01",
    latin_name: str = "TEST, PERSON",
    nationality: str = "XXA",
    pass_number: str = "X00000001",
) -> SampleCard:
    """A card; without ``valid_to`` it is valid for ever. Odd serials are men's, even ones women's."""
    if serial is None:
        serial = 2 if sex is Sex.FEMALE else 1
    number = number or sample_number(kind, birth, serial)
    until = LONG_TERM if valid_to is None else f"{valid_to:%Y%m%d}"
    dates = [(188, 16, f"{valid_from:%Y%m%d}"), (204, 16, until), (248, 2, _LETTER[kind])]
    if kind is CardKind.FOREIGNER_2017:
        fields = [(0, 120, latin_name), (120, 2, sex.value), (122, 30, number), (152, 6, nationality),
                  (158, 30, name), (220, 16, f"{birth:%Y%m%d}"), (236, 4, "01"),
                  (240, 8, "0000")]  # fmt: skip
    elif kind is CardKind.FOREIGNER_2023:
        fields = [(0, 30, name), (30, 2, sex.value), (32, 4, "00"), (36, 16, f"{birth:%Y%m%d}"),
                  (52, 70, latin_name[:35]), (122, 36, number), (220, 22, latin_name[35:46]),
                  (242, 6, nationality)]  # fmt: skip
    else:
        fields = [(0, 30, name), (30, 2, sex.value), (36, 16, f"{birth:%Y%m%d}"), (52, 70, ADDRESS),
                  (122, 36, number), (158, 30, ISSUER)]  # fmt: skip
        if kind is CardKind.HK_MACAU_TAIWAN:
            fields += [(220, 18, pass_number), (238, 4, "01")]
        else:
            fields += [(32, 4, ethnic_code)]
    return SampleCard(text_block(fields + dates))


def text_block(fields: list[tuple[int, int, str]]) -> bytes:
    """Fields (offset, size in bytes, text) on a block of blanks. A text too long for its field is an
    error."""
    block = bytearray(b"\x20\x00" * (BLOCK_SIZE // 2))
    for offset, size, text in fields:
        raw = text.encode("utf-16-le")
        if len(raw) > size:
            raise ValueError(f"{len(raw)} bytes do not fit the field at {offset}")
        block[offset : offset + len(raw)] = raw
    return bytes(block)
