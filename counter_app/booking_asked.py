"""How a booking is asked for: the ways that the clerk ticks, and the command that follows. Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final

from counter_app.caller import Caller
from counter_app.marking import QT_TRANSLATE_NOOP
from counter_app.rows import Row
from counter_app.texts import tr
from hub.wire import BookCommand

WAYS: Final[dict[str, str]] = {
    "phone": QT_TRANSLATE_NOOP("Counter", "电话预约"),
    "desk": QT_TRANSLATE_NOOP("Counter", "当面预约"),
    "english": QT_TRANSLATE_NOOP("Counter", "英文短信"),
}
"""How it is asked for, and in which language the visitor is written to; in the order of their digits."""


def way_rows(chosen: Collection[str]) -> list[Row]:
    """Every way with its digit."""
    return [
        {"key": way, "hotkey": str(place), "name": tr(name), "chosen": way in chosen}
        for place, (way, name) in enumerate(WAYS.items(), start=1)
    ]


def command_of(item: str, at: datetime, told: Caller, chosen: Collection[str]) -> BookCommand:
    """The booking as the hub takes it."""
    return BookCommand(
        item=item, starts_at=at, name=told.name, phone=told.phone, number=told.number or None,
        language="en" if "english" in chosen else "zh", channel="desk" if "desk" in chosen else "phone",
    )  # fmt: skip
