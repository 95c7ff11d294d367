"""A log is walked through in the order of time: nothing is known before it happened, and scores are what they say."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hall.tickets import PriorityClass
from hall.told import Told
from tingxu.bench.wait_days import history_of, steady_days
from tingxu.estimate.history import HistoryError, Visit, read
from tingxu.estimate.main import main
from tingxu.estimate.replay import Forecast, forecasts
from tingxu.estimate.score import scored, scores

HEAD = "arrived_at,queue,class,called_at,finished_at,counter,left_at\n"
NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


def written(folder: Path, text: str) -> Path:
    file = folder / "history.csv"
    file.write_text(text, "utf-8")
    return file


def row(arrived: int, called: int | None, finished: int | None, counter: str = "1", left: int | None = None) -> str:
    """Minutes after nine."""
    minutes = (arrived, called, finished, left)
    times = ["" if each is None else (NINE + timedelta(minutes=each)).isoformat() for each in minutes]
    return f"{times[0]},a,walk_in,{times[1]},{times[2]},{counter if called is not None else ''},{times[3]}\n"


def test_who_left_is_not_scored_and_is_no_longer_ahead(tmp_path: Path) -> None:
    text = HEAD + row(0, 0, 30) + row(5, None, None, left=10) + row(12, 30, 40)
    visits = read(written(tmp_path, text))
    found = list(forecasts(visits))
    assert [each.visit.line for each in found] == [2, 4]
    told = found[1].told
    assert told is not None
    assert told.forecasts is not None
    assert told.forecasts[2] == pytest.approx(10)


def test_nothing_is_known_before_it_happened() -> None:
    """Whatever comes after a visitor's coming changes nothing in what was told."""
    visits = history_of(steady_days(2, seed=1))
    moment = visits[-40].arrived
    known = [_unknown_after(each, moment) for each in visits if each.arrived <= moment]
    told = {each.visit.arrived: each.told for each in forecasts(visits)}
    now = {each.visit.arrived: each.told for each in forecasts([*known, *_called_much_later(known, moment)])}
    same = [arrived for arrived in now if arrived <= moment and told.get(arrived) is not None]
    assert len(same) > 300
    assert all(told[arrived] == now[arrived] for arrived in same)


def _unknown_after(visit: Visit, moment: datetime) -> Visit:
    called, finished = (at if at is not None and at <= moment else None for at in (visit.called, visit.finished))
    return replace(visit, called=called, finished=finished)


def _called_much_later(known: list[Visit], moment: datetime) -> list[Visit]:
    """Visitors who come afterwards, of whom the past can't know."""
    later = moment + timedelta(minutes=1)
    return [replace(known[0], arrived=later, called=later, finished=later + timedelta(minutes=90))]


def test_times_with_several_offsets_are_as_far_apart_as_they_were(tmp_path: Path) -> None:
    head = HEAD.replace(",left_at", "")
    text = head + "2026-03-02T09:00:00+08:00,a,walk_in,2026-03-02T01:10:00Z,2026-03-02T09:15:00+08:00,1\n"
    (visit,) = read(written(tmp_path, text + "\n"))
    assert visit.arrived == NINE
    assert visit.minutes == 10


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_file_is_read_as_a_spreadsheet_saves_it(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "saved.csv"
    cells = ["2026/3/2 9:00", "社保", "绿色通道", "2026/3/2 9:10:30", "2026/3/2 9:15", "1", ""]
    lines = [HEAD.strip().split(","), cells]
    file.write_text("\r\n".join("\t".join(line) for line in lines), encoding, newline="")
    (visit,) = read(file)
    assert (visit.arrived, visit.minutes, visit.queue) == (NINE, 10.5, "社保")


@pytest.mark.parametrize("year", ["0001", "1899", "9999"])
def test_a_year_that_cannot_be_is_told_with_its_line(tmp_path: Path, year: str) -> None:
    with pytest.raises(HistoryError, match="line 2: arrived_at is in the year"):
        read(written(tmp_path, HEAD + f"{year}-12-31T23:00:00,a,walk_in,,,,\n"))


def test_where_nothing_can_be_written_is_said_before_the_walk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, HEAD + row(0, 0, 5))
    for place, why in ((tmp_path, "is a folder"), (file / "in-a-file.json", "can't be written")):
        assert main(file, place) == 2
        assert why in capsys.readouterr().out


