"""What lending numbers to a kiosk makes of the state."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from hall.bands import Band
from hall.events import BandLeased
from hall.state import HallState


def leased(state: HallState, event: BandLeased, at: datetime) -> HallState:
    """The numbers are the kiosk's."""
    band = Band(event.kiosk, event.day, event.first, event.last, at)
    return replace(state, bands=(*state.bands, band))
