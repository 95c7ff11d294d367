"""Policies are compared on the same visitors; figures and files say what was played."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from hall.definition_file import read
from tests.tingxu.simulate.test_engine import NINE, day, walk_in
from tingxu.simulate.compare import Compared, as_json, compare, p90_ratio
from tingxu.simulate.day import Outcome
from tingxu.simulate.demand import Demand, days
from tingxu.simulate.engine import play
from tingxu.simulate.main import SAMPLE, Asked, main
from tingxu.simulate.measures import class_of, measures, on_time, quantile, wait_minutes, within_reach
from tingxu.simulate.what_if import NotUnderstood, more, with_more


@cache
def compared() -> Compared:
    return compare(days(read(SAMPLE), Demand(load=1.0), 2, seed=5))


def test_the_same_seed_makes_the_same_day_and_another_one_another() -> None:
    sample = read(SAMPLE)
    one, same, other = (days(sample, Demand(), 1, seed)[0].visitors for seed in (1, 1, 2))
    assert one == same
    assert one != other


def test_every_policy_meets_the_same_visitors() -> None:
    by_policy = compared().played.values()
    fifo, strict, ours = ([each.visitor for day in found for each in day.outcomes] for found in by_policy)
    assert fifo == strict == ours
    assert {class_of(each) for each in compared().played["ours"][0].outcomes} == {"green", "appointment", "walk_in"}


def test_strict_priority_serves_the_green_channel_no_later_than_the_order_of_coming() -> None:
    found = as_json(compared())["policies"]
    assert found["strict"]["waits"]["green"]["mean"] < found["fifo"]["waits"]["green"]["mean"]
    assert found["strict"]["waits"]["walk_in"]["mean"] > found["fifo"]["waits"]["walk_in"]["mean"]


def test_the_json_says_how_much_and_how_surely() -> None:
    found = as_json(compared())
    assert found["days"] == 2
    assert found["visitors"] == sum(len(day.visitors) for day in compared().days)
    ratio = found["green_p90_vs_strict"]
    assert ratio["low"] <= ratio["value"] <= ratio["high"]
    assert set(found["policies"]) == {"fifo", "strict", "ours"}
    assert all(0 <= share <= 1 for share in found["policies"]["ours"]["load"].values())


def test_an_appointment_is_out_of_reach_while_every_counter_has_a_visitor() -> None:
    """The one before takes so many minutes; checked in after one, due after ten: the fifteenth is the last in time."""
    for minutes, reached in ((60, 0.0), (16, 0.0), (14, 1.0), (1, 1.0)):
        played = play(day(walk_in(0, minutes * 60), walk_in(60, agreed=NINE + 600)))
        assert within_reach([played], day().definition) == reached
        assert on_time(played.outcomes) == reached
    assert within_reach([play(day(walk_in(0)))], day().definition) is None


def test_a_policy_against_itself_is_one() -> None:
    ratio = p90_ratio(compared().played["ours"], compared().played["ours"], "green")
    assert ratio is not None
    assert (ratio.value, ratio.low, ratio.high) == (1, 1, 1)


def outcome(agreed: float | None, called: float | None, at: float = 0) -> Outcome:
    return Outcome(walk_in(at, agreed=agreed), "all", called, None, "1", "")


def test_five_minutes_count_from_the_agreed_time_for_those_who_were_there() -> None:
    kept, late = outcome(NINE + 600, NINE + 900), outcome(NINE + 600, NINE + 901)
    came_late, never = outcome(NINE - 60, NINE + 9000), outcome(NINE + 600, None)
    assert on_time([kept, late, came_late, never]) == pytest.approx(1 / 3)
    assert on_time([outcome(None, NINE)]) is None
    assert wait_minutes(kept) == 5
    assert wait_minutes(outcome(NINE + 600, NINE + 300)) == 0


def test_a_quantile_is_one_of_the_values() -> None:
    assert quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9) == 9
    assert quantile([4], 0.9) == 4


def test_whoever_waits_longer_than_the_maximum_is_counted() -> None:
    played = compare([day(walk_in(0, 3000), walk_in(1))], ("ours",)).played["ours"]
    assert measures(played, 45).over_maximum == 1
    assert measures(played, None).over_maximum == 0


def test_more_counters_open_where_most_is_waited_and_nobody_waits_longer_on_average() -> None:
    sample = days(read(SAMPLE), Demand(load=1.0), 1, seed=3)
    before = compare(sample, ("ours",)).played["ours"]
    wider = with_more(sample, more("2@10:00"), before)
    after = compare(wider, ("ours",)).played["ours"]
    assert len(wider[0].definition.counters) == len(sample[0].definition.counters) + 2
    assert measures(after).everybody.mean < measures(before).everybody.mean  # type: ignore[operator]
    assert all(shift.at == 36_000 for shift in wider[0].shifts[-2:])


@pytest.mark.parametrize("text", ["2", "0@10:00", "2@25:00", "2@10", "two@10:00", "2@10:60"])
def test_a_question_in_another_form_is_not_guessed_at(text: str) -> None:
    with pytest.raises(NotUnderstood, match="2@10:00"):
        more(text)


def test_the_command_writes_report_pictures_and_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = Asked(count=1, visitors=120, open="2@10:00", out=tmp_path / "report", json_file=tmp_path / "found.json")
    assert main(asked) == 0
    found = json.loads((tmp_path / "found.json").read_text("utf-8"))
    assert found["what_if"]["open"] == "2@10:00"
    page = (tmp_path / "report" / "report.html").read_text("utf-8")
    for name in ("what-if", "waits", "course", "appointments", "load"):
        assert f"{name}.png" in page
        with Image.open(tmp_path / "report" / f"{name}.png") as picture:
            assert picture.size == (1440, 810)
            assert len(picture.convert("RGB").resize((90, 50)).getcolors(10_000) or ()) > 5
    said = capsys.readouterr().out
    assert "With 2 more counters from 10:00 people wait" in said
    assert "Tingxu" in said
    assert "从 10:00 起增开 2 个窗口" in page
    assert all(f"counter {number}" in page for number in found["what_if"]["counters"])


def test_an_option_or_file_that_cannot_be_used_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(Asked(open="soon")) == 2
    assert main(Asked(count=1, json_file=tmp_path)) == 2
    assert "is a folder" in capsys.readouterr().out
    assert main(replace(Asked(), arrivals=tmp_path / "nowhere.csv")) == 2
    assert "nowhere.csv" in capsys.readouterr().out


def test_a_hall_made_up_for_a_file_is_told_with_its_counters_and_the_files_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, found = tmp_path / "day.csv", tmp_path / "day.json"
    head = "arrived_at,queue,class,service_seconds\n"
    for queue, made_up in (("社保<1>", True), ("identity", False)):
        file.write_text(head + f"2026-03-02T09:00:00,{queue},walk_in,300\n", "utf-8")
        assert main(Asked(arrivals=file, json_file=found, open="1@10:00", out=tmp_path / "report")) == 0
        assert ("made up for them; counters: 1" in capsys.readouterr().out) is made_up
        figures = json.loads(found.read_text("utf-8"))
        assert len(figures["counters"]) == (1 if made_up else 10)
        assert queue in {each for queues in figures["counters"].values() for each in queues}
        assert queue in figures["what_if"]["mean_wait_by_queue"]["before"]
        page = (tmp_path / "report" / "report.html").read_text("utf-8")
        assert ("按记录设定的大厅" in page) is made_up
        assert ("社保&lt;1&gt;" in page) is made_up
