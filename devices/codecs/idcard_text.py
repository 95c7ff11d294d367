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
What cannot be so (bytes that are no text, a 30 February, a number that fails its check digit) is kept as it was
written and told in ``faults``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from devices.codecs.card_faults import FaultReason, FieldFault
from devices.codecs.chip_fields import BLANKS, ChipFields, chip_text
from devices.codecs.citizen_number import FOREIGNER, PERMIT_AREAS, checks_out
from devices.errors import ProtocolViolation, UnsupportedDocument

BLOCK_SIZE = 256
LONG_TERM = "长期"
# GB/T 3304: the 56 groups, others (57 on some cards), and citizens of foreign descent.
ETHNIC_CODES = {f"{code:02d}" for code in (*range(1, 58), 97, 98)}


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
    """One document. The photo is never here; the addresses only where the caller asked for them."""

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
    issues: str = ""  # how often issued (permit) or renewed (foreigner's card of 2023)
    card_version: str = ""
    authority: str = ""
    former_number: str = ""  # the part that leads to the foreigner's former number
    address: str | None = None
    newest_address: str | None = None  # written to the chip after it was issued, if any was
    faults: tuple[FieldFault, ...] = ()

    def __repr__(self) -> str:
        """Says only what kind of document it is, so that a stray log line cannot name the visitor."""
        return f"IdentityCard(kind={self.kind.value}, name=***, number=***)"

    @property
    def identifies(self) -> bool:
        """Name and number are there and are what they can be."""
        doubtful = {fault.field for fault in self.faults}
        return self.number_valid and bool(self.name) and not doubtful & {"name", "latin_name", "number"}

    def expired_on(self, day: date) -> bool | None:
        """``None``: the card does not say until when it is valid."""
        if self.long_term:
            return False
        return None if self.valid_to is None else day > self.valid_to


def number_is_valid(kind: CardKind, number: str) -> bool:
    """Shape and check digit. The permit number of 2017 has three letters and twelve digits."""
    if kind is CardKind.FOREIGNER_2017:
        head, tail = number[:3], number[3:]
        return len(number) == 15 and head.isascii() and head.isalpha() and tail.isascii() and tail.isdigit()
    if not checks_out(number):
        return False
    if kind is CardKind.HK_MACAU_TAIWAN:
        return number.startswith(PERMIT_AREAS)
    return kind is not CardKind.FOREIGNER_2023 or number.startswith(FOREIGNER)


def decode_text(block: bytes, *, keep_address: bool = False) -> IdentityCard:
    """Raises ``UnsupportedDocument`` for an unknown layout, ``ProtocolViolation`` for a block of another size."""
    if len(block) != BLOCK_SIZE:
        raise ProtocolViolation(f"bad-data: text block of {len(block)} bytes")
    fields = ChipFields(block)
    match fields.char(248):
        case "J":
            return _chinese_layout(fields, CardKind.HK_MACAU_TAIWAN, keep_address)
        case "I":
            return _layout_2017(fields)
        case "Y":
            return _layout_2023(fields)
        case letter if letter in BLANKS:
            return _chinese_layout(fields, CardKind.MAINLAND, keep_address)
    raise UnsupportedDocument


def _valid_to(f: ChipFields) -> tuple[date | None, bool]:
    """The last day, or for ever. In all layouts at the same place."""
    if chip_text(f.block[204:220])[0] == LONG_TERM:
        return None, True
    return f.day("valid_to", 204), False


def _sex(f: ChipFields, offset: int) -> Sex:
    text = f.text("sex", (offset, 2))
    if text in set(Sex):
        return Sex(text)
    if text:
        f.faults.note("sex", FaultReason.UNKNOWN_CODE, text)
    return Sex.UNKNOWN


def _ethnic_code(f: ChipFields) -> str:
    text = f.text("ethnic_code", (32, 4))
    if text and text not in ETHNIC_CODES:
        f.faults.note("ethnic_code", FaultReason.UNKNOWN_CODE, text)
    return text


def _number(f: ChipFields, kind: CardKind, size: int) -> tuple[str, bool]:
    number = f.text("number", (122, size))
    valid = number_is_valid(kind, number)
    if not valid:
        f.faults.note("number", FaultReason.CHECK_DIGIT, number)
    return number, valid


def _chinese_layout(f: ChipFields, kind: CardKind, keep_address: bool) -> IdentityCard:
    mainland = kind is CardKind.MAINLAND
    number, number_valid = _number(f, kind, 36)
    valid_to, long_term = _valid_to(f)
    return IdentityCard(
        kind=kind, name=f.text("name", (0, 30)), sex=_sex(f, 30), birth=f.day("birth", 36),
        number=number, number_valid=number_valid,
        valid_from=f.day("valid_from", 188), valid_to=valid_to, long_term=long_term,
        ethnic_code=_ethnic_code(f) if mainland else "", issuer=f.text("issuer", (158, 30)),
        pass_number="" if mainland else f.text("pass_number", (220, 18)),
        issues="" if mainland else f.text("issues", (238, 4)),
        address=f.text("address", (52, 70)) if keep_address else None,
        faults=f.faults.found(),
    )  # fmt: skip


def _layout_2017(f: ChipFields) -> IdentityCard:
    kind = CardKind.FOREIGNER_2017
    latin, chinese = f.text("latin_name", (0, 120)), f.text("name", (158, 30))
    number, number_valid = _number(f, kind, 30)
    valid_to, long_term = _valid_to(f)
    return IdentityCard(
        kind=kind, name=chinese or latin, latin_name=latin, sex=_sex(f, 120), birth=f.day("birth", 220),
        number=number, number_valid=number_valid,
        valid_from=f.day("valid_from", 188), valid_to=valid_to, long_term=long_term,
        nationality=f.text("nationality", (152, 6)), card_version=f.text("card_version", (236, 4)),
        authority=f.text("authority", (240, 8)), faults=f.faults.found(),
    )  # fmt: skip


def _layout_2023(f: ChipFields) -> IdentityCard:
    kind = CardKind.FOREIGNER_2023
    latin, chinese = f.text("latin_name", (52, 70), (220, 22)), f.text("name", (0, 30))
    number, number_valid = _number(f, kind, 36)
    valid_to, long_term = _valid_to(f)
    return IdentityCard(
        kind=kind, name=chinese or latin, latin_name=latin, sex=_sex(f, 30), birth=f.day("birth", 36),
        number=number, number_valid=number_valid,
        valid_from=f.day("valid_from", 188), valid_to=valid_to, long_term=long_term,
        nationality=f.text("nationality", (242, 6)), issues=f.text("issues", (32, 4)),
        former_number=f.text("former_number", (250, 6)), faults=f.faults.found(),
    )  # fmt: skip
