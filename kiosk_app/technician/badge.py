"""What a technician's badge looks like, and who tells whose it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from hub.wire import BadgeView as BadgeView
from hub.wire import Problem
from ui_common.posting import Unreachable as Unreachable

Told: TypeAlias = BadgeView | Problem | Unreachable
CheckBadge: TypeAlias = Callable[[str, Callable[[Told], None]], None]
"""Asks the hub, which alone can tell whether it is genuine; answers later, on the screen's thread."""
_BADGE = re.compile(r"b\.[A-Za-z0-9_-]{1,64}\.[0-9a-f]{1,10}\.[A-Za-z0-9_-]{23}", re.ASCII)


def is_badge(text: str) -> bool:
    """Whether it could be one."""
    return _BADGE.fullmatch(text.strip()) is not None
