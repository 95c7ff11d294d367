"""The play's end: summary.json, the same as a table, and the exit code."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table

from tingxu.demo.visit import Visit

MOMENTS = ("issued_at", "called_at", "confirmed_at", "finished_at")
COLUMNS = ("story", "hall", "ticket", "item", "counter", *MOMENTS, "outcome")


def summary(visits: list[Visit], failures: list[str]) -> dict[str, Any]:
    """What summary.json holds."""
    failures = failures + [f"{visit.story.id}: {visit.failure}" for visit in visits if visit.failure]
    return {"ok": not failures, "failures": failures, "visitors": [visit.summary() for visit in visits]}


def write(found: dict[str, Any], folder: Path) -> None:
    """Write summary.json, whole or not at all."""
    part = folder / "summary.json.part"
    part.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    part.replace(folder / "summary.json")


def show(found: dict[str, Any], zone: str, seconds: float) -> None:
    """Print the table, with times of day in the hall's zone."""
    grid = Table(title=f"{len(found['visitors'])} visitors in {seconds:.0f} s")
    for column in COLUMNS:
        grid.add_column(column.removesuffix("_at"))
    for visitor in found["visitors"]:
        grid.add_row(*(_cell(visitor[column], column, ZoneInfo(zone)) for column in COLUMNS))
    Console(width=140).print(grid)
    for failure in found["failures"]:
        print(f"FAILED {failure}")


def _cell(value: Any, column: str, zone: ZoneInfo) -> str:
    if value is None:
        return ""
    if column.endswith("_at"):
        return datetime.fromisoformat(value).astimezone(zone).strftime("%H:%M:%S")
    return str(value)
