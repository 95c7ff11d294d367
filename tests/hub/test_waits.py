"""How true the told waits were: by day out of the journal, over the API, and on the manager's page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import requests
from msgspec.structs import replace
from sqlalchemy import Engine

from hall.events import DayEnded
from hall.learned import NOTHING, Learned
from hall.state import HallState
from hall.tally import counted
from hall.tickets import PriorityClass
from hall.told import Told
from hub.link.client import HubClient, new_id
from hub.server.keeping.waits import DAYS, waits_of
from hub.server.staff.waits_page import HEIGHT, by_class, by_day, rules_of
from hub.store import journal
from hub.store.database import open_database, reading, writing
from hub.store.journal import Entry
from hub.wire import (
    WIRE_HEADER,
    Answer,
    AnyCommand,
    CallNextCommand,
    ConfirmCommand,
    FinishCommand,
    IssueCommand,
    WaitsView,
)
from tests.hub.house import HubProcess
from tests.hub.staff.browser import person, words_of

HALL = "small"
FIRST = date(2026, 3, 2)
WALK_IN, GREEN = PriorityClass.WALK_IN, PriorityClass.GREEN


def called(known: Learned, *waits: float, hour: int = 10, priority: PriorityClass = WALK_IN) -> Learned:
    """So many more who were told 8 to 14 minutes."""
    told = Told((8, 14), 10.0, 8.2, 13.9, hour, (10.0, 10.0, 20.0, 30.0, 40.0, 10.0))
    for waited in waits:
        known = counted(known, told, priority, waited)
    return known


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_database(tmp_path / "hub.db")
    yield engine
    engine.dispose()


def seen(engine: Engine, ends: list[Learned], today: Learned) -> WaitsView:
    """Of a hall whose days ended so, beginning on FIRST, and has now learned `today`."""
    with writing(engine, HALL) as tx:
        for number, known in enumerate(ends):
            at = datetime(2026, 3, 2, 16, tzinfo=UTC) + timedelta(days=number)
            event = DayEnded(FIRST + timedelta(days=number), learned=dict(known))
            journal.append(tx, HALL, Entry(number + 1, at, at, "hub", event))
    state = replace(HallState(), day=FIRST + timedelta(days=len(ends)), learned=today)
    with reading(engine) as tx:
        return waits_of(tx, HALL, state, datetime(2026, 4, 2, tzinfo=UTC))


def test_each_day_has_what_was_counted_on_it_and_today_what_has_been_counted_so_far(engine: Engine) -> None:
    monday = called(NOTHING, 9.0, 20.0)
    tuesday = called(monday, 9.0, 9.0, priority=GREEN)
    view = seen(engine, [monday, tuesday, tuesday], called(tuesday, 12.0, hour=11))
    days = {each.day.day: (each.visitors, each.inside, each.error) for each in view.days}
    assert days == {2: (2, 1, 5.5), 3: (2, 2, 1.0), 5: (1, 1, 2.0)}, "on the fourth nobody was called"
    assert (view.whole.visitors, view.whole.inside, view.whole.share) == (5, 4, 0.8)
    assert {each.priority: each.visitors for each in view.classes} == {"green": 2, "walk_in": 3}
    assert [(each.priority, each.hour, each.visitors) for each in view.cells] == [
        ("green", 10, 2), ("walk_in", 10, 2), ("walk_in", 11, 1),
    ]  # fmt: skip


def test_only_the_last_thirty_days_count(engine: Engine) -> None:
    ends = [NOTHING]
    for _ in range(DAYS + 4):
        ends.append(called(ends[-1], 10.0))
    view = seen(engine, ends[1:], ends[-1])
    assert view.whole.visitors == len(view.days) == DAYS


def test_a_hall_in_which_nobody_was_called_has_no_figures_and_no_mistakes(engine: Engine) -> None:
    view = seen(engine, [], NOTHING)
    assert (view.whole.visitors, view.whole.share, view.whole.error) == (0, None, None)
    lists = (view.days, view.classes, view.cells, rules_of(view.whole), by_class(view))
    assert [len(each) for each in lists] == [0] * 5
    assert all(each.score is None for each in by_day(view.days, FIRST))


def test_an_end_of_a_day_from_before_anything_was_learned_is_an_empty_one(engine: Engine) -> None:
    view = seen(engine, [NOTHING], called(NOTHING, 10.0))
    assert [each.day for each in view.days] == [FIRST + timedelta(days=1)]


def test_pictures_have_a_column_for_each_day_and_hour_on_one_scale(engine: Engine) -> None:
    view = seen(engine, [called(NOTHING, 10.0, 30.0)], called(called(NOTHING, 10.0, 30.0), 10.0, hour=13))
    columns = by_day(view.days, FIRST + timedelta(days=1))
    assert (len(columns), columns[-1].name, columns[0].score) == (DAYS + 1, "2026-03-03", None)
    assert (columns[-2].inside, columns[-1].inside) == (HEIGHT // 2, HEIGHT)
    assert max(max(each.error, each.best) for each in columns) == HEIGHT
    (walk_in,) = by_class(view)
    assert [each.name for each in walk_in.hours] == ["10:00", "11:00", "12:00", "13:00"]
    assert [each.score is None for each in walk_in.hours] == [False, True, True, False]
    assert rules_of(view.whole)[0].ours


def must(client: HubClient, command: AnyCommand) -> None:
    answer = client.send(command, new_id())
    assert isinstance(answer, Answer), answer


def test_what_a_visitor_was_told_is_counted_when_they_are_called_and_the_manager_reads_it(
    own_hub: HubProcess,
) -> None:
    hub = own_hub.start()
    manager = person(hub, "manager", "sun")
    assert "还没有可比的数" in words_of(manager.get("/staff/waits").text)
    clerk, kiosk = hub.clerk("13"), hub.client("kiosk", "k1")
    for _ in range(2):
        must(kiosk, IssueCommand(items=["card"]))
        for command in (CallNextCommand(), ConfirmCommand(), FinishCommand()):
            must(clerk, command)
    headers = {WIRE_HEADER: "1", "Authorization": f"Bearer {hub.staff_token('manager')}"}
    answer = requests.get(hub.url + "/v1/waits", headers=headers, timeout=30)
    view = WaitsView.model_validate_json(answer.content)
    assert (view.whole.visitors, view.whole.inside, view.whole.share) == (2, 2, 1.0)
    shown = words_of(manager.get("/staff/waits").text)
    assert "最近 30 天，2 位办事群众中，2 位在告知的时间范围内被叫到。 今天是 2 位中的 2 位。" in shown
    english = person(hub, "manager", "smith", "en")
    assert "2 of 2 visitors were called within the range we told them" in words_of(english.get("/staff/waits").text)
    guide = person(hub, "guide", "zhou")
    assert guide.get("/staff/waits").status_code == 403
    assert "/staff/waits" not in guide.get("/staff/guide").text
