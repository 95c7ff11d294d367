"""Social-security cards of people who do not exist: files and commands, from the card's side and by its own reading of
the standard; no code is shared with the codec but the names of people's sexes and the check digit."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto

from devices.codecs.idcard_text import CardKind, Sex
from devices.simulators.cards import sample_number

CONTACT_ATR = bytes.fromhex("3B65000054494E4758")  # T=0, five historical bytes
CONTACTLESS_ATR = bytes.fromhex("3B85800154494E475859")  # as a reader makes it: T=1, five historical bytes, xor
MEMORY_ATR = bytes.fromhex("3B8F8001804F0CA000000306030001000000006A")
_SSSE = bytes.fromhex("7378312E73682EC9E7BBE1B1A3D5CF")
_PPSE = b"2PAY.SYS.DDF01"
_NUMBERED = bytes.fromhex("D15600000501")
_BANK = bytes.fromhex("A000000333010101")


class CardFault(Enum):
    NONE = auto()
    BANK_CARD = auto()  # no social-security application
    CLOSED = auto()  # 6982: wants a PIN for what is public elsewhere
    BLOCKED = auto()  # 6A81 to the application
    NO_NAME = auto()  # 6A83 for the name
    WRONG_TAG = auto()  # answers with another item than was asked for
    SHORT = auto()  # a length that promises more than there is
    ENDLESS = auto()  # 6C for ever
    BABBLING = auto()  # answers that are no answers
    PULLED = auto()  # leaves the reader at the first record
    PULLED_ONCE = auto()  # a contact that bounces


@dataclass(slots=True)
class SampleSocialCard:
    """``answer`` is the card's side of one command; empty: the card has left."""

    name: str = "测试甲"
    birth: date = date(1950, 1, 1)
    sex: Sex = Sex.MALE
    contactless: bool = False
    number: str = ""
    valid_to: str = "20401231"
    two_steps: bool = False  # T=0: 61 xx and 6C xx
    file_p1: int = 0x02  # how its files want to be selected
    by_number_only: bool = False  # the name is not known, the directory tells the number
    fault: CardFault = CardFault.NONE
    raw: dict[int, bytes] = field(default_factory=dict)  # items as they are on the chip, instead
    seen: list[bytes] = field(default_factory=list)  # every command
    _inside: bool = False
    _file: int = 0
    _ready: bytes = b""

    @property
    def atr(self) -> bytes:
        return CONTACTLESS_ATR if self.contactless else CONTACT_ATR

    def power(self) -> None:
        self._inside, self._file, self._ready = False, 0, b""

    def answer(self, command: bytes) -> bytes:
        self.seen.append(command)
        if self.fault is CardFault.BABBLING:
            return b"\x00" if len(command) % 2 else bytes(range(200))
        match command[1]:
            case 0xA4:
                return self._stepwise(self._select(command[2], command[5 : 5 + command[4]]))
            case 0xB2:
                return self._record(command)
            case 0xC0:
                return self._ready
            case 0x20:
                raise AssertionError("nobody may send a PIN")
        return b"\x6d\x00"

    def _stepwise(self, answer: bytes) -> bytes:
        if not self.two_steps or len(answer) == 2:
            return answer
        self._ready = answer
        return bytes((0x61, len(answer) - 2))

    def _select(self, p1: int, name: bytes) -> bytes:
        if p1 == 0x04:
            return self._select_application(name)
        if not self._inside or p1 != self.file_p1 or name not in (b"\xef\x05", b"\xef\x06"):
            return b"\x6a\x82"
        self._file = name[1]
        return b"\x6f\x00\x90\x00"

    def _select_application(self, name: bytes) -> bytes:
        if self.fault is CardFault.BLOCKED:
            return b"\x6a\x81"
        if name == _PPSE and self.contactless:
            names = [_BANK] if self.fault is CardFault.BANK_CARD else [_BANK, _NUMBERED]
            entries = b"".join(_tlv(0x61, _tlv(0x4F, each)) for each in names)
            return _tlv(0x6F, _tlv(0x84, _PPSE) + entries) + b"\x90\x00"
        if name == (_NUMBERED if self.by_number_only else _SSSE) and self.fault is not CardFault.BANK_CARD:
            self._inside = True
            return _tlv(0x6F, _tlv(0x84, name)) + b"\x90\x00"
        return b"\x6a\x82"

    def _record(self, command: bytes) -> bytes:
        tag, size = command[2], command[4] or 256
        value = self._items().get(tag)
        if self.fault in (CardFault.PULLED, CardFault.PULLED_ONCE):
            if self.fault is CardFault.PULLED_ONCE:
                self.fault = CardFault.NONE
            return b""
        if self.fault is CardFault.CLOSED:
            return b"\x69\x82"
        if value is None or (self.fault is CardFault.NO_NAME and tag == 0x09):
            return b"\x6a\x83"
        item = bytes((tag ^ (self.fault is CardFault.WRONG_TAG), len(value))) + value
        if self.fault is CardFault.SHORT:
            item = item[:-1]
        if self.fault is CardFault.ENDLESS or (self.two_steps and size != len(item)):
            return bytes((0x6C, len(item)))
        return item + b"\x90\x00"

    def _items(self) -> dict[int, bytes]:
        number = self.number or sample_number(CardKind.MAINLAND, self.birth, 2 if self.sex is Sex.FEMALE else 1)
        name = self.name.encode("gbk")
        of_file = {
            0x05: {0x01: bytes.fromhex("000000D15600000500000000FFFFFFFF"), 0x03: b"3.00",
                   0x05: bytes.fromhex("20200101"), 0x06: bytes.fromhex(self.valid_to), 0x07: b"T00000001"},
            0x06: {0x08: number.encode(), 0x09: name + bytes(30 - len(name)), 0x0A: self.sex.value.encode(),
                   0x0B: b"\x01", 0x0C: b"\x00\x00\x00", 0x0D: bytes.fromhex(f"{self.birth:%Y%m%d}")},
        }.get(self._file, {})  # fmt: skip
        return of_file | {tag: raw for tag, raw in self.raw.items() if tag in of_file}


def _tlv(tag: int, value: bytes) -> bytes:
    return bytes((tag, len(value))) + value
