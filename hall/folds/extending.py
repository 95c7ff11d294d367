"""What service after closing, and its refusal, make of the state."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from hall.events import RefusalConsented, RefusalDropped, RefusalProposed, ServiceExtended, ServiceRefused
from hall.state import HallState, Refusing


def extended(state: HallState, event: ServiceExtended, at: datetime) -> HallState:
    """Who wanted it is known."""
    return replace(state, extended=state.extended.set(event.ticket, event.by))


def proposed(state: HallState, event: RefusalProposed, at: datetime) -> HallState:
    """It waits for two consents."""
    refusing = Refusing(event.ticket, event.reason, event.remedy, event.by, at)
    return replace(state, refusing=state.refusing.set(event.ticket, refusing))


def consented(state: HallState, event: RefusalConsented, at: datetime) -> HallState:
    """One of the two."""
    before = state.refusing[event.ticket]
    refusing = replace(before, consents=before.consents.set(event.office, event.person))
    return replace(state, refusing=state.refusing.set(event.ticket, refusing))


def dropped(state: HallState, event: RefusalDropped | ServiceRefused, at: datetime) -> HallState:
    """Nothing is asked of anybody any more."""
    return void(state, event.ticket)


def void(state: HallState, ticket: str) -> HallState:
    """Whoever is at the counter is served: what was asked before is over."""
    return replace(state, refusing=state.refusing.delete(ticket)) if ticket in state.refusing else state
