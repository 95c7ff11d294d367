"""What a card's status word means to whoever holds the card (ISO/IEC 7816-4), as one table."""

from __future__ import annotations

from devices.errors import MediaProblem
from devices.status import Action

_REASONS = {
    0x6281: "read-failed",
    0x6283: "card-blocked",
    0x6400: "read-failed",
    0x6581: "read-failed",
    0x6700: "read-failed",
    0x6881: "unrecognised-card",
    0x6882: "unrecognised-card",
    0x6982: "files-closed",
    0x6983: "card-blocked",
    0x6985: "files-closed",
    0x6986: "unrecognised-card",
    0x6A81: "card-blocked",  # to a SELECT: the application was switched off
    0x6A82: "unrecognised-card",
    0x6A83: "no-content",
    0x6A88: "no-content",
    0x6D00: "unrecognised-card",
    0x6E00: "unrecognised-card",
}
REASONS = frozenset({*_REASONS.values(), "card-silent", "card-in-use"})


def problem_of(sw: int) -> MediaProblem:
    """Words outside of the table count as a failed read."""
    return MediaProblem(_REASONS.get(sw, "read-failed"), Action.CLEAR)
