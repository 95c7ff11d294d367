"""Commands to a smart card and its answers, without I/O (ISO/IEC 7816-4).

Wire format::

    command   CLA INS P1 P2 [Lc data] [Le]
    answer    [data] SW1 SW2

Cards that speak T=0 give data in a second step: 61 xx asks for ``00 C0 00 00 xx``; 6C xx for the same command with
Le = xx. An answer to PC/SC is always whole; there is nothing to put together and nothing to resynchronise.
"""

from __future__ import annotations

from dataclasses import dataclass

from devices.errors import ProtocolViolation

OK = 0x9000
_MORE, _WRONG_LE = 0x61, 0x6C


@dataclass(frozen=True, slots=True, repr=False)
class Reply:
    """What a card answered. The data may be a person's: it is kept out of ``repr``."""

    data: bytes
    sw: int

    def __repr__(self) -> str:
        return f"Reply({len(self.data)} bytes, {self.sw:04X})"


def select(p1: int, name: bytes) -> bytes:
    """SELECT by application name (P1 04) or file identifier (P1 02, with some cards 00)."""
    return bytes((0x00, 0xA4, p1, 0x00, len(name))) + name


def read_record(tag: int, size: int) -> bytes:
    """READ RECORD by the identifier of a data item; ``size``: bytes expected, 1 to 256."""
    return bytes((0x00, 0xB2, tag, 0x00, size & 0xFF))


def parse_reply(raw: bytes) -> Reply:
    """Raises ``ProtocolViolation`` for an answer without a status word or longer than any (256 + 2)."""
    if not 2 <= len(raw) <= 258:
        raise ProtocolViolation(f"bad-data: answer of {len(raw)} bytes")
    return Reply(raw[:-2], int.from_bytes(raw[-2:], "big"))


def follow_up(command: bytes, reply: Reply) -> bytes | None:
    """The second step of T=0, where the answer asks for one."""
    sw1, sw2 = reply.sw >> 8, reply.sw & 0xFF
    if sw1 == _MORE:
        return bytes((0x00, 0xC0, 0x00, 0x00, sw2))
    if sw1 == _WRONG_LE:
        return command[:4] + bytes((sw2,)) if len(command) == 5 else command + bytes((sw2,))
    return None
