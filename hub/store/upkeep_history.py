"""What happened to the equipment over time, for figures: spells of work, tickets printed, what is over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, and_, func, select

from hub.store.moment import from_micros, to_micros
from hub.store.tables import faults, journal, rounds, spells, switchings, tickets, work_orders
from upkeep.availability import Stretch

Key = tuple[str, str]
"""Machine and device; device "" is the machine itself."""


def stretches(tx: Connection, hall: str, since: datetime) -> dict[Key, list[Stretch]]:
    """Of every device how it worked from `since` on, oldest first, the one under way at `since` included."""
    before = (
        select(spells.c.machine, spells.c.device, func.max(spells.c.since).label("since"))
        .where(spells.c.hall == hall, spells.c.since < to_micros(since))
        .group_by(spells.c.machine, spells.c.device)
        .subquery()
    )
    same = and_(*(spells.c[name] == before.c[name] for name in ("machine", "device", "since")))
    under_way = select(spells).join(before, same).where(spells.c.hall == hall)
    later = select(spells).where(spells.c.hall == hall, spells.c.since >= to_micros(since)).order_by(spells.c.since)
    found: dict[Key, list[Stretch]] = defaultdict(list)
    for row in [*tx.execute(under_way).mappings(), *tx.execute(later).mappings()]:
        works = None if row["works"] is None else bool(row["works"])
        found[row["machine"], row["device"]].append(Stretch(from_micros(row["since"]), works))
    return found


def printed(tx: Connection, hall: str, kiosk: str, since: datetime) -> Sequence[datetime]:
    """When each ticket came out of a kiosk's printer, in order, as far as its tickets are kept."""
    asked = (
        select(tickets.c.issued_at)
        .where(
            tickets.c.hall == hall, tickets.c.origin == kiosk, tickets.c.print == "printed",
            tickets.c.issued_at >= to_micros(since),
        )
        .order_by(tickets.c.issued_at)
    )  # fmt: skip
    return [from_micros(at) for at in tx.execute(asked).scalars()]


def paper_changed_at(tx: Connection, hall: str, machine: str) -> datetime | None:
    """When its printer last told that the roll is full again after it was not."""
    asked = (
        select(journal.c.at, journal.c.body)
        .where(journal.c.hall == hall, journal.c.kind == "upkeep.device_changed")
        .order_by(journal.c.seq.desc())
        .limit(5000)
    )
    later_full: int | None = None
    for at, body in tx.execute(asked):
        told = msgspec.json.decode(body)
        if told["machine"] != machine or told["reading"].get("paper") is None:
            continue
        if told["reading"]["paper"] != "full":
            break
        later_full = at
    return None if later_full is None else from_micros(later_full)


@dataclass(frozen=True, slots=True)
class Past:
    """Something that is over or logged, as a row of a list."""

    id: str
    machine: str
    at: datetime
    row: dict[str, Any]


def orders_done(tx: Connection, hall: str, limit: int, machine: str | None = None) -> list[Past]:
    """The work orders done last, newest first; those of one machine where it is named."""
    asked = select(work_orders).where(work_orders.c.hall == hall, work_orders.c.done_at.is_not(None))
    asked = asked if machine is None else asked.where(work_orders.c.machine == machine)
    ordered = asked.order_by(work_orders.c.done_at.desc()).limit(limit)
    return [_past(row, "done_at") for row in tx.execute(ordered).mappings()]


def faults_over(tx: Connection, hall: str, machine: str, limit: int) -> list[Past]:
    """A machine's last faults that are over, newest first."""
    asked = select(faults).where(faults.c.hall == hall, faults.c.machine == machine, faults.c.closed_at.is_not(None))
    ordered = asked.order_by(faults.c.closed_at.desc()).limit(limit)
    return [_past(row, "closed_at") for row in tx.execute(ordered).mappings()]


def rounds_logged(tx: Connection, hall: str, machine: str, limit: int) -> list[Past]:
    """A machine's last rounds, newest first."""
    asked = select(rounds).where(rounds.c.hall == hall, rounds.c.machine == machine)
    return [_past(row, "at") for row in tx.execute(asked.order_by(rounds.c.at.desc()).limit(limit)).mappings()]


def switchings_logged(tx: Connection, hall: str, machine: str, limit: int) -> list[Past]:
    """The last turns of a machine's power schedule, newest first."""
    asked = select(switchings).where(switchings.c.hall == hall, switchings.c.machine == machine)
    return [_past(row, "due") for row in tx.execute(asked.order_by(switchings.c.due.desc()).limit(limit)).mappings()]


def _past(row: Any, moment: str) -> Past:
    return Past(row["id"], row["machine"], from_micros(row[moment]), dict(row))