def forecast(waited: float, shown: tuple[int, int], middle: float, plain: float) -> Forecast:
    visit = Visit(2, NINE, "a", PriorityClass.WALK_IN, NINE + timedelta(minutes=waited), None, None, "1")
    return Forecast(visit, Told(shown, middle, shown[0], shown[1], 9, (0, 0, plain, plain + 1, plain + 2, 0)))


def test_scores_are_what_they_say() -> None:
    found = scores([forecast(10, (5, 15), 8, 13), forecast(20, (5, 15), 10, 13)])
    assert (found["coverage80"], found["below"], found["above"]) == (0.5, 0, 0.5)
    assert (found["mae"], found["bias"], found["width"]) == (6, -6, 10)
    assert found["naive"]["queue_length"] == {"mae": 5, "bias": -2}
    assert found["mae_vs_best_naive"] == pytest.approx(6 / 5)
    gaps = (0.1 * 5 + 0.5 * 2 + 0.1 * 5) + (0.1 * 15 + 0.5 * 10 + 0.9 * 5)
    assert found["pinball"] == pytest.approx(gaps / 6, abs=1e-3)


def test_a_free_counter_means_at_once_by_every_rule(tmp_path: Path) -> None:
    visits = read(written(tmp_path, HEAD + row(0, 0, 5) + row(20, 20, 25)))
    found = scored(list(forecasts(visits)), len(visits))
    assert found["overall"]["visitors"] == 1
    assert found["overall"]["coverage80"] == 1
    assert found["overall"]["naive"]["queue_length"]["mae"] == 0


def test_ranges_hold_eight_of_ten_on_days_made_up() -> None:
    """Learning from nothing but the log; the bench says it more closely."""
    visits = history_of(steady_days(8, seed=2))
    learnt = visits[0].arrived + timedelta(days=2)
    found = scores([each for each in forecasts(visits) if each.told is not None and each.visit.arrived > learnt])
    assert 0.72 < found["coverage80"] < 0.88
    assert found["mae_vs_best_naive"] < 1.05


def test_the_command_writes_scores_by_day_and_by_class_and_hour(tmp_path: Path) -> None:
    text = HEAD + "".join(row(minute, minute + (minute % 3), minute + 9) for minute in range(0, 90, 3))
    out = tmp_path / "found.json"
    assert main(written(tmp_path, text), out) == 0
    found = json.loads(out.read_text("utf-8"))
    assert found["days"][0]["day"] == "2026-03-02"
    assert {"class", "hour", "coverage80", "mae", "bias"} <= found["by_class_and_hour"][0].keys()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("arrived_at,queue\n", "line 1: no column class, called_at"),
        ("", "nothing in its first line; it names the columns arrived_at"),
        (HEAD, "no visit in it"),
        (HEAD + "2026-03-02,a,walk_in\nyesterday,a,walk_in,,,,\n", "line 3: arrived_at is no ISO time .*: 'yesterday'"),
        (HEAD + row(10, 5, 20), "line 2: called_at is before arrived_at"),
        (HEAD + row(0, 5, 4), "line 2: finished_at is before called_at"),
        (HEAD + row(0, 5, 9, counter=""), "line 2: counter is empty"),
        (HEAD + row(0, 5, 9) + "2026-03-02T09:00:00,a,walk_in,,,,\n", "line 3: arrived_at has no offset"),
        (HEAD + row(5, None, None, left=1), "line 2: left_at is before arrived_at"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(HistoryError, match=told):
        read(written(tmp_path, text))


def test_a_file_that_is_no_text_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "history.csv"
    file.write_bytes(b"\xff\xfe\x00\x00")
    assert main(file, None) == 2
    assert "history.csv" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("between", "encoding"), [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "gb18030"), (",", "gb18030")],
)
def test_what_spreadsheets_write_is_read(tmp_path: Path, between: str, encoding: str) -> None:
    file = tmp_path / "history.csv"
    line = "2026-03-02T09:00:00,户籍,绿色通道,2026-03-02T09:05:00,,3"
    file.write_text(f"arrived_at,queue,class,called_at,finished_at,counter\n{line}".replace(",", between), encoding)
    (visit,) = read(file)
    assert (visit.queue, visit.priority.value, visit.minutes) == ("户籍", "green", 5)


def test_unknown_columns_and_empty_lines_are_passed_over(tmp_path: Path) -> None:
    text = "note," + HEAD + "\n" + "x," + row(0, 0, 5) + "\n"
    assert len(read(written(tmp_path, text))) == 1
