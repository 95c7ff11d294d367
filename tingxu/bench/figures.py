"""The figures: rows with their floor, how they are written down and shown."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import ceil
from pathlib import Path
from typing import Any, Literal, TypeAlias

from rich.console import Console
from rich.table import Table

Unit: TypeAlias = Literal["per_s", "s", "ms", "us", "MB", "share", "minutes", "ratio"]
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. `floor`: the same measured on the barest program that could do it, where there is one."""

    name: str
    value: float
    unit: Unit
    floor: float | None = None

    @property
    def ratio(self) -> float | None:
        """Value ÷ floor."""
        return self.value / self.floor if self.floor else None


def middle(rounds: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Of (value, floor) pairs, each measured at one time, the pair whose ratio is in the middle."""
    return sorted(rounds, key=lambda pair: pair[0] / pair[1])[len(rounds) // 2]


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` of all are not above. Raises ValueError on no values."""
    if not values:
        raise ValueError("nothing was measured")
    return sorted(values)[ceil(share * len(values)) - 1]


def write(rows: Sequence[Row], file: Path) -> None:
    """All rows as JSON, with the commit and the machine that they are true of."""
    found = {"commit": _commit(), "machine": _machine(), "rows": [_as_json(row) for row in rows]}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")


def show(rows: Sequence[Row]) -> None:
    """All rows as a table for people."""
    table = Table("name", "value", "unit", "floor", "ratio")
    for row in rows:
        table.add_row(row.name, _shown(row.value), row.unit, _shown(row.floor), _shown(row.ratio))
    Console().print(table)


def _as_json(row: Row) -> dict[str, Any]:
    ratio = None if row.ratio is None else round(row.ratio, 3)
    floor = None if row.floor is None else round(row.floor, 3)
    return {**asdict(row), "value": round(row.value, 3), "floor": floor, "ratio": ratio}


def _shown(value: float | None) -> str:
    return "" if value is None else f"{value:,.2f}"


def _commit() -> str:
    """The commit of the sources; "" where they are not in a repository."""
    asked = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )  # fmt: skip
    return asked.stdout.strip()


def _machine() -> dict[str, Any]:
    return {
        "system": platform.platform(),
        "cpus": os.cpu_count(),
        "cpu": _cpu(),
        "python": platform.python_version(),
        "load_before": round(os.getloadavg()[0], 2),
    }


def _cpu() -> str:
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
