"""What names an appointment at a kiosk: its code, the card it was booked with, or its number and the phone's end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from hub.wire import Document

Way: TypeAlias = Literal["code", "card", "number"]

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Of an appointment's number: none that is taken for another."""
NUMBER_LENGTH = 6
TAIL_LENGTH = 4
"""Digits of the phone that are asked for."""


@dataclass(frozen=True, slots=True, repr=False)
class Claim:
    """Exactly one of code, document, and number with tail."""

    code: str = ""
    document: Document | None = None
    number: str = ""
    tail: str = ""

    @property
    def way(self) -> Way:
        if self.code:
            return "code"
        return "number" if self.document is None else "card"

    def __repr__(self) -> str:
        return f"Claim({self.way})"
