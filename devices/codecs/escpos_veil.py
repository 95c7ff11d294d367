"""What of a printer's bytes may be seen: commands and answers; a ticket's text, pictures and codes only by length."""

from __future__ import annotations

from devices.codecs.escpos_stream import Op, OpReader
from devices.wire_tap import Direction, as_hex

_OPEN = frozenset({"status", "recover", "sensor", "auto-status", "init", "newline", "cut-full", "cut-partial", "feed",
                   "align", "bold", "size", "spacing", "spacing-default", "chinese-on", "chinese-off"})  # fmt: skip


class EscposVeil:
    """Keeps its place in the stream: a command may come in two pieces."""

    def __init__(self) -> None:
        self._reader = OpReader()

    def __call__(self, direction: Direction, data: bytes) -> str:
        if direction is Direction.IN:
            return as_hex(data)
        return " ".join(_shown(op) for op in self._reader.receive(data)) or "…"


def _shown(op: Op) -> str:
    return op.raw.hex(" ") if op.name in _OPEN else f"‹{op.name} {len(op.raw)}›"
