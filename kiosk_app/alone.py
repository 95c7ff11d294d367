"""What a kiosk decides while the hub is gone: values in, values out; no clock, no file, no Qt.

It decides little: whether the hall is open by the hours that came with its band, whether a counter handles the
item, and which number is next. Everything else the hall decides when it is told (hall.acts.alone).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from hub.wire import BandNumber, BandQueue, BandView, Catalog, Document, ItemView, TicketView

CLOSED = "closed"
UNKNOWN_ITEM = "unknown_item"
NO_BAND = "no_band"
"""This kiosk has no numbers for today."""
BAND_EMPTY = "band_empty"
"""It had, and has given all of them out."""

Used: TypeAlias = Mapping[tuple[date, int, str], int]
"""(day, first of the band, letter) → how many of its numbers were given out."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the kiosk could do alone at one moment."""

    can: bool = False
    """It has numbers of today."""
    open: bool = False
    opens_at: datetime | None = None
    """When the hall next opens, as far as the kiosk knows."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A number to be given out, not yet given."""

    band: BandView
    queue: BandQueue
    number: BandNumber
    place: int
    """Counted from 0 within the band."""

    @property
    def ordinal(self) -> int:
        return self.band.first + self.place


def standing(bands: Sequence[BandView], now: datetime) -> Standing:
    """How it stands at `now`."""
    spans = [span for each in bands for span in each.open]
    return Standing(
        can=bool(_today(bands, now)),
        open=any(span.opens <= now < span.closes for span in spans),
        opens_at=min((span.opens for span in spans if span.opens > now), default=None),
    )


def draw(
    bands: Sequence[BandView], used: Used, catalog: Catalog, items: Sequence[str], now: datetime
) -> Drawn | str:
    """The next number for a visit of `items` at `now`, or why there is none (a code of a refusal)."""
    today = _today(bands, now)
    if not today:
        return NO_BAND
    if not standing(today, now).open:
        return CLOSED
    found = [_item(catalog, each) for each in items]
    if not found or any(each is None or each.queue is None or each.handled != "counter" for each in found):
        return UNKNOWN_ITEM
    free = (_free(band, used, str(found[0].queue)) for band in today if found[0] is not None)
    return next((each for each in free if each is not None), BAND_EMPTY)


def _today(bands: Sequence[BandView], now: datetime) -> list[BandView]:
    covering = (each for each in bands if each.begins <= now < each.ends)
    return sorted(covering, key=lambda each: each.first)


def _free(band: BandView, used: Used, queue_id: str) -> Drawn | None:
    queue = next((each for each in band.queues if each.id == queue_id), None)
    if queue is None:
        return None
    place = used.get((band.day, band.first, queue.letter), 0)
    return Drawn(band, queue, queue.numbers[place], place) if place < len(queue.numbers) else None


def left(bands: Sequence[BandView], used: Used, day: date) -> int:
    """How many numbers of the day are left in the queue that has the fewest; 0 with no band."""
    of_day = [each for each in bands if each.day == day]
    letters = {queue.letter: len(queue.numbers) for band in of_day for queue in band.queues}
    return min((_left(of_day, used, letter) for letter in letters), default=0)


def _left(bands: Sequence[BandView], used: Used, letter: str) -> int:
    sizes = ((band, len(queue.numbers)) for band in bands for queue in band.queues if queue.letter == letter)
    return sum(size - used.get((band.day, band.first, letter), 0) for band, size in sizes)


def ticket_of(
    drawn: Drawn, catalog: Catalog, items: Sequence[str], document: Document | None, green_age: int, now: datetime
) -> TicketView:
    """The ticket as its holder may see it: without figures, which only the hub has."""
    item = _item(catalog, items[0])
    assert item is not None
    named = [found.name for found in (_item(catalog, each) for each in items) if found is not None]
    age = document.age_on(drawn.band.day) if document is not None else None
    green = age is not None and age >= green_age
    return TicketView(
        id=drawn.number.ticket, number=drawn.number.number, queue=drawn.queue.id, queue_name=drawn.queue.name,
        items=list(items), item_index=0, item_name=item.name, item_names=named, area=drawn.queue.area, bring=item.bring,
        green=green, grounds="age" if green else "none", on_behalf=False, state="waiting", counter=None,
        issued_at=now, ahead=None, wait_minutes=None, code_url=f"{drawn.band.page}{drawn.number.code}",
        alone=True,
    )  # fmt: skip


def _item(catalog: Catalog, key: str) -> ItemView | None:
    return next((item for item in catalog.items if item.id == key), None)
