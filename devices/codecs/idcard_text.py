"""The 256-byte text block of a Chinese identity document: what the chip says, as values.

Wire format (GA/T 490 and the reader vendors' manuals for the three newer documents). All text is UTF-16LE,
padded with U+0020; the character at byte 248 names the layout: 'J' residence permit for Hong Kong, Macau
and Taiwan residents, 'I' foreign permanent resident card of 2017, 'Y' the same card of 2023, blank the
resident identity card. Offsets and lengths in bytes::

    blank, J   0 name 30 | 30 sex 2 | 32 ethnic 4 (J: reserved) | 36 birth 16 | 52 address 70 | 122 number 36
               158 issuer 30 | 188 from 16 | 204 to 16, "长期" = no end | J: 220 pass number 18, 238 issues 4
    I          0 English name 120 | 120 sex 2 | 122 number 30 | 152 nationality 6 | 158 Chinese name 30
               188 from 16 | 204 to 16 | 220 birth 16 | 236 version 4 | 240 authority 8
    Y          0 Chinese name 30 | 30 sex 2 | 32 renewals 4 | 36 birth 16 | 52 English name 70 | 122 number 36
               188 from 16 | 204 to 16 | 220 English name, rest, 22 | 242 nationality 6 | 250 former number 6

An unknown letter is an unsupported document: reading it with another layout would give a person a wrong name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from devices.errors import ProtocolViolation, UnsupportedDocument

BLOCK_SIZE = 256
LONG_TERM = "长期"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_BLANKS = " \x00\u3000\uffff"


class CardKind(StrEnum):
    MAINLAND = "mainland"
    HK_MACAU_TAIWAN = "hk-macau-taiwan"
    FOREIGNER_2017 = "foreigner-2017"
    FOREIGNER_2023 = "foreigner-2023"


class Sex(StrEnum):
    """GB/T 2261.1."""

    UNKNOWN = "0"
    MALE = "1"
    FEMALE = "2"
    NOT_STATED = "9"


@dataclass(frozen=True, slots=True, repr=False)
class IdentityCard:
    """One document. The photo is never here; the address only where the caller asked for it."""

    kind: CardKind
    name: str  # Chinese name; the Latin one where a foreigner's card has no Chinese name
    sex: Sex
    birth: date | None
    number: str
    number_valid: bool  # check digit (for the 2017 foreigner's card, which has none here: the shape)
    valid_from: date | None
    valid_to: date | None
    long_term: bool = False
    ethnic_code: str = ""
    issuer: str = ""
    pass_number: str = ""
    nationality: str = "CHN"
    latin_name: str = ""
    address: str | None = None

    def __repr__(self) -> str:
        """Says only what kind of document it is, so that a stray log line cannot name the visitor."""
        return f"IdentityCard(kind={self.kind.value}, name=***, number=***)"

    def expired_on(self, day: date) -> bool | None:
        """``None``: the card does not say until when it is valid."""
        if self.long_term:
            return False
        return None if self.valid_to is None else day > self.valid_to


def check_digit(first17: str) -> str:
    """GB 11643 (ISO 7064 MOD 11-2)."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, first17, strict=True))
    return "10X98765432"[total % 11]


def number_is_valid(kind: CardKind, number: str) -> bool:
    """Shape and check digit. The permit number of 2017 has three letters and twelve digits."""
    if kind is CardKind.FOREIGNER_2017:
        head, tail = number[:3], number[3:]
        return len(number) == 15 and head.isascii() and head.isalpha() and tail.isascii() and tail.isdigit()
    body = number[:17]
    if len(number) != 18 or not (body.isascii() and body.isdigit()) or check_digit(body) != number[17]:
        return False
    if kind is CardKind.HK_MACAU_TAIWAN:
        return number[:2] in ("81", "82", "83")
    return kind is not CardKind.FOREIGNER_2023 or number[0] == "9"


def decode_text(block: bytes, *, keep_address: bool = False) -> IdentityCard:
    """Raises ``UnsupportedDocument`` for an unknown layout, ``ProtocolViolation`` for a block that is not
    text."""
    if len(block) != BLOCK_SIZE:
        raise ProtocolViolation(f"bad-data: text block of {len(block)} bytes")
    fields = _Fields(block)
    match fields.char(248):
        case "J":
            return _chinese_layout(fields, CardKind.HK_MACAU_TAIWAN, keep_address)
        case "I":
            return _layout_2017(fields)
        case "Y":
            return _layout_2023(fields)
        case letter if letter in _BLANKS:
            return _chinese_layout(fields, CardKind.MAINLAND, keep_address)
    raise UnsupportedDocument


class _Fields:
    def __init__(self, block: bytes) -> None:
        self._block = block

    def char(self, offset: int) -> str:
        return chr(int.from_bytes(self._block[offset : offset + 2], "little"))

    def raw(self, offset: int, size: int) -> str:
        try:
            return self._block[offset : offset + size].decode("utf-16-le")
        except UnicodeDecodeError:
            # "from None": the cause would quote the name
            raise ProtocolViolation(f"bad-data: text at {offset} is not UTF-16") from None

    def text(self, offset: int, size: int) -> str:
        return self.raw(offset, size).strip(_BLANKS)

    def day(self, offset: int) -> date | None:
        text = self.text(offset, 16)
        if len(text) != 8 or not (text.isascii() and text.isdigit()):
            return None
        try:
            return date(int(text[:4]), int(text[4:6]), int(text[6:]))
        except ValueError:
            return None

    def sex(self, offset: int) -> Sex:
        text = self.text(offset, 2)
        return Sex(text) if text in set(Sex) else Sex.UNKNOWN


def _chinese_layout(f: _Fields, kind: CardKind, keep_address: bool) -> IdentityCard:
    mainland = kind is CardKind.MAINLAND
    number = f.text(122, 36)
    return IdentityCard(
        kind=kind, name=f.text(0, 30), sex=f.sex(30), birth=f.day(36),
        number=number, number_valid=number_is_valid(kind, number),
        valid_from=f.day(188), valid_to=f.day(204), long_term=f.text(204, 16) == LONG_TERM,
        ethnic_code=f.text(32, 4) if mainland else "", issuer=f.text(158, 30),
        pass_number="" if mainland else f.text(220, 18),
        address=f.text(52, 70) if keep_address else None,
    )  # fmt: skip


def _layout_2017(f: _Fields) -> IdentityCard:
    number, latin, chinese = f.text(122, 30), f.text(0, 120), f.text(158, 30)
    return IdentityCard(
        kind=CardKind.FOREIGNER_2017, name=chinese or latin, latin_name=latin,
        sex=f.sex(120), birth=f.day(220),
        number=number, number_valid=number_is_valid(CardKind.FOREIGNER_2017, number),
        valid_from=f.day(188), valid_to=f.day(204), nationality=f.text(152, 6),
    )  # fmt: skip


def _layout_2023(f: _Fields) -> IdentityCard:
    number, chinese = f.text(122, 36), f.text(0, 30)
    # The two halves are joined before the blanks go: a name may have a space just where it is cut.
    latin = (f.raw(52, 70) + f.raw(220, 22)).strip(_BLANKS)
    return IdentityCard(
        kind=CardKind.FOREIGNER_2023, name=chinese or latin, latin_name=latin, sex=f.sex(30), birth=f.day(36),
        number=number, number_valid=number_is_valid(CardKind.FOREIGNER_2023, number),
        valid_from=f.day(188), valid_to=f.day(204), nationality=f.text(242, 6),
    )  # fmt: skip
