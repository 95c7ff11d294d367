"""`tingxu bench`: every figure, one subject after the other, in one run on one machine."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from subprocess import CalledProcessError

from tingxu.bench import (
    board,
    calling,
    choosing,
    encrypting,
    idle,
    issuing,
    kiosk,
    printing,
    pushing,
    qr,
    readers,
    replay,
    sessions,
    starting,
    waits,
)
from tingxu.bench.figures import Row, show, write
from tingxu.bench.halls import BenchError, open_bare, open_hall
from tingxu.bench.memory import memory
from tingxu.demo.window import NotSeen
from tingxu.postgresql import PostgreSQL
from tingxu.programs import Programs


def main(out: Path) -> int:
    """Measure all and write `out`, a JSON file; 0, or 1 when something could not be measured."""
    with tempfile.TemporaryDirectory(prefix="tingxu-bench-") as made:
        folder = Path(made)
        try:
            with Programs(out.with_name("bench-logs")) as programs:
                rows = list(_rows(folder, programs))
        except (BenchError, NotSeen, OSError, CalledProcessError) as failed:
            print(f"bench: {failed}")
            return 1
    write(rows, out)
    show(rows)
    print(f"written: {out}")
    return 0


def _rows(folder: Path, programs: Programs) -> Iterator[Row]:
    """Every row; one hall for the rush, a second in which a thousand wait."""
    now = datetime.now(UTC)  # noqa: TID251 - the program's edge
    bare = open_bare(folder / "bare", programs, now)
    rush = open_hall(folder / "rush", programs, now)
    yield from issuing.measure(rush, bare)
    yield from encrypting.measure(rush)
    programs.end(rush.hub)
    yield from _on_postgresql(folder, programs, now)
    outage = open_hall(folder / "outage", programs, now)
    yield from replay.measure(outage, bare)
    programs.end(outage.hub)
    hall = open_hall(folder / "hall", programs, now)
    yield from calling.measure(hall)
    yield from board.measure(hall, bare, programs, folder / "board")
    yield memory("hub", hall.hub)
    yield from starting.measure(folder, bare, programs, now)
    yield from pushing.measure(hall, bare)
    programs.end(bare.program)
    yield from kiosk.measure(hall, programs, folder / "kiosk")
    yield from idle.measure(hall, programs, folder / "idle")
    programs.end(hall.hub)
    yield from sessions.measure()
    yield from printing.measure()
    yield from readers.measure()
    yield from qr.measure()
    yield from choosing.measure()
    yield from waits.measure()


def _on_postgresql(folder: Path, programs: Programs, now: datetime) -> Iterator[Row]:
    """A hall and a floor in one server of PostgreSQL."""
    server = PostgreSQL(durable=True)
    try:
        server.start()
        bare = open_bare(folder / "bare-postgresql", programs, now, server.empty())
        hall = open_hall(folder / "postgresql", programs, now, server.fresh())
        yield from issuing.measure_postgresql(hall, bare)
        programs.end(hall.hub)
        programs.end(bare.program)
    finally:
        server.remove()
