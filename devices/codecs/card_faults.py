"""What a card says that cannot be so. It is kept as it was written and marked; nothing is put in its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class FaultReason(StrEnum):
    NOT_TEXT = "not-text"  # bytes that are no characters
    IMPOSSIBLE_DATE = "impossible-date"
    CHECK_DIGIT = "check-digit"
    UNKNOWN_CODE = "unknown-code"


@dataclass(frozen=True, slots=True, repr=False)
class FieldFault:
    """One field of a card. ``written``: what stands there, ``U+FFFD`` for what is no character; a person's."""

    field: str
    reason: FaultReason
    written: str = ""

    def __repr__(self) -> str:
        """Without what is written, so that a stray log line cannot name the visitor."""
        return f"FieldFault({self.code})"

    @property
    def code(self) -> str:
        """``impossible-date: birth``: a code with words for people, and the field."""
        return f"{self.reason.value}: {self.field}"


class Faults:
    """Gathers them while a card is decoded."""

    def __init__(self) -> None:
        self._found: list[FieldFault] = []

    def note(self, field: str, reason: FaultReason, written: str) -> None:
        self._found.append(FieldFault(field, reason, written))

    def found(self) -> tuple[FieldFault, ...]:
        return tuple(self._found)

    def day(self, field: str, written: str) -> date | None:
        """``YYYYMMDD`` as a date; nothing for a field left blank; a fault for anything else."""
        if not written:
            return None
        if len(written) == 8 and written.isascii() and written.isdigit():
            try:
                return date(int(written[:4]), int(written[4:6]), int(written[6:]))
            except ValueError:
                pass  # such as 30 February: told below
        self.note(field, FaultReason.IMPOSSIBLE_DATE, written)
        return None
