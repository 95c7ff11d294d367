"""A hall through seven days at speed: the real hub within this process, its clock in our hand.

    serve_days(folder, visitors a day, seed)     prints a line of JSON after each day
    told_in(folder)                              every answer that was given, for the judge

Monday to Sunday of one week: on six days it opens, visitors come with a document, are called, served, missed and
brought back, some are still waiting at the end; on Sunday whoever comes is told that it is closed.
"""

from __future__ import annotations

import asyncio
import gc
import json
import random
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TextIO
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, func, select

from hall.commands import SignIn, SignOut
from hall.definition import Definition
from hall.definition_file import read
from hall.due import due
from hub.keys import KeyFile
from hub.link.client import new_id
from hub.server.hub import Hub
from hub.server.lane.drafts import QueueDraft
from hub.server.lane.orders import Drafter, drafter
from hub.server.lane.retention import Retention
from hub.server.lane.turn import Answered
from hub.server.logs import configure_logs
from hub.server.opening import open_hall
from hub.server.seed import seed
from hub.server.settings import HubSettings
from hub.server.streams.streams import Client
from hub.server.streams.viewer import Sight
from hub.store import tables
from hub.store.access import Bearer
from hub.store.database import reading
from hub.store.moment import to_micros
from hub.wire import (
    Answer,
    AnyCommand,
    Audience,
    CallNextCommand,
    CallParkedCommand,
    ConfirmCommand,
    Document,
    FinishCommand,
    IssueCommand,
    NoShowCommand,
    ParkCommand,
    Problem,
    RecycleCommand,
)
from tingxu.bench.memory import resident
from tingxu.simulated_hall import NINGHE
from tingxu.storm.house import COUNTERS
from tingxu.storm.judge import Ledger

SETTINGS, TOLD = "hub.toml", "told.jsonl"
DAYS = 7
MONDAY = datetime(2026, 11, 30, 9, 1, tzinfo=ZoneInfo("Asia/Shanghai")).astimezone(UTC)
AT_WORK = {5: timedelta(hours=2.9), 6: timedelta(hours=1)}
"""How long visitors come, by weekday; 7.5 hours on the others."""
KEPT_DAYS = 2
"""A visitor who has not come since is forgotten: within the week."""
AT_ONCE = 8
"""So many visitors come at one moment."""
NIGHT_SECONDS = 120.0
"""Within so long, of real time, must the night's work be done."""


