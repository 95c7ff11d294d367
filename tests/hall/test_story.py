"""Every event of a ticket is told in both languages, with why it was called."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta

import pytest

from hall import story
from hall.commands import CallParked, Confirm, Finish, Issue, MarkNoShow, Park, Recycle, Transfer
from hall.events import EVENT_KINDS
from hall.tickets import Grounds
from tests.hall.builders import Hall, small


@pytest.mark.parametrize("kind", sorted(EVENT_KINDS))
def test_every_event_about_a_ticket_or_its_call_has_a_sentence(kind: str) -> None:
    form = EVENT_KINDS[kind]
    about = {"ticket", "call"} & {each.name for each in fields(form)}
    assert (form in story.SENTENCES) == bool(about)


def told(hall: Hall, language: story.Language) -> list[str]:
    return [said for event in hall.log if (said := story.sentence(event, small(), language))]


@pytest.mark.rule("green-channel")
def test_a_visit_is_told_from_its_number_to_its_end() -> None:
    hall = Hall().staff("2", "3")
    agreed, by = hall.now + timedelta(hours=1), "clerk:wang@3"
    hall.must(Issue("t", ("card", "levy"), "3", grounds=Grounds.URGENT, reason="赶火车", agreed_at=agreed), by)
    hall.wait(minutes=7).call("2")
    hall.must(MarkNoShow("2"))
    hall.must(Recycle("t"))
    hall.call("2")
    hall.must(Confirm("2"))
    hall.must(Park("2", minutes=30))
    hall.must(CallParked("3", "t"))
    hall.must(Transfer("3", to_counter="2"))
    hall.call("2")
    hall.must(Confirm("2"))
    hall.must(Finish("2"))
    zh, en = told(hall, "zh"), told(hall, "en")
    assert zh[0] == "取号 B001，队列办事，事项办证、交税，绿色通道，急事，由 clerk:wang@3 确认，赶火车，预约 11:00"
    assert zh[1:4] == ["呼叫到 2 号窗口：绿色通道优先，已等候 7 分钟", "2 号窗口过号（窗口）", "过号后恢复排队"]
    assert en[4] == "Called to counter 2: Green channel first, waited 7 min"
    assert zh[6] == "2 号窗口挂起：取材料，到 10:37"
    assert zh[7] == "呼叫到 3 号窗口：挂起后叫回，已等候 7 分钟"
    assert zh[8] == "由 3 号窗口转往办事 2 号窗口"
    assert zh[-1] == "2 号窗口办理完毕，接着等候税务"
    assert en[-1] == "Finished at counter 2, goes on to Tax"
    assert len(zh) == len(en)
    assert all(not any("一" <= sign <= "鿿" for sign in each.replace("赶火车", "")) for each in en)
