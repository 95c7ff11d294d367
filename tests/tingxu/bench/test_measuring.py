"""The instruments, on a real hub and a real floor: every answer counted, every call heard by every client."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tingxu.bench import pushing
from tingxu.bench.halls import Hall, command, fill, open_bare, open_hall, order
from tingxu.bench.line import Line
from tingxu.bench.listeners import Listeners
from tingxu.bench.load import Load, put
from tingxu.bench.memory import memory
from tingxu.bench.screen import Area, open_screen
from tingxu.programs import Programs


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bench")


@pytest.fixture(scope="module")
def programs(folder: Path) -> Iterator[Programs]:
    with Programs(folder / "logs") as started:
        yield started


@pytest.fixture(scope="module")
def hall(folder: Path, programs: Programs) -> Hall:
    return open_hall(folder / "hall", programs, datetime.now(UTC))  # noqa: TID251 - a real hub's clock


def test_a_load_counts_its_answers(hall: Hall) -> None:
    process = hall.hub.process.pid
    load = Load(hall.port, hall.ca, hall.token("kiosk"), "/v1/commands", process, 4, 0.3)
    rounds = put([load, replace(load, document=False)], rounds=2)
    assert [len(slices) for slices in rounds] == [2, 2]
    for answers in (each for slices in rounds for each in slices):
        assert answers.failed == 0
        assert answers.rate > 1
        assert answers.cpu > 0
        assert all(milliseconds > 0 for milliseconds in answers.took)


def test_a_refused_load_is_told(hall: Hall) -> None:
    [[answers]] = put([Load(hall.port, hall.ca, "not-a-token", "/v1/commands", hall.hub.process.pid, 2, 0.2)])
    assert answers.failed == len(answers.took) > 0


def test_every_client_hears_every_call(hall: Hall) -> None:
    fill(hall, 3)
    clerk = hall.clerk()
    calls = []
    with Listeners(hall.port, hall.ca, hall.token("board"), "/v1/events", 5) as listeners:
        for _ in range(3):
            asked = command("call_next")
            assert clerk.post("/v1/commands", asked)[0] == 200
            calls.append(asked["id"])
            order(clerk, "confirm")
            order(clerk, "finish")
    clerk.close()
    assert list(listeners.heard) == calls
    assert memory("hub", hall.hub).value > 20


def test_an_event_to_the_last_client_beside_its_floor(tmp_path: Path, hall: Hall, programs: Programs) -> None:
    floor = open_bare(tmp_path / "bare", programs, datetime.now(UTC))  # noqa: TID251 - a real certificate's
    [row] = pushing.measure(hall, floor, clients=5, calls=3)
    assert row.name == "push.last_of_500"
    assert row.floor is not None
    assert row.value > 0 < row.floor


def test_the_floor_publishes_and_issues(tmp_path: Path, programs: Programs) -> None:
    floor = open_bare(tmp_path / "bare", programs, datetime.now(UTC))  # noqa: TID251 - a real certificate's
    load = Load(floor.port, floor.ca, "", "/issue", floor.program.process.pid, 4, 0.3)
    for answers in put([load, replace(load, path="/issue-shared")])[0]:
        assert answers.failed == 0
        assert answers.rate > 1
    with Listeners(floor.port, floor.ca, "", "/events", 3) as listeners:
        line = Line(floor.port, floor.ca)
        assert line.post("/publish", {"call": "call-1"})[0] == 200
        line.close()
    assert list(listeners.heard) == ["call-1"]


def test_a_screens_pixels_can_be_read(tmp_path: Path, programs: Programs) -> None:
    screen = open_screen(programs, tmp_path / "screen", "test", 320, 200)
    whole = Area(0, 0, 320, 200)
    assert screen.colours(whole) == 1
    assert len(screen.rest(whole, still=0.05)[0]) == 320 * 4
