"""What may be handed to a gateway as a phone number."""

from __future__ import annotations

import re

_USABLE = re.compile(r"\+?[0-9]{5,15}")


def is_phone(text: str) -> bool:
    """Whether a gateway may be given it (E.164: at most 15 digits)."""
    return _USABLE.fullmatch(text) is not None

