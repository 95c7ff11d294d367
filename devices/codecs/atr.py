"""What a card says on being switched on (ATR, ISO/IEC 7816-3) about how it is reached.

A contactless card has no ATR; the reader makes one (PC/SC part 3): ``3B 8n 80 01``, n historical bytes, xor. For a
memory card, which has no files and takes no commands, these begin ``80 4F 0C A0 00 00 03 06``.
"""

from __future__ import annotations

_MADE_BY_READER = b"\x80\x01"  # behind 3B 8n
_STORAGE = bytes.fromhex("804F0CA000000306")


def is_contactless(atr: bytes) -> bool:
    return len(atr) >= 4 and atr[0] == 0x3B and atr[1] & 0xF0 == 0x80 and atr[2:4] == _MADE_BY_READER


def is_memory_card(atr: bytes) -> bool:
    """Bus cards, door cards: nothing that could be asked."""
    return is_contactless(atr) and atr[4 : 4 + len(_STORAGE)] == _STORAGE
