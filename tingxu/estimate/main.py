"""`tingxu estimate`: a log walked through in the order of time, and how true the ranges would have been."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from tingxu import json_file as json_files
from tingxu.counted_bar import Told, counted_bar
from tingxu.estimate.history import HistoryError, Visit, read
from tingxu.estimate.replay import Forecast, forecasts
from tingxu.estimate.score import scored

EVERY: Final = 200
"""Visits."""


def main(history: Path, json_file: Path | None) -> int:
    """Score and write; 0, or 2 with the reason where the file can't be used."""
    try:
        visits = read(history)
        if json_file is not None:
            json_files.check(json_file)
    except (HistoryError, json_files.Unwritable) as wrong:
        print(f"estimate: {wrong}")
        return 2
    with counted_bar("visits") as told:
        found = scored(list(_told(visits, told)), len(visits))
    if json_file is not None:
        json_files.write(json_file, found)
    _show(found)
    return 0


def _told(visits: Sequence[Visit], told: Told) -> Iterator[Forecast]:
    """The forecasts, with the bar moved on now and then."""
    for done, forecast in enumerate(forecasts(visits)):
        if done % EVERY == 0:
            told(done, len(visits))
        yield forecast


def _show(found: dict[str, Any]) -> None:
    overall = found["overall"]
    if not overall["visitors"]:
        print("nobody was told a range: no counter was known to be open when anybody came")
        return
    naive = ", ".join(f"{name} {each['mae']:.2f}" for name, each in overall["naive"].items())
    print(f"{overall['visitors']} of {found['visits']} visits: {overall['coverage80']:.1%} inside the range")
    print(f"mean absolute error {overall['mae']:.2f} min (bias {overall['bias']:+.2f}); plain rules: {naive}")
    print(f"mean width {overall['width']:.1f} min, pinball loss {overall['pinball']:.2f}")
