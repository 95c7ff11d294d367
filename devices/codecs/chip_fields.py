"""Fields of a chip's text block: UTF-16LE at fixed places, padded with blanks. Faults are told and never mended."""

from __future__ import annotations

import re
from datetime import date

from devices.codecs.card_faults import FaultReason, Faults

BLANKS = " \x00\u3000\uffff"
# No letters, though UTF-16 has them: a printer or a terminal would obey some.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]")


def chip_text(raw: bytes) -> tuple[str, bool]:
    """UTF-16LE without its padding, ``U+FFFD`` for what is no text, and whether all of it was."""
    text = _CONTROLS.sub("\ufffd", raw.decode("utf-16-le", "replace").strip(BLANKS))
    return text, "\ufffd" not in text


class ChipFields:
    def __init__(self, block: bytes) -> None:
        self.block = block
        self.faults = Faults()

    def char(self, offset: int) -> str:
        return chr(int.from_bytes(self.block[offset : offset + 2], "little"))

    def text(self, field: str, *places: tuple[int, int]) -> str:
        """Places are joined before the blanks go: a name may have a space just where it is cut."""
        text, whole = chip_text(b"".join(self.block[at : at + size] for at, size in places))
        if not whole:
            self.faults.note(field, FaultReason.NOT_TEXT, text)
        return text

    def day(self, field: str, offset: int) -> date | None:
        text, whole = chip_text(self.block[offset : offset + 16])
        if not whole:
            self.faults.note(field, FaultReason.NOT_TEXT, text)
            return None
        return self.faults.day(field, text)
