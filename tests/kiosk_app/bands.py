"""A band of the sample hall, as a hub would lend it, and a ledger to keep it in."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from hub.wire import BandNumber, BandQueue, BandView, Span, Words
from kiosk_app.ledger import Ledger
from kiosk_app.outbox import Outbox
from kiosk_app.samples import AT

MIDNIGHT = datetime(2026, 6, 2, 16, tzinfo=AT.tzinfo)
"""Where the sample hall's Wednesday begins."""


def band(first: int = 501, size: int = 3, days: int = 0) -> BandView:
    """Numbers of queues A, B and C for the sample day or one after it, open 9:00 to 17:00."""
    begins = MIDNIGHT + timedelta(days=days)
    day = date(2026, 6, 3) + timedelta(days=days)
    return BandView(
        day=day, begins=begins, ends=begins + timedelta(days=1),
        open=[Span(opens=begins + timedelta(hours=9), closes=begins + timedelta(hours=17))],
        first=first, last=first + size - 1, leased_at=min(begins, AT), page="http://hub/c/",
        queues=[_queue(letter, day, first, size) for letter in "ABC"],
    )  # fmt: skip


def _queue(letter: str, day: date, first: int, size: int) -> BandQueue:
    numbers = [
        BandNumber(number=f"{letter}{at:03d}", ticket=f"t-{day:%m%d}-{letter}{at}", code=f"t.{letter}{at}.0.x")
        for at in range(first, first + size)
    ]
    name, area = Words(zh="队", en="Queue"), Words(zh="一楼东等候区", en="East waiting area")
    return BandQueue(id=letter.lower(), letter=letter, name=name, area=area, numbers=numbers)


def ledger(folder: Path, *bands: BandView) -> Ledger:
    """A new ledger with these bands."""
    made = Outbox(folder / "outbox.sqlite").ledger
    for each in bands:
        made.keep_band(each)
    return made
