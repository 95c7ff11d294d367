"""A log of visits, as a queue system exports it: CSV with a head line, one visit a line.

Columns `arrived_at, queue, class, called_at, finished_at, counter` and, where somebody left, `left_at`; `agreed_at` of
an appointment is used where it is there, others are not looked at. Times are ISO 8601, all with an offset or all
without: read as they stand on the hall's wall, where there are several offsets on that of the first; `2026/3/2 9:05`,
as spreadsheets make of them, is read too. Commas, semicolons or tabs stand between cells; the text is UTF-8, UTF-16
with its mark, or GB18030. A class may be said in Chinese.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Final, TextIO

from hall.tickets import PriorityClass

NEEDED: Final = ("arrived_at", "queue", "class", "called_at", "finished_at", "counter")
CLASSES: Final = {
    "": PriorityClass.WALK_IN, **{str(each): each for each in PriorityClass},
    "绿色通道": PriorityClass.GREEN, "预约": PriorityClass.APPOINTMENT, "现场取号": PriorityClass.WALK_IN,
    "现场": PriorityClass.WALK_IN, "普通": PriorityClass.WALK_IN,
}  # fmt: skip
ENCODINGS: Final = ("utf-8-sig", "gb18030")
"""As spreadsheets write: UTF-8, or what a Chinese Windows means by plain text."""
_SPREADSHEET: Final = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2}) (\d{1,2}):(\d{2})(?::(\d{2}))?", re.ASCII)
PROBE: Final = 1 << 16
"""Bytes."""
DELIMITERS: Final = ",;\t"
YEARS: Final = range(1900, 9000)
"""Others are a slip, and too near the ends of what a computer can count."""


class HistoryError(Exception):
    """The file can't be read; the text says where and why."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One line. Times are the wall's, held as UTC. `called` is None for those who left or were never called."""

    line: int
    arrived: datetime
    queue: str
    priority: PriorityClass
    called: datetime | None
    finished: datetime | None
    left: datetime | None
    counter: str
    agreed: datetime | None = None
    """The time of an appointment, where the log has it (`agreed_at`)."""
    item: str = ""
    """What the visit was for, where the log has it."""

    @property
    def minutes(self) -> float | None:
        """Waited until the call."""
        return None if self.called is None else (self.called - self.arrived).total_seconds() / 60


def read(file: Path) -> list[Visit]:
    """All visits, in the order of coming. Raises HistoryError."""
    rows = Rows(file, NEEDED)
    visits = sorted((_visit(rows, line, row) for line, row in rows), key=lambda each: (each.arrived, each.line))
    if not visits:
        raise HistoryError(f"{file}: no visit in it")
    return visits


class Rows:
    """The lines of a CSV file with the columns that are needed; errors name the line."""

    def __init__(self, file: Path, needed: Iterable[str]) -> None:
        self.file = file
        self._needed = tuple(needed)
        self._aware: bool | None = None
        self._wall: tzinfo | None = None

    def __iter__(self) -> Iterator[tuple[int, dict[str, str]]]:
        try:
            with self.file.open(encoding=self._encoding(), newline="") as text:
                yield from self._read(text)
        except UnicodeDecodeError as wrong:
            raise HistoryError(f"{self.file}: no text: save it as CSV in UTF-8 ({wrong.reason})") from wrong
        except csv.Error as wrong:
            raise HistoryError(f"{self.file}: {wrong}") from wrong
        except OSError as wrong:
            raise HistoryError(f"{self.file}: {wrong.strerror}") from wrong

    def _encoding(self) -> str:
        """By the head line and the lines after it; the first that fits."""
        with self.file.open("rb") as raw:
            sample = raw.read(PROBE)
        if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        whole = sample if len(sample) < PROBE else sample[: sample.rfind(b"\n") + 1] or sample
        for encoding in ENCODINGS:
            try:
                whole.decode(encoding)
            except UnicodeDecodeError:
                continue
            return encoding
        return ENCODINGS[0]

    def _read(self, text: TextIO) -> Iterator[tuple[int, dict[str, str]]]:
        first = text.readline()
        if not first.strip():
            names = ", ".join(self._needed)
            raise HistoryError(f"{self.file}: nothing in its first line; it names the columns {names}")
        between = max(DELIMITERS, key=first.count)
        head = [each.strip().lower() for each in next(csv.reader([first], delimiter=between))]
        missing = [each for each in self._needed if each not in head]
        if missing:
            raise HistoryError(f"{self.file}, line 1: no column {', '.join(missing)}; there are {', '.join(head)}")
        lines = csv.reader(text, delimiter=between)
        for cells in lines:
            if any(cell.strip() for cell in cells):
                if len(cells) > len(head):
                    raise self.wrong(lines.line_num + 1, f"{len(cells)} cells under {len(head)} columns")
                yield lines.line_num + 1, {name: cell.strip() for name, cell in zip(head, cells, strict=False)}

    def wrong(self, line: int, what: str) -> HistoryError:
        return HistoryError(f"{self.file}, line {line}: {what}")

    def time(self, line: int, row: dict[str, str], column: str) -> datetime | None:
        """The time in a column as the wall shows it; None where it is empty."""
        text = row.get(column, "")
        if not text:
            return None
        try:
            found = _moment(text)
        except ValueError:
            raise self.wrong(line, f"{column} is no ISO time like 2026-03-02T09:05:00: {text!r}") from None
        if found.year not in YEARS:
            raise self.wrong(line, f"{column} is in the year {found.year}")
        aware = found.tzinfo is not None
        if self._aware is None:
            self._aware = aware
        if aware != self._aware:
            raise self.wrong(line, f"{column} {'has an' if aware else 'has no'} offset, unlike the times before")
        return self._on_the_wall(found).replace(tzinfo=UTC)

    def _on_the_wall(self, at: datetime) -> datetime:
        """By the offset of the first time in the file, so that what lies between two of them is as long as it was."""
        if at.tzinfo is None:
            return at
        self._wall = self._wall or at.tzinfo
        return at.astimezone(self._wall)

    def priority(self, line: int, row: dict[str, str]) -> PriorityClass:
        name = row.get("class", "").lower().replace("-", "_")
        if name not in CLASSES:
            raise self.wrong(line, f"class is none of {', '.join(CLASSES)[2:]}: {name!r}")
        return CLASSES[name]

    def needed(self, line: int, row: dict[str, str], column: str) -> str:
        """What stands in a column that can't be empty."""
        if not row.get(column):
            raise self.wrong(line, f"{column} is empty")
        return row[column]


