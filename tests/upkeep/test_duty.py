"""Who is told, at which hour."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.upkeep.keeping import K1, K2, NOON, OUT, ZONE, keeping
from upkeep.alarms import Alarm, alarms
from upkeep.commands import AskAid, LogSwitching, OpenOrder, Summon
from upkeep.duty import on_duty
from upkeep.register import Task


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE))


@pytest.mark.rule("self-service-3")
@pytest.mark.parametrize(
    ("when", "who"),
    [
        ("2026-03-02 08:00", "day"), ("2026-03-02 18:00", "day"), ("2026-03-02 18:00:01", "night"),
        ("2026-03-03 00:00", "night"), ("2026-03-02 07:59", "night"),
    ],
)  # fmt: skip
def test_guidance_goes_to_whoever_is_there_at_that_hour(when: str, who: str) -> None:
    assert who in on_duty(keeping().upkeep, "guidance", K1, _at(when), ZONE)


@pytest.mark.rule("self-service-7")
@pytest.mark.parametrize(
    ("task", "machine", "who"),
    [
        ("daily", K1, ("keeper",)), ("daily", K2, ("police-keeper",)), ("professional", K2, ("supplier",)),
        ("cleaning", K1, ()),
    ],
)  # fmt: skip
def test_a_department_has_its_own_keepers(task: Task, machine: str, who: tuple[str, ...]) -> None:
    assert on_duty(keeping().upkeep, task, machine, NOON, ZONE) == who


def test_each_matter_is_told_to_who_answers_for_it() -> None:
    house = keeping()
    told = [
        *house.report(printer=OUT), *house.must(Summon(K1, "guidance"), told=("day",)),
        *house.must(AskAid("wheelchair", K1)), *house.must(OpenOrder("professional", K2, "", "屏")),
        *house.must(LogSwitching(K2, "on", NOON, None)),
    ]  # fmt: skip
    heard = [each for event in told for each in alarms(event, house.upkeep, NOON, ZONE)]
    assert [(each.to, each.template) for each in heard] == [
        ("keeper", "order.daily"), ("day", "summons.guidance"), ("day", "aid.asked"),
        ("supplier", "order.professional"), ("police-keeper", "switching.missed_on"),
    ]  # fmt: skip
    assert heard[0] == Alarm(
        "keeper", "order.daily", {"machine": K1, "device": "printer", "about": "paper-out", "order": "c2.order-printer"}
    )
