"""What a kiosk sees."""

from __future__ import annotations

from hall.state import Assistance
from hub.server.views.figures import green_figures_of
from hub.server.views.shared import Shared
from hub.wire import KioskView


def kiosk_view(shared: Shared, kiosk: str) -> KioskView:
    """The view of the kiosk of that id."""
    newest = _newest_request(shared, kiosk)
    return KioskView(
        seq=shared.state.seq,
        at=shared.at,
        catalog=shared.catalog,
        hall=shared.head,
        green_age=shared.definition.policy.green_age,
        social_card=shared.definition.policy.social_card,
        queues=shared.queues,
        green=green_figures_of(shared.state, shared.at),
        assistance=newest.id if newest is not None and newest.waits else None,
        assistance_by=None if newest is None else newest.counter,
        summons=shared.summonses.at(f"kiosk:{kiosk}"),
    )


def _newest_request(shared: Shared, kiosk: str) -> Assistance | None:
    own = (each for each in shared.state.assistance.values() if each.place == kiosk)
    return max(own, key=lambda each: each.at, default=None)
