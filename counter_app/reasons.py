"""Reasons that staff write: they stay in the journal, so no number in one is as long as a telephone's. Pure."""

from __future__ import annotations

import re
from typing import Final

_REASON: Final = re.compile(r"(?=.*\S)(?!.*[0-9]{6}).{1,80}")


def may_be_kept(reason: str) -> bool:
    """Whether something is said, and nothing that names somebody by a number."""
    return _REASON.fullmatch(reason.strip()) is not None
