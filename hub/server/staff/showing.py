"""The pages that are read: the fleet, one machine, work orders, people, messages."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from hub.server import rounds
from hub.server.access.badges import GOOD_FOR, HOLDERS, badge_code
from hub.server.failures import not_allowed, not_found
from hub.server.mailbox import messages_of
from hub.server.requests import hub_of
from hub.server.rounds import round_code
from hub.server.staff import codes
from hub.server.staff.looking import Look, Seen, look_of, see
from hub.server.staff.render import page
from hub.server.staff.strip import Day, last_days
from hub.server.views.fleet import MONTH
from hub.store import upkeep_history, upkeep_rows
from hub.store.upkeep_history import Past
from hub.wire import Audience, OrderRow

SHOWN = 20
STICKERS = frozenset({Audience.MANAGER, Audience.TECHNICIAN})
"""Who prints the codes that prove that somebody was at a machine."""
WORKERS = (Audience.TECHNICIAN, Audience.MANAGER)
"""Whom a work order is given to."""


@dataclass(frozen=True, slots=True)
class History:
    """What is known of one machine over time."""

    strips: dict[str, list[Day]]
    faults: list[Past]
    orders: list[Past]
    rounds: list[Past]
    switchings: list[Past]


async def get_fleet(request: Request) -> Response:
    """Every machine, and what is to be seen to."""
    look = look_of(request)
    if look.unchanged is not None:
        return look.unchanged
    seen, strips = await see(look, lambda tx, seen: _strips(tx, look, (each.machine for each in seen.view.machines)))
    return page(request, "fleet.html", seen.reader(look.session), look.now, tag=look.tag, strips=strips)


async def get_machine(request: Request) -> Response:
    """One machine: now, and how it was."""
    look, key = look_of(request), request.path_params["machine"]
    if look.unchanged is not None:
        return look.unchanged
    seen, history = await see(look, lambda tx, seen: _history(tx, look, seen, key))
    row = next(each for each in seen.view.machines if each.machine == key)
    return page(
        request, "machine.html", seen.reader(look.session), look.now, tag=look.tag, row=row, history=history,
        faults=[each for each in seen.view.faults if each.machine == key],
        orders=[each for each in seen.view.orders if each.machine == key and each.state != "done"],
        sticker=look.session.bearer.role in STICKERS and row.listed,
    )  # fmt: skip


async def get_sticker(request: Request) -> Response:
    """The code for the machine, to be printed and stuck to it."""
    look, key, hub = look_of(request), request.path_params["machine"], hub_of(request)
    if look.session.bearer.role not in STICKERS:
        raise not_allowed(role=look.session.bearer.role.value)
    seen, _ = await see(look, lambda _tx, _seen: None)
    row = next((each for each in seen.view.machines if each.machine == key and each.listed), None)
    if row is None:
        raise not_found()
    side, path = codes.picture(codes.address(request, round_code(hub.keys(), key, look.now)))
    until = look.now + rounds.GOOD_FOR
    return page(
        request, "sticker.html", seen.reader(look.session), look.now, row=row, side=side, path=path, until=until
    )


async def get_badge(request: Request) -> Response:
    """The reader's own, for the kiosks' scanners."""
    look, hub = look_of(request), hub_of(request)
    if look.session.bearer.role not in HOLDERS:
        raise not_allowed(role=look.session.bearer.role.value)
    seen, _ = await see(look, lambda _tx, _seen: None)
    side, path = codes.picture(badge_code(hub.keys(), seen.staff[look.session.bearer.login], look.now))
    until = look.now + GOOD_FOR
    return page(request, "badge.html", seen.reader(look.session), look.now, side=side, path=path, until=until)


async def get_orders(request: Request) -> Response:
    """Work orders, those not done first; by way and department where that is asked."""
    look, asked = look_of(request), request.query_params
    if look.unchanged is not None:
        return look.unchanged
    seen, _ = await see(look, lambda _tx, _seen: None)
    way, department = asked.get("way", ""), asked.get("department", "")
    orders = [each for each in seen.view.orders if _meant(each, way, department)]
    return page(
        request, "orders.html", seen.reader(look.session), look.now, tag=look.tag, way=way, department=department,
        orders=[each for each in orders if each.state != "done"],
        done=[each for each in orders if each.state == "done"],
        workers=[each for each in seen.staff.values() if each.role in WORKERS],
    )  # fmt: skip


async def get_people(request: Request) -> Response:
    """Who asked for help or an aid, and what is lent."""
    look = look_of(request)
    if look.unchanged is not None:
        return look.unchanged
    seen, _ = await see(look, lambda _tx, _seen: None)
    return page(request, "people.html", seen.reader(look.session), look.now, tag=look.tag)


async def get_messages(request: Request) -> Response:
    """What the reader was told; a manager sees what everybody was."""
    look = look_of(request)
    hub, bearer = hub_of(request), look.session.bearer
    told = await asyncio.to_thread(messages_of, hub.engine, hub.hall, bearer, look.now)
    seen, _ = await see(look, lambda _tx, _seen: None)
    return page(
        request, "messages.html", seen.reader(look.session), look.now, messages=told.messages,
        everybody=bearer.role is Audience.MANAGER,
    )  # fmt: skip


def _meant(order: OrderRow, way: str, department: str) -> bool:
    return way in ("", order.way) and department in ("", order.department)


def _strips(tx: Connection, look: Look, machines: Iterable[str]) -> dict[str, list[Day]]:
    """Machine → its last thirty days."""
    hall, zone = hub_of(look.request).hall, look.definition.zone
    known = {each.key: each.power for each in upkeep_rows.load(tx, hall).register.machines}
    had = upkeep_history.stretches(tx, hall, look.now - MONTH)
    return {key: last_days(had.get((key, ""), ()), known.get(key), look.now, zone) for key in machines}


def _history(tx: Connection, look: Look, seen: Seen, key: str) -> History:
    """Raises Failure for a machine that nobody knows."""
    row = next((each for each in seen.view.machines if each.machine == key), None)
    if row is None:
        raise not_found()
    hall, zone = hub_of(look.request).hall, look.definition.zone
    listed = upkeep_rows.load(tx, hall).machines.get(key)
    power = None if listed is None else listed.power
    had = upkeep_history.stretches(tx, hall, look.now - MONTH)
    names = ["", *(each.name for each in row.devices)]
    return History(
        {name: last_days(had.get((key, name), ()), power, look.now, zone) for name in names},
        upkeep_history.faults_over(tx, hall, key, SHOWN),
        upkeep_history.orders_done(tx, hall, SHOWN, key),
        upkeep_history.rounds_logged(tx, hall, key, SHOWN),
        upkeep_history.switchings_logged(tx, hall, key, SHOWN),
    )
