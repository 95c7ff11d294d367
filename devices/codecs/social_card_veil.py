"""What of a smart card's bytes may be seen: our commands, and the status words of its answers."""

from __future__ import annotations

from devices.wire_tap import Direction, as_hex

_WORDS = frozenset({b"state?", b"card", b"empty"})


def social_card_veil(direction: Direction, data: bytes) -> str:
    """Each piece is a whole command or answer; no command carries a PIN."""
    if data in _WORDS:
        return data.decode()
    if direction is Direction.OUT:
        return as_hex(data)
    hidden = len(data) - 2
    if hidden < 0:
        return f"‹{len(data)}›"
    return f"‹{hidden}› " * (hidden > 0) + data[-2:].hex(" ")
