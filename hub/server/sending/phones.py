"""A phone number as it may be shown: in pages, in logs."""

from __future__ import annotations

import re

_USABLE = re.compile(r"\+?[0-9]{5,15}")


def is_phone(text: str) -> bool:
    """Whether a gateway may be given it (E.164: at most 15 digits)."""
    return _USABLE.fullmatch(text) is not None


def masked(phone: str) -> str:
    """138****5678; of a short one its last two digits alone."""
    digits = phone.removeprefix("+86")
    return f"{digits[:3]}****{digits[-4:]}" if len(digits) >= 11 else f"****{digits[-2:]}"
