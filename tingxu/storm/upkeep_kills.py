"""What the operator does to a hall's data is killed in the middle: migration, backup and restore, on both databases.

A kill leaves what was before or what was meant, never something between; and the same command, given again, ends well.
"""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, TypeAlias

from sqlalchemy import select

from hub.server.keeping.keeping import back_up, look_over, put_back
from hub.server.settings import HubSettings
from hub.store.database import open_database, reading
from hub.store.tables import KEPT
from tingxu.postgresql import PostgreSQL
from tingxu.storm.crowd import Crowd
from tingxu.storm.forking import Forking
from tingxu.storm.house import House
from tingxu.storm.judge import Ledger, judge
from tingxu.storm.midway import Midway
from tingxu.storm.storm import Counts, Room

FIRST_RELEASE = Path(__file__).resolve().parents[2] / "tests" / "hub" / "data" / "0.1.0.sqlite"
"""A database as the first release left it."""
SHORT, LONG = 8, 160
"""Kills of each of six."""
A_HALL = 20
"""Kills of a backup, and then of a restore, that one hall goes through before a new one opens: it grows meanwhile."""
PACE_SECONDS = 2.0
"""Of the visitors to the hall that is backed up."""

Rows: TypeAlias = dict[str, set[tuple[Any, ...]]]
"""All that a hall is, by table."""


@dataclass(frozen=True, slots=True)
class UpkeepKills:
    name: str = "upkeep-kills"
    about: str = "migration, backup and restore are killed in the middle and given again"

    def run(self, room: Room) -> Counts:
        with ExitStack() as stack:
            forking = stack.enter_context(Forking(room.folder / "logs"))
            server = PostgreSQL().start()
            stack.callback(server.remove)
            midway, kills = Midway(room, forking), room.scale(SHORT, LONG)
            _migrations(midway, kills, server)
            for at, begun in enumerate(range(0, kills, A_HALL)):
                for kind, databases in (("sqlite", ("", "")), ("postgresql", (server.fresh(), server.fresh()))):
                    keeping = _Keeping(midway, kind, at, min(A_HALL, kills - begun), *databases)
                    keeping.restores(keeping.backups())
            midway.losses += [f"{each} was left behind" for each in room.folder.rglob(".*.part*")]
        return Counts({"kills": sum(midway.kills.values()), **midway.kills, "too late": midway.late}, midway.losses)


# -- migration --


def _migrations(midway: Midway, kills: int, server: PostgreSQL) -> None:
    """A database of the first release, and one without a table, come to today's form."""
    expected = _rows(_migrated(_old(midway.room.folder)))

    def old() -> tuple[Path]:
        return (_old(midway.room.folder),)

    for (file,) in midway.killed("migrations (sqlite)", kills, _migrated, old, _anything):
        if _rows(file) != expected:
            midway.losses.append("migration: rows are not as without a kill")
    for (url,) in midway.killed("migrations (postgresql)", kills, _migrated, lambda: (server.empty(),), _anything):
        if any(_rows(url).values()):
            midway.losses.append("migration: a new database is not empty")
        server.drop(url)


def _migrated(place: Path | str) -> Path | str:
    open_database(place).dispose()
    return place


def _old(folder: Path) -> Path:
    """A fresh copy of the first release's database."""
    for each in folder.glob("old.db*"):
        each.unlink()
    return Path(shutil.copyfile(FIRST_RELEASE, folder / "old.db"))


def _anything(*_words: object) -> None:
    """Between two forms nobody reads; the next start carries on."""


# -- backup and restore --


@dataclass
class _Keeping:
    """A hall on one of the two databases, and a second place with the same keys for what is put back."""

    midway: Midway
    kind: str
    at: int
    """Which of the halls it is."""
    kills: int
    """Of the backup, and of the restore."""
    database: str
    second: str
    numbers: count[int] = field(default_factory=count)

    @property
    def folder(self) -> Path:
        return self.midway.room.folder / f"{self.kind}-{self.at}"

    def backups(self) -> list[Path]:
        """Of a hall that works all the while."""
        house, ledger = House(self.folder, self.midway.forking, database=self.database), Ledger()
        house.start()
        crowd = Crowd(house, ledger, self.midway.room.random, PACE_SECONDS)

        def words() -> tuple[Path, Path]:
            return house.settings(), self.folder / f"backup-{next(self.numbers)}.sqlite"

        with crowd:
            killed = self.midway.killed(f"backups ({self.kind})", self.kills, back_up, words, self._none)
            made = [file for _, file in killed]
        self.midway.losses += [*crowd.losses, *house.stop(), *judge(house.settings(), ledger)]
        return made

    def _none(self, settings: Path, file: Path) -> None:
        """No file, or where the kill came after the very last step, a whole one; never a part."""
        if file.exists():
            problems = look_over(settings, f"sqlite:///{file}").problems
            self.midway.losses += [f"{file} is there, killed: {each}" for each in problems]
            file.unlink()

    def restores(self, backups: list[Path]) -> None:
        """One backup in the place of another."""
        settings, held = self._second(), Rows()
        each = iter(backups * (1 + self.kills))

        def look(_settings: Path, file: Path) -> None:
            self._whole(settings, [held, _rows(file)])

        for _, file in self.midway.killed(
            f"restores ({self.kind})", self.kills, _put_back, lambda: (settings, next(each)), look
        ):
            held = _rows(file)
            self._whole(settings, [held])

    def _second(self) -> Path:
        folder = self.midway.room.folder / f"{self.kind}-{self.at}-second"
        shutil.copytree(self.folder / "data", folder / "data", ignore=shutil.ignore_patterns("hub.db*"))
        shutil.copy(self.folder / "hall.toml", folder)
        database = f'database = "{self.second}"\n' if self.second else ""
        (folder / "hub.toml").write_text(f'data = "data"\nhall = "hall.toml"\n{database}', "utf-8")
        return folder / "hub.toml"

    def _whole(self, settings: Path, either: list[Rows]) -> None:
        """The place holds one of these halls, and nothing is wrong with it."""
        if _rows(HubSettings.load(settings).place) not in either:
            self.midway.losses.append("restore: neither what was there nor what was put back")
        self.midway.losses += [f"restore: {each}" for each in look_over(settings).problems]


def _put_back(settings: Path, file: Path) -> None:
    put_back(settings, file, replace=True)


def _rows(place: Path | str) -> Rows:
    engine = open_database(place)
    with reading(engine) as tx:
        rows = {table.name: {tuple(row) for row in tx.execute(select(table))} for table in KEPT}
    engine.dispose()
    return rows
