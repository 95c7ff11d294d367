"""A hub that keeps machines, and what it has on record of them, read beside the running process."""

from __future__ import annotations

from pathlib import Path

from hub.store import messages, upkeep_rows
from hub.store.database import open_database, reading
from hub.store.messages import Message
from tests.hub.house import HubProcess
from upkeep.records import Upkeep

HALL = "small"
KEEPER, SUPPLIER, NIGHT = "keeper", "supplier", "night"
MACHINES = """
machines = [
  { kind = "kiosk", id = "k1", name = { zh = "一号机", en = "Kiosk 1" }, department = "office" },
  { kind = "counter", id = "12", name = { zh = "12号窗口", en = "Counter 12" }, department = "office" },
  { kind = "board", id = "b1", name = { zh = "叫号屏", en = "Board" }, department = "office" },
]
aids = [
  { id = "wheelchair", name = { zh = "轮椅", en = "Wheelchair" }, icon = "wheelchair", count = 2 },
  { id = "glasses", name = { zh = "老花镜", en = "Reading glasses" }, icon = "glasses", count = 5 },
]
duties = [
  { task = "daily", staff = "keeper" },
  { task = "incident", staff = "keeper" },
  { task = "guidance", staff = "night" },
  { task = "professional", staff = "supplier" },
]
"""


def watching_hub(folder: Path) -> HubProcess:
    """A hub in `folder` that answers for a kiosk, a counter and a board; not started."""
    (folder / "machines.toml").write_text(MACHINES, "utf-8")
    return HubProcess(folder, more='machines = "machines.toml"')


class Kept:
    """Reads the hub's database, which it does not write."""

    def __init__(self, hub: HubProcess) -> None:
        self._engine = open_database(hub.folder / "data" / "hub.db")

    def close(self) -> None:
        self._engine.dispose()

    @property
    def upkeep(self) -> Upkeep:
        with reading(self._engine) as tx:
            return upkeep_rows.load(tx, HALL)

    def details(self, machine: str) -> dict[str, str]:
        """Of the machine's open faults: device and code."""
        return {each.device: each.detail for each in self.upkeep.faults.values() if each.machine == machine}

    def links(self, machine: str) -> dict[str, str]:
        """How the machine's devices are."""
        return {each.name: each.reading.link for each in self.upkeep.devices.values() if each.machine == machine}

    def told(self, login: str) -> list[Message]:
        """What that member of the staff was told, newest first."""
        with reading(self._engine) as tx:
            return list(messages.newest(tx, HALL, 50, login))
