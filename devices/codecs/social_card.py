"""The public files of a social-security card (LD/T 32, file structure 2.0), without I/O: commands out, answers in.

Wire format: the application is selected by its name ("sx1.sh." and 社会保障 in GBK), then the file, then each item by
its identifier; an answer is ``tag len value 90 00``::

    EF05  01 card identification code 16, the first three bytes the region | 03 version 4 | 05 issue date 4
          06 valid until 4 | 07 card number 9
    EF06  08 social-security number 18, the citizen number | 09 name 30, GBK | 0A sex 1 | 0D birth 4

Dates and codes are digits, two a byte, filled up with F; texts are filled up with 00. These two files are read without
a PIN, and no PIN is ever sent: a wrong one would be counted by the card. Ethnic group and birthplace are not read,
nobody here needs them; neither is anything of the bank's. Over a contactless reader, where the name is not known, the
directory (PPSE) may tell the application under one of its numbers (D1 56 00 00 05 ..); other entries are left alone.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from datetime import date

from devices.codecs.apdu import OK, Reply, follow_up, parse_reply, read_record, select
from devices.codecs.card_faults import FieldFault
from devices.codecs.idcard_text import Sex
from devices.codecs.social_card_fields import SocialFields
from devices.codecs.social_card_status import problem_of
from devices.errors import ProtocolViolation

APPLICATION = b"sx1.sh." + "社会保障".encode("gbk")
DIRECTORY = b"2PAY.SYS.DDF01"
ISSUER_FILE, HOLDER_FILE = bytes.fromhex("EF05"), bytes.fromhex("EF06")
_OURS = bytes.fromhex("D156000005")
_BY_NAME, _BY_FILE = 0x04, (0x02, 0x00)  # some cards take the second only
_MAX_STEPS = 4  # follow-ups to one command; a card that asks for more is broken
ITEMS = {
    ISSUER_FILE: {0x01: 16, 0x03: 4, 0x05: 4, 0x06: 4, 0x07: 9},
    HOLDER_FILE: {0x08: 18, 0x09: 30, 0x0A: 1, 0x0D: 4},
}

Asking = Generator[bytes, bytes, Reply]


@dataclass(frozen=True, slots=True, repr=False)
class SocialSecurityCard:
    """What the public files say."""

    name: str
    number: str
    number_valid: bool
    sex: Sex
    birth: date | None
    card_number: str
    region: str  # six digits of the administrative division
    version: str
    issued: date | None
    valid_to: date | None
    contactless: bool
    faults: tuple[FieldFault, ...] = ()

    def __repr__(self) -> str:
        """So that a stray log line cannot name the visitor."""
        return f"SocialSecurityCard(version={self.version}, name=***, number=***)"

    @property
    def identifies(self) -> bool:
        """Name and number are there and are what they can be."""
        return self.number_valid and bool(self.name) and not {f.field for f in self.faults} & {"name", "number"}

    def expired_on(self, day: date) -> bool | None:
        """``None``: the card does not say until when it is valid."""
        return None if self.valid_to is None else day > self.valid_to


def reading(*, contactless: bool) -> Generator[bytes, bytes, SocialSecurityCard]:
    """Yields each command, takes its answer by ``send``; the card is what it returns. Raises ``MediaProblem`` for a
    card that is none or does not give its public files, ``ProtocolViolation`` for answers that make no sense."""
    yield from _enter(contactless)
    items: dict[int, bytes] = {}
    for file, tags in ITEMS.items():
        yield from _open(file)
        for tag, size in tags.items():
            reply = yield from _ask(read_record(tag, size + 2))
            if reply.sw == OK:
                items[tag] = _value(tag, reply.data)
            elif tag in (0x08, 0x09):
                raise problem_of(reply.sw)
    return _card(items, contactless)


def _enter(contactless: bool) -> Generator[bytes, bytes, None]:
    reply = yield from _ask(select(_BY_NAME, APPLICATION))
    if reply.sw != OK and contactless:
        directory = yield from _ask(select(_BY_NAME, DIRECTORY))
        for name in _names_in(directory.data) if directory.sw == OK else ():
            if name.startswith(_OURS) and reply.sw != OK:
                reply = yield from _ask(select(_BY_NAME, name))
    if reply.sw != OK:
        raise problem_of(reply.sw)


def _open(file: bytes) -> Generator[bytes, bytes, None]:
    for p1 in _BY_FILE:
        reply = yield from _ask(select(p1, file))
        if reply.sw == OK:
            return
    raise problem_of(reply.sw)


def _ask(command: bytes) -> Asking:
    reply = parse_reply((yield command))
    data = b""
    for _ in range(_MAX_STEPS):
        more = follow_up(command, reply)
        if more is None:
            return Reply(data + reply.data, reply.sw)
        data += reply.data
        reply = parse_reply((yield more))
    raise ProtocolViolation("bad-data: the card asks again and again")


def _value(tag: int, data: bytes) -> bytes:
    if len(data) < 2 or data[0] != tag or data[1] != len(data) - 2:
        raise ProtocolViolation(f"bad-data: item {tag:02X} of {len(data)} bytes")
    return data[2:]


def _names_in(data: bytes) -> list[bytes]:
    """Application names (4F) of a directory, wherever they are nested."""
    names, at = [], 0
    while (at := data.find(b"\x4f", at)) >= 0 and at + 1 < len(data):
        size = data[at + 1]
        name = data[at + 2 : at + 2 + size]
        if 5 <= size <= 16 and len(name) == size:
            names.append(name)
        at += 1
    return names


def _card(items: dict[int, bytes], contactless: bool) -> SocialSecurityCard:
    f = SocialFields(items)
    number, number_valid = f.number(0x08)
    return SocialSecurityCard(
        name=f.text("name", 0x09), number=number, number_valid=number_valid, sex=f.sex(0x0A),
        birth=f.day("birth", 0x0D), card_number=f.text("card_number", 0x07), region=f.digits(0x01)[:6],
        version=f.text("version", 0x03), issued=f.day("issued", 0x05), valid_to=f.day("valid_to", 0x06),
        contactless=contactless, faults=f.faults.found(),
    )  # fmt: skip
