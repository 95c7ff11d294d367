"""What is changed in the running hall is in the journal, in the rows, and there again after a night and a new start."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from hall import commands as c
from hall.opening import end_of
from hub.link.client import new_id
from hub.store.check import check
from hub.store.database import reading
from hub.store.tables import metadata
from hub.wire import Answer, Audience, ChangeCounterCommand, ChangePolicyCommand, KioskView, Problem
from tests.hub.house import HubProcess, LaneHouse, until

Make = Callable[[], LaneHouse]


@pytest.mark.parametrize("nights", [0, 1, 2])
def test_a_change_is_there_again_after_any_nights_and_a_new_start(lane_house: Make, nights: int) -> None:
    house = lane_house().start()
    house.must(c.ChangeCounter("2", {"queues": ("work", "tax"), "weights": {"tax": 2}}))
    house.must(c.ChangePolicy({"green_age": 65}))
    for _ in range(nights):
        day = house.lane.state.day
        assert day is not None
        house.clock.now = end_of(house.definition, day) + timedelta(hours=9)
        until(lambda day=day: house.lane.state.day != day)  # type: ignore[misc]
    house.must(c.ChangePolicy({"recycle_limit": 2}))
    again = lane_house()
    again.clock.now = house.clock.now
    again.start(opened=False)
    assert again.lane.state == house.lane.state
    definition = again.lane.state.definition
    assert definition is not None
    assert (definition.policy.green_age, definition.policy.recycle_limit) == (65, 2)
    assert again.lane.state.desks["2"].queues == ("work", "tax")


def test_the_halls_row_says_how_it_is_now_and_the_records_are_whole(lane_house: Make) -> None:
    house = lane_house().start()
    house.must(c.ChangePolicy({"green_age": 65}))
    halls = metadata.tables["halls"]
    with reading(house.engine) as tx:
        (row,) = tx.execute(select(halls).where(halls.c.id == house.definition.id)).mappings()
        assert '"green_age":65' in row["definition"]
        assert check(tx, house.definition.id, lambda _: True).problems == []


def test_another_hub_learns_of_a_change(lane_house: Make) -> None:
    house = lane_house().start()
    other = lane_house().start(opened=False)
    house.must(c.ChangeCounter("2", {"queues": ("work", "tax")}))
    until(lambda: other.lane.state.desks["2"].queues == ("work", "tax"))
    assert other.lane.state.definition == house.lane.state.definition


def test_over_the_wire_a_wrong_change_is_explained_in_both_languages(own_hub: HubProcess) -> None:
    hub = own_hub.start()
    manager = hub.staff("manager")
    refused = manager.send(ChangeCounterCommand(counter="4", queues=["work"]), new_id())
    assert isinstance(refused, Problem)
    assert (refused.code, refused.facts["problem"]) == ("wrong_definition", "queue_of_other_kind")
    assert "delivery" in str(refused.facts["en"])
    assert "不能服务" in str(refused.facts["zh"])

    def age() -> int:
        view = hub.client("kiosk", "k1").view(Audience.KIOSK)
        assert isinstance(view, KioskView)
        return view.green_age

    again = new_id()
    for _ in range(2):
        assert isinstance(manager.send(ChangePolicyCommand(green_age=66), again), Answer)
    assert age() == 66
    hub.kill()
    hub.start()
    assert age() == 66
