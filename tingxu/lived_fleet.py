"""A month in the life of the sample hall, of its machines and its waits: for pictures of how it was over time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from msgspec.structs import replace

from hall.commands import EndDay, OpenHall
from hall.definition_file import read
from hall.opening import service_day
from hall.state import HallState
from hub.server.lane.due_jobs import own_job, upkeep_order
from hub.server.lane.turn import Job, take_turn
from hub.store.database import open_database, writing
from tingxu import lived_waits
from upkeep.commands import Command, Enter, LogRound, ReportDevices
from upkeep.records import Reading
from upkeep.register import Register
from upkeep.register_file import read as read_register

DAYS = 32
READY = {
    "idcard": Reading("idcard", "online", "notPresent"),
    "printer": Reading("printer", "online", "notPresent", "full"),
    "scanner": Reading("scanner", "online"),
}
OUT = Reading("printer", "online", "notPresent", "out", "clear", "paper-out")
AWAY = Reading("idcard", "noDevice", "unknown", action="suspend", detail="port-missing")
BAR = {"led-bar": Reading("led-bar", "online"), "call-pad": Reading("call-pad", "online")}
BOARD = {"sound": Reading("sound", "online")}


def live(folder: Path, machines: Path, now: datetime) -> None:
    """Let the hall of that folder, whose hub does not run yet, live through it."""
    definition = read(folder / "hall.toml")
    register = read_register(machines, {each.id for each in definition.departments})
    engine = open_database(folder / "data" / "hub.db")
    state, numbers = HallState(), count()
    midnights = dict(lived_waits.day_ends(definition, now))
    opening = [(lived_waits.first_morning(definition, now), OpenHall(definition))]
    ends = [(at, EndDay(service_day(definition, at - timedelta(hours=1)))) for at in midnights]
    with writing(engine, definition.id) as tx:
        for at, command in sorted([*_month(register, now), *opening, *ends], key=lambda each: each[0]):
            state = replace(state, learned=midnights.get(at, state.learned))
            state = take_turn(tx, definition.id, state, _job(f"lived-{next(numbers)}", command), at).state
    engine.dispose()


def _job(id: str, command: Command | OpenHall | EndDay) -> Job:
    if isinstance(command, OpenHall | EndDay):
        return own_job(id, command)
    return upkeep_order(id, command, lambda _outcome: None)


def _month(register: Register, now: datetime) -> Iterator[tuple[datetime, Command]]:
    began = now - timedelta(days=DAYS)
    yield began, Enter(register)
    for machine, devices in (("kiosk:k1", READY), ("kiosk:k2", READY), ("counter:3", BAR), ("board:b1", BOARD)):
        yield began + timedelta(minutes=1), ReportDevices(machine, devices)
    for day in range(1, DAYS):
        yield from _day(now - timedelta(days=DAYS - day), day)


def _day(at: datetime, day: int) -> Iterator[tuple[datetime, Command]]:
    """Paper ends now and then; on one day the card reader of the second kiosk was away."""
    yield at, LogRound("kiosk:k1", "inspection" if day % 7 == 3 else "cleaning")
    if day % 9 == 4:
        yield from _broken("kiosk:k1", {"printer": OUT}, at, timedelta(minutes=50))
    if day == 20:
        yield from _broken("kiosk:k2", {"idcard": AWAY}, at, timedelta(hours=9))


def _broken(
    machine: str, how: Mapping[str, Reading], at: datetime, long: timedelta
) -> Iterator[tuple[datetime, Command]]:
    yield at, ReportDevices(machine, {**READY, **how})
    yield at + long, ReportDevices(machine, READY)