def _moment(text: str) -> datetime:
    """Raises ValueError for what is none."""
    found = _SPREADSHEET.fullmatch(text)
    if found is None:
        return datetime.fromisoformat(text)
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
    return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - the wall's, like an ISO time without offset


def _visit(rows: Rows, line: int, row: dict[str, str]) -> Visit:
    arrived = rows.time(line, row, "arrived_at")
    if arrived is None:
        raise rows.wrong(line, "arrived_at is empty")
    called, finished, left = (rows.time(line, row, name) for name in ("called_at", "finished_at", "left_at"))
    visit = Visit(
        line, arrived, rows.needed(line, row, "queue"), rows.priority(line, row), called, finished, left,
        rows.needed(line, row, "counter") if called else "", rows.time(line, row, "agreed_at"),
        row.get("item", ""),
    )  # fmt: skip
    _in_order(rows, visit)
    return visit


def _in_order(rows: Rows, visit: Visit) -> None:
    """Nobody is called before coming, or done before being called."""
    if visit.called is not None and visit.called < visit.arrived:
        raise rows.wrong(visit.line, "called_at is before arrived_at")
    if visit.finished is not None and (visit.called is None or visit.finished < visit.called):
        raise rows.wrong(visit.line, "finished_at is before called_at, or without it")
    if visit.left is not None and visit.left < visit.arrived:
        raise rows.wrong(visit.line, "left_at is before arrived_at")
