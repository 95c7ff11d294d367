"""A small hall, its figures and people who do not exist, for tests of the kiosk."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hub.wire import Catalog, Document, KioskView, TicketView, Words
from kiosk_app.journey import Holder
from kiosk_app.samples import sample_catalog, sample_ticket, sample_view

NOW = datetime(2026, 6, 3, 1, 15, tzinfo=UTC)
ELDER = Holder(
    Document(kind="resident", number="000000195001010013", name="测试甲", birth=date(1950, 1, 1)),
    "测*甲",
    76,
    False,
)
ADULT = Holder(
    Document(kind="resident", number="000000198502020027", name="试乙", birth=date(1985, 2, 2)),
    "试*",
    41,
    True,
)
__all__ = [
    "ADULT",
    "ELDER",
    "NOW",
    "Catalog",
    "KioskView",
    "TicketView",
    "Words",
    "sample_catalog",
    "sample_ticket",
    "sample_view",
]
