"""Recorded days are played as they were; what is wrong with a file is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from hall.definition_file import read as read_definition
from hall.tickets import PriorityClass
from tingxu.estimate.history import HistoryError
from tingxu.simulate.arrivals import read
from tingxu.simulate.engine import play
from tingxu.simulate.main import SAMPLE

HEAD = "arrived_at,queue,class,service_seconds\n"


def written(folder: Path, text: str) -> Path:
    file = folder / "arrivals.csv"
    file.write_text(text, "utf-8")
    return file


def test_days_of_the_halls_own_queues_are_played_in_it(tmp_path: Path) -> None:
    file = written(tmp_path, HEAD + "2026-03-02T09:00:00,identity,walk_in,300\n2026-03-03T07:30:00,tax,green,60.5\n")
    monday, tuesday = read(file, read_definition(SAMPLE))
    assert len(monday.definition.counters) == 10
    assert (tuesday.visitors[0].at, tuesday.visitors[0].service) == (27_000, 60.5)
    assert tuesday.visitors[0].priority is PriorityClass.GREEN
    assert play(tuesday).outcomes[0].wait == 0


def test_other_queues_get_a_hall_that_can_serve_them(tmp_path: Path) -> None:
    rows = [f"2026-03-02T09:{minute:02d}:00+08:00,户籍,walk_in,600" for minute in range(60)]
    (day,) = read(written(tmp_path, HEAD + "\n".join(rows)), read_definition(SAMPLE))
    assert len(day.definition.counters) == 12
    assert all(each.called is not None for each in play(day).outcomes)
    (narrow,) = read(written(tmp_path, HEAD + "\n".join(rows)), read_definition(SAMPLE), counters=3)
    assert len(narrow.definition.counters) == 3


def test_an_appointment_without_a_time_of_its_own_is_due_when_it_comes(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "arrived_at,queue,class,service_seconds,agreed_at\n2026-03-02T09:00:00,tax,appointment,60,\n"
        "2026-03-02T09:01:00,tax,appointment,60,2026-03-02T09:30:00\n",
    )
    (day,) = read(file, read_definition(SAMPLE))
    assert [each.agreed for each in day.visitors] == [32_400, 34_200]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("nine,tax,green,60", "line 2: arrived_at is no ISO time"),
        (",tax,green,60", "line 2: arrived_at is empty"),
        ("2026-03-02T09:00:00,,green,60", "line 2: queue is empty"),
        ("2026-03-02T09:00:00,tax,vip,60", "line 2: class is none of"),
        ("2026-03-02T09:00:00,tax,green,long", "line 2: service_seconds is no number"),
        ("2026-03-02T09:00:00,tax,green,-1", "line 2: service_seconds is not between"),
        ("2026-03-02T09:00:00,tax,green,nan", "line 2: service_seconds is not between"),
        ("2026-03-02T09:00:00,tax,green,60,5", "line 2: 5 cells under 4 columns"),
        ("", "no arrival in it"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, row: str, told: str) -> None:
    with pytest.raises(HistoryError, match=told):
        read(written(tmp_path, HEAD + row), read_definition(SAMPLE))
