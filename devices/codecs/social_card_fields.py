"""Items of a social-security card as values. Faults are told and never mended."""

from __future__ import annotations

from datetime import date

from devices.codecs.card_faults import FaultReason, Faults
from devices.codecs.citizen_number import checks_out
from devices.codecs.idcard_text import Sex

_FILLING = b"\x00 \xff"


class SocialFields:
    def __init__(self, items: dict[int, bytes]) -> None:
        self._items = items
        self.faults = Faults()

    def text(self, field: str, tag: int) -> str:
        """GBK, of which ASCII is a part, without what fills it up."""
        raw = self._items.get(tag, b"").rstrip(_FILLING)
        try:
            return raw.decode("gb18030").strip()
        except UnicodeDecodeError:
            text = raw.decode("gb18030", "replace").strip()
            self.faults.note(field, FaultReason.NOT_TEXT, text)
            return text

    def digits(self, tag: int) -> str:
        """Two a byte, without the F that fill it up."""
        return self._items.get(tag, b"").hex().upper().rstrip("F")

    def day(self, field: str, tag: int) -> date | None:
        return self.faults.day(field, self.digits(tag))

    def sex(self, tag: int) -> Sex:
        text = self.text("sex", tag)
        if text in set(Sex):
            return Sex(text)
        if text:
            self.faults.note("sex", FaultReason.UNKNOWN_CODE, text)
        return Sex.UNKNOWN

    def number(self, tag: int) -> tuple[str, bool]:
        number = self.text("number", tag)
        valid = checks_out(number)
        if not valid:
            self.faults.note("number", FaultReason.CHECK_DIGIT, number)
        return number, valid