@dataclass
class HandClock:
    now: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Week:
    settings: Path
    hub: Hub
    clock: HandClock
    definition: Definition
    dice: random.Random
    told: TextIO
    """Where each answer goes: kept in memory they would be taken for the hub's."""
    answers: int = 0
    refused: int = 0

    async def run(self, visitors: int) -> None:
        """Seven days with so many visitors on each."""
        readers = [asyncio.create_task(_read(self.hub, sight)) for sight in _sights()]
        for day in range(DAYS):
            began, self.refused = time.monotonic(), 0
            self.clock.now = MONDAY + timedelta(days=day)
            await self._day(visitors, AT_WORK.get(day, timedelta(hours=7.5)))
            self.clock.now = MONDAY + timedelta(days=day, hours=16)  # past midnight
            await self._night()
            told = self._told(day + 1, time.monotonic() - began)
            print(json.dumps(told), flush=True)
        for each in readers:
            each.cancel()

    # -- a day --

    async def _day(self, visitors: int, span: timedelta) -> None:
        items = [item.id for item in self.definition.items if item.queue is not None]
        await asyncio.gather(*(self._own(counter, SignIn(counter, f"clerk-{counter}")) for counter in COUNTERS))
        for _ in range(visitors // AT_ONCE):
            self.clock.now += span / (visitors // AT_ONCE)
            coming = [self._come(self.dice.choice(items), self.dice.randrange(visitors * 3)) for _ in range(AT_ONCE)]
            await asyncio.gather(*coming, *(self._serve(counter) for counter in COUNTERS))
        await asyncio.gather(*(self._own(counter, SignOut(counter)) for counter in COUNTERS))

    async def _come(self, item: str, person: int) -> None:
        document = Document(kind="foreigner", number=f"P{person:08d}", name="某人")
        kiosk = Bearer(Audience.KIOSK, f"k{person % 4}")
        await self._ask(kiosk, IssueCommand(items=[item], document=document))

    async def _serve(self, counter: str) -> None:
        """The next one is called, and served in one of the ways in which it happens."""
        clerk = _clerk(counter)
        reply = await self._ask(clerk, CallNextCommand())
        if isinstance(reply, Problem):
            return
        ticket = self.hub.lane.state.counters[counter].ticket
        assert ticket is not None
        for command in self.dice.choice(_stories(ticket)):
            await self._ask(clerk, command)

    async def _own(self, counter: str, command: SignIn | SignOut) -> None:
        await self._give(_clerk(counter), command.__class__.__name__, lambda _tx: QueueDraft(command))

    async def _ask(self, bearer: Bearer, command: AnyCommand) -> Answer | Problem:
        return await self._give(bearer, command.kind, drafter(command, bearer, self.hub.visitors))

    async def _give(self, bearer: Bearer, kind: str, draft: Drafter) -> Answer | Problem:
        command_id = new_id()
        outcome = await self.hub.carry_out(command_id, bearer, kind.encode(), draft)
        assert isinstance(outcome, Answered), outcome
        self.answers += 1
        self.refused += outcome.given.refused
        line = (command_id, bearer.actor, kind, outcome.given.refused, outcome.given.answer.decode())
        self.told.write(json.dumps(line) + "\n")
        return _reply(outcome.given.refused, outcome.given.answer)

    # -- a night --

    async def _night(self) -> None:
        """Until the day has ended and who has not come lately is forgotten."""
        async with asyncio.timeout(NIGHT_SECONDS):
            while self._owed() or _kept(self.hub.engine, self.clock.now - timedelta(days=KEPT_DAYS)):
                await asyncio.sleep(0.1)

    def _owed(self) -> bool:
        return any(each.when <= self.clock.now for each in due(self.hub.lane.state, self.clock.now))

    def _told(self, day: int, seconds: float) -> dict[str, float | int]:
        gc.collect()
        data = HubSettings.load(self.settings).data
        size = sum(each.stat().st_size for each in data.glob("hub.db*"))
        return {
            "day": day, "refused": self.refused, "events": self.hub.lane.state.seq,
            "visitors": _kept(self.hub.engine, None), "answers": self.answers,
            "MB": round(resident(), 1), "database MB": round(size / 1e6, 1), "s": round(seconds, 1),
        }  # fmt: skip


def serve_days(folder: Path, visitors: int, seed_number: float) -> int:
    """The whole week; a process of its own, so that its memory is the hub's."""
    configure_logs()
    settings = _files(folder)
    with (folder / TOLD).open("w", encoding="utf-8") as told:
        asyncio.run(_week(settings, visitors, random.Random(seed_number), told))
    return 0


def told_in(folder: Path) -> Ledger:
    """All answers of a week that is over."""
    ledger = Ledger()
    with (folder / TOLD).open(encoding="utf-8") as lines:
        for line in lines:
            command_id, actor, kind, refused, answer = json.loads(line)
            ledger.note(command_id, actor, kind, _reply(refused, answer))
    return ledger


def _reply(refused: bool, answer: str | bytes) -> Answer | Problem:
    return Problem.model_validate_json(answer) if refused else Answer.model_validate_json(answer)


async def _week(settings: Path, visitors: int, dice: random.Random, told: TextIO) -> None:
    loaded = HubSettings.load(settings)
    definition, clock = read(loaded.hall), HandClock()
    keys = KeyFile(loaded.keys)
    engine = open_hall(loaded, definition.id, keys())
    hub = Hub(engine, keys, definition.id, "http://hub", clock, Retention(KEPT_DAYS))
    await hub.start()
    await seed(hub, definition)
    week = Week(settings, hub, clock, definition, dice, told)
    try:
        await week.run(visitors)
    finally:
        await hub.stop()
    engine.dispose()


def _files(folder: Path) -> Path:
    (folder / "data").mkdir(parents=True)
    (folder / "hall.toml").write_text(NINGHE.read_text("utf-8"), "utf-8")
    settings = folder / SETTINGS
    settings.write_text('data = "data"\nhall = "hall.toml"\nlisten = "127.0.0.1:0"\n', "utf-8")
    return settings


def _sights() -> list[Sight]:
    counters = [Sight(Audience.COUNTER, counter) for counter in COUNTERS]
    return [Sight(Audience.BOARD), Sight(Audience.KIOSK, "k1"), *counters]


async def _read(hub: Hub, sight: Sight) -> None:
    """A screen that reads all it is sent."""
    client = Client(sight, "token")
    hub.streams.join(client, [])
    async for _ in client.chunks():
        pass


def _clerk(counter: str) -> Bearer:
    return Bearer(Audience.CLERK, f"clerk-{counter}@{counter}")


def _stories(ticket: str) -> tuple[tuple[AnyCommand, ...], ...]:
    served: tuple[AnyCommand, ...] = (ConfirmCommand(), FinishCommand())
    return (
        *(served for _ in range(7)),
        (NoShowCommand(),),
        (NoShowCommand(), RecycleCommand(ticket=ticket)),
        (ConfirmCommand(), ParkCommand(), CallParkedCommand(ticket=ticket), *served),
    )


def _kept(engine: Engine, before: datetime | None) -> int:
    """How many visitors are kept; with `before`, only those who have not come since."""
    asked = select(func.count()).select_from(tables.visitors)
    if before is not None:
        asked = asked.where(tables.visitors.c.at < to_micros(before))
    with reading(engine) as tx:
        return int(tx.execute(asked).scalar_one())
