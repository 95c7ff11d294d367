"""Views as bytes: made once for all who see the same, kept until the hall changes. Event loop only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from appointments.events import PlanEntered
from appointments.plan import NOTHING, Plan
from hall.state import HallState
from hub.server.streams.standing import Standing
from hub.server.streams.summonses import Summonses
from hub.server.views.board import board_view
from hub.server.views.catalog import catalog_of
from hub.server.views.counter import counter_view
from hub.server.views.head import head_of
from hub.server.views.kiosk import kiosk_view
from hub.server.views.shared import Shared, shared
from hub.store.access import Bearer
from hub.store.journal import Entry
from hub.wire import VIEW_FRESH_SECONDS, Audience, Catalog, View
from upkeep.events import RegisterEntered
from upkeep.register import Aid

FRESH = timedelta(seconds=VIEW_FRESH_SECONDS)


@dataclass(frozen=True, slots=True)
class Sight:
    """Who sees the same: all boards; each kiosk; a counter and its clerk."""

    audience: Audience
    place: str = ""


def sight_of(bearer: Bearer) -> Sight:
    """What the bearer sees."""
    if bearer.role is Audience.BOARD:
        return Sight(Audience.BOARD)
    if bearer.role is Audience.KIOSK:
        return Sight(Audience.KIOSK, bearer.subject)
    return Sight(Audience.COUNTER, bearer.counter)


@dataclass(slots=True)
class Viewer:
    """The hall as all audiences see it. Fed by `turn_to`; `staff` maps login to name."""

    state: HallState = field(default_factory=HallState)
    staff: dict[str, str] = field(default_factory=dict)
    aids: tuple[Aid, ...] = ()
    """What the service desk lends, by the register that was entered last."""
    plan: Plan = NOTHING
    """What may be booked, by the plan that was entered last."""
    known_initials: Path | None = None
    """The file that keeps the catalog's initials from one start to the next."""
    catalog: Catalog | None = None
    summonses: Summonses = field(default_factory=Summonses)
    _aside: Standing = field(default_factory=Standing)
    _shared: Shared | None = None
    _made: Shared | None = None
    """What was last shown."""
    _bytes: dict[Sight, bytes] = field(default_factory=dict)

    def turn_to(self, state: HallState, entries: Sequence[Entry] = ()) -> None:
        """See a new state from now on; `entries` led from the last one to it, none if it is the first."""
        self._aside.follow(state, entries)
        self.summonses.follow(entries)
        entered = [each.event.register.aids for each in entries if isinstance(each.event, RegisterEntered)]
        plans = [each.event.plan for each in entries if isinstance(each.event, PlanEntered)]
        if state.definition is not None and (entered or plans or state.definition is not self.state.definition):
            self.aids = entered[-1] if entered else self.aids
            self.plan = plans[-1] if plans else self.plan
            self.catalog = catalog_of(state.definition, self.aids, self.plan, self.known_initials)
        self.state = state
        self.forget()

    def forget(self) -> None:
        """Make the views anew, as when a name changed."""
        self._shared = None
        self._bytes.clear()

    def aged(self, now: datetime) -> bool:
        """True where time alone made the views untrue: the hall opened, closed or began a new day, or a minute
        went by, after which a waiting time is another. They are then made anew."""
        if self.state.definition is None or self._made is None:
            return False
        old = abs(now - self._made.at) >= FRESH or head_of(self.state.definition, now) != self._made.head
        if old:
            self._made = None
            self.forget()
        return old

    def view(self, sight: Sight, now: datetime) -> bytes:
        """The view as JSON. Raises KeyError for a counter that the hall does not have."""
        if sight not in self._bytes:
            self._bytes[sight] = self._view(sight, now).model_dump_json().encode()
        return self._bytes[sight]

    def _view(self, sight: Sight, now: datetime) -> View:
        common = self._common(now)
        if sight.audience is Audience.BOARD:
            return board_view(common)
        if sight.audience is Audience.KIOSK:
            return kiosk_view(common, sight.place)
        return counter_view(common, sight.place)

    def _common(self, now: datetime) -> Shared:
        if self._shared is None:
            version = "" if self.catalog is None else self.catalog.version
            self._shared = shared(self.state, version, self._aside, self.staff, self.summonses, now)
            self._made = self._shared
        return self._shared
