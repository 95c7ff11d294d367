"""The first start opens the hall from its definition; later starts find it in the journal."""

from __future__ import annotations

import asyncio
import secrets

import structlog

from appointments.plan import Plan
from appointments.slots import years_to_enter
from hall.commands import OpenHall
from hall.definition import Definition
from hub.server.appointments.timer import plan_order
from hub.server.hub import Hub
from hub.server.lane.due_jobs import own_job, upkeep_order
from hub.server.lane.turn import Broken, KeysBehind, Outcome, StorageAway, StorageFull
from upkeep.commands import Enter
from upkeep.register import Register

log = structlog.get_logger("hub.seed")


_CURES: dict[type[Outcome], str] = {
    StorageFull: "the disk is full: make room where the hub keeps its data, then start it again",
    StorageAway: "the database went away: see that it runs, then start the hub again",
    KeysBehind: "keys were changed meanwhile: copy keys.json from the hub that works, then start it again",
    Broken: "the hall could not be opened; the log says why",
}


class SeedError(Exception):
    """The hall could not be opened; the text says why and what to do."""


async def enter(hub: Hub, register: Register) -> None:
    """Let the hall have this register of machines, aids and duties, where it is another than it has."""
    outcome: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
    hub.lane.submit(upkeep_order(f"register-{secrets.token_urlsafe(16)}", Enter(register), outcome.set_result))
    if (said := type(await outcome)) in _CURES:
        raise SeedError(_CURES[said])


async def enter_plan(hub: Hub, plan: Plan) -> None:
    """Let the hall book by this plan, where it is another than it has; years without holidays are told in the log."""
    outcome: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
    hub.lane.submit(plan_order(f"plan-{secrets.token_urlsafe(16)}", plan, hub.bookings.ledger, outcome.set_result))
    if (said := type(await outcome)) in _CURES:
        raise SeedError(_CURES[said])
    definition = hub.state.definition
    if definition is None:
        return
    unknown = years_to_enter(definition, plan, hub.now())
    if unknown:
        log.warning("holidays_unknown", years=list(unknown), hint="enter them in the file of `appointments`: closed, "
                    "worked, years; until then weekdays alone decide")


async def seed(hub: Hub, definition: Definition) -> None:
    """Open the hall if it is not there yet. A file changed since is told in the log; it changes nothing.

    Raises SeedError when nothing can be written.
    """
    if hub.state.definition is None:
        outcome: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        hub.lane.submit(own_job(f"open-{definition.id}", OpenHall(definition), outcome.set_result))
        if (said := type(await outcome)) in _CURES:
            raise SeedError(_CURES[said])
    elif hub.state.definition != definition:
        log.warning("hall_file_differs", hall=definition.id, hint="a hall changes by commands, not its file")
