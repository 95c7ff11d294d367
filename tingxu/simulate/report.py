"""The report for a manager: a page with its pictures beside it, in Chinese and English."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from tingxu.simulate import pictures
from tingxu.simulate import report_words as words
from tingxu.simulate.compare import Compared
from tingxu.simulate.day import Played
from tingxu.simulate.what_if import More

PAGE = "report.html"


def write(folder: Path, compared: Compared, found: dict[str, Any], more: tuple[More, Sequence[Played]] | None) -> Path:
    """Pictures and page into `folder`; the page's file."""
    folder.mkdir(parents=True, exist_ok=True)
    shown = [(title, name) for title, name in _drawn(folder, compared, more)]
    definition = compared.days[0].definition
    pages = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
    text = pages.get_template("report.html").render(
        words=words, colours=pictures.palette(), found=found, pictures=shown, shown=_minutes,
        answer=words.told_in_words(found["what_if"]) if "what_if" in found else None,
        hall=words.hall(definition),
    )  # fmt: skip
    page = folder / PAGE
    page.write_text(text, "utf-8")
    return page


def _drawn(
    folder: Path, compared: Compared, more: tuple[More, Sequence[Played]] | None
) -> list[tuple[tuple[str, str], str]]:
    """(title, file name) of each picture, the manager's question first."""
    played: dict[str, Sequence[Played]] = dict(compared.played)
    found = []
    if more is not None:
        extra, days = more
        pictures.what_if(compared.played["ours"], days, extra.count, extra.at, folder / "what-if.png")
        found.append((words.WHAT_IF_SHORT, "what-if.png"))
    pictures.waits(played, folder / "waits.png")
    pictures.course(played, folder / "course.png")
    found += [(words.WAITS, "waits.png"), (words.COURSE, "course.png")]
    if any(visitor.agreed is not None for day in compared.days for visitor in day.visitors):
        pictures.on_time(played, folder / "appointments.png")
        found.append((words.ON_TIME, "appointments.png"))
    pictures.load(compared.played["ours"], folder / "load.png")
    return [*found, (words.LOAD, "load.png")]


def _minutes(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"
