"""People who do not exist, for tests of the kiosk."""

from __future__ import annotations

from datetime import date

from hub.wire import Document
from kiosk_app.journey import Holder
from kiosk_app.shots import ELDER

ADULT = Holder(
    Document(kind="resident", number="000000198502020027", name="试乙", birth=date(1985, 2, 2)),
    "试*",
    41,
    True,
)
__all__ = ["ADULT", "ELDER"]
