"""`tingxu storm`: every storm one after the other, with its counts; what was lost is named."""

from __future__ import annotations

import json
import random
import secrets
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from tingxu.storm.bad_line import BadLine
from tingxu.storm.full_disk import FullDisk
from tingxu.storm.hub_kills import HubKills
from tingxu.storm.kiosk_kills import KioskKills
from tingxu.storm.many_streams import ManyStreams
from tingxu.storm.no_descriptors import NoDescriptors
from tingxu.storm.postgresql_kills import PostgresqlKills
from tingxu.storm.screen_kills import ScreenKills
from tingxu.storm.seven_days import SevenDays
from tingxu.storm.slow_readers import SlowReaders
from tingxu.storm.storm import Counts, Room, Storm
from tingxu.storm.upkeep_kills import UpkeepKills

STORMS: tuple[Storm, ...] = (
    HubKills("sqlite"),
    HubKills("postgresql"),
    UpkeepKills(),
    PostgresqlKills(),
    KioskKills(),
    ScreenKills(),
    BadLine(),
    FullDisk(),
    NoDescriptors(),
    SlowReaders(),
    ManyStreams(),
    SevenDays(),
)
"""In the order in which they run."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A storm that is over."""

    storm: str
    seconds: float
    counts: Counts


def main(
    names: Sequence[str], *, long: bool, seed: int | None, json_file: Path | None, out: Path,
    storms: Sequence[Storm] = STORMS,
) -> int:  # fmt: skip
    """Run the storms of these names, or all. 1 when anything was lost, 2 when a name is unknown."""
    chosen = [storm for storm in storms if not names or storm.name in names]
    unknown = set(names) - {storm.name for storm in chosen}
    console = Console()
    if unknown:
        console.print(f"no storm {', '.join(sorted(unknown))}; there are {', '.join(each.name for each in storms)}")
        return 2
    seed = secrets.randbelow(10**6) if seed is None else seed
    console.print(f"storms, seed {seed}:")
    passed = [_run(storm, long, seed, out, console) for storm in chosen]
    if json_file is not None:
        _write(passed, seed, long, json_file)
    lost = sum(len(each.counts.losses) for each in passed)
    console.print(_sum(passed) + (f"; LOST: {lost}" if lost else "; nothing lost"))
    return 1 if lost else 0


def _run(storm: Storm, long: bool, seed: int, out: Path, console: Console) -> Passed:
    """One storm in a folder of its own below `out`, which keeps its logs."""
    out.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{storm.name}-", dir=out.resolve()))  # a socket's name must be a whole path
    began = time.monotonic()
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(storm.name)

        def tell(words: str) -> None:
            progress.update(task, description=f"{storm.name}: {words}")

        counts = storm.run(Room(folder, long, random.Random(f"{seed} {storm.name}"), tell))
    passed = Passed(storm.name, time.monotonic() - began, counts)
    console.print(_line(passed), soft_wrap=True, highlight=False)
    for loss in counts.losses:
        console.print(f"  LOST  {loss}", soft_wrap=True, highlight=False, markup=False)
    return passed


def _line(passed: Passed) -> str:
    counts = ", ".join(f"{_number(count)} {what}" for what, count in passed.counts.did.items())
    return f"{passed.storm:<18} {passed.seconds:6.1f} s  {counts}"


def _number(count: int | float) -> str:
    return f"{count:,}" if isinstance(count, int) else f"{count:,.1f}"


def _sum(passed: Sequence[Passed]) -> str:
    kills = sum(int(each.counts.did.get("kills", 0)) for each in passed)
    seconds = sum(each.seconds for each in passed)
    return f"{len(passed)} storms, {kills:,} kills in {seconds:.0f} s"


def _write(passed: Sequence[Passed], seed: int, long: bool, file: Path) -> None:
    storms = [
        {"storm": each.storm, "seconds": round(each.seconds, 1), **each.counts.did, "losses": each.counts.losses}
        for each in passed
    ]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"seed": seed, "long": long, "storms": storms}, indent=1) + "\n", "utf-8")
