"""A portal's file as rows, one at a time: CSV with a line of names, a JSON array, or an object of JSON a line.

However long the file, one row of it is held. A row that can't be read is told with its line; the next is read.
"""

from __future__ import annotations

import csv
import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO, TypeAlias

from hub.server.portal.encoding import LONGEST_LINE, opened_text

CHUNK = 16 * 1024
_NOT_TEXT = "\0"
"""In no row of a portal's; it stands for a line that is too long."""
MOST_LINES = 10
"""Of one row: a name with a line break is odd, one that never ends is a quotation mark too many."""
_BETWEEN = re.compile(r"[\s,\[]*")
_NEXT = re.compile(r"(?:\}\s*,?|\n)\s*(?=\{)")
"""Where the next row may begin after one that can't be read: behind the end of an object, or on a line of its own."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A row as it stands: names → values. `line` is where it begins, from 1; in a .json file its place in the array,
    which is often written on one line."""

    line: int
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a row can't be taken, without what stood there: `field` "" where it is the whole row."""

    line: int
    field: str
    reason: str


Row: TypeAlias = Raw | Wrong


def rows_of(file: Path) -> Iterator[Row]:
    """JSON where the file's name ends so, else CSV. Raises OSError."""
    with opened_text(file) as text:
        match file.suffix.lower():
            case ".json":
                yield from (replace(row, line=place) for place, row in enumerate(_json_rows(text), start=1))
            case ".jsonl":
                yield from _json_rows(text)
            case _:
                yield from _csv_rows(text)


# -- CSV --


def _csv_rows(text: TextIO) -> Iterator[Row]:
    names: list[str] | None = None
    for line, record in _records(text):
        values = None if record is None else _values(record)
        if values is None or any(_NOT_TEXT in value for value in values):
            yield Wrong(line, "", "unreadable")
        elif not any(value.strip() for value in values):
            continue
        elif names is None:
            names = [value.strip() for value in values]
        elif len(values) > len(names):
            yield Wrong(line, "", "too_many_columns")
        else:
            yield Raw(line, dict(zip(names, values, strict=False)))


def _values(record: list[str]) -> list[str] | None:
    try:
        return next(csv.reader(record), [])
    except csv.Error:  # a field that is too large
        return None


def _records(text: TextIO) -> Iterator[tuple[int, list[str] | None]]:
    """The lines of each record; None for one whose quotation never ends, after which the next line begins anew."""
    lines, held, number = _lines(text), deque[str](), 1
    while True:
        record: list[str] = []
        quotes = 0
        while len(record) < MOST_LINES and (not record or quotes % 2):
            line = held.popleft() if held else next(lines, None)
            if line is None:
                break
            record.append(line)
            quotes += line.count('"')
        if not record:
            return
        if quotes % 2:
            held.extendleft(reversed(record[1:]))
            yield number, None
            number += 1
        else:
            yield number, record
            number += len(record)


def _lines(text: TextIO) -> Iterator[str]:
    """Each with its end; one that is too long comes as no text at all."""
    while line := text.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE and not line.endswith("\n"):
            while (rest := text.readline(LONGEST_LINE)) and not rest.endswith("\n"):
                pass
            yield _NOT_TEXT + "\n"
        else:
            yield line


# -- JSON --


def _json_rows(text: TextIO) -> Iterator[Row]:
    decoder, held, line, ended = json.JSONDecoder(), "", 1, False
    while True:
        blank = _BETWEEN.match(held)
        assert blank is not None
        line, held = line + held.count("\n", 0, blank.end()), held[blank.end() :]
        if held.startswith("]") or (ended and not held):
            return
        try:
            found, end = decoder.raw_decode(held)
        except (ValueError, RecursionError):
            if not ended and len(held) < LONGEST_LINE:
                more = text.read(CHUNK)
                ended, held = not more, held + more
                continue
            yield Wrong(line, "", "unreadable")
            after = _NEXT.search(held)
            if after is None and ended:
                return
            end = len(held) if after is None else after.end()
        else:
            yield Raw(line, found) if isinstance(found, dict) else Wrong(line, "", "unreadable")
        line, held = line + held.count("\n", 0, end), held[end:]
