"""Whoever needs an aid, a guide at night or help in an incident is heard by those who answer for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from pytestqt.qtbot import QtBot

from hub.wire import KioskSummons
from kiosk_app.journey import Comfort, Journey, Step, advance, begin, effects, events
from kiosk_app.samples import AT, sample_catalog, sample_view
from kiosk_app.shown import hall_shown, visit_shown
from tests.hub.house import HubProcess
from tests.hub.staff.browser import person, words_of
from tests.hub.watched import KEEPER, NIGHT, Kept, watching_hub
from tests.kiosk_app.test_with_hub import Stand
from ui_common.messages import qt_warnings, record_qt_messages
from ui_common.stage import choose_graphics

K1 = "kiosk:k1"
OPEN = (events.HubSeen("online"), events.CatalogSeen(sample_catalog()), events.ViewSeen(sample_view()))
CLOSED = (*OPEN, events.ViewSeen(sample_view(open=False)))


def play(*happened: events.Event) -> tuple[Journey, list[effects.Effect]]:
    journey, followed = begin(Comfort()), list[effects.Effect]()
    for event in happened:
        move = advance(journey, event)
        journey = move.journey
        followed += move.effects
    return journey, followed


def test_outside_opening_hours_those_on_duty_are_asked_instead_of_the_counters() -> None:
    assert play(*OPEN, events.AskGuide("g-1"))[1] == [effects.AskForGuide("g-1")]
    journey, followed = play(*CLOSED, events.AskGuide("g-1"), events.AskGuide("g-2"))
    assert followed == [effects.Summon("g-1", "guidance")]
    told = advance(journey, events.Summoned("guidance", True)).journey
    assert told.visit.guide == "summoned"
    assert advance(told, events.ViewSeen(sample_view(open=False))).journey.visit.guide == "summoned"
    assert advance(told, events.AskGuide("g-3")).effects == ()
    failed = advance(journey, events.Summoned("guidance", False)).journey
    assert advance(failed, events.AskGuide("g-4")).effects == (effects.Summon("g-4", "guidance"),)


def test_an_incident_is_told_after_it_was_confirmed_and_once() -> None:
    asked = (*CLOSED, events.AskGuide("g-1"), events.OpenIncident())
    journey, followed = play(*asked)
    assert journey.step is Step.INCIDENT
    assert followed == [effects.Summon("g-1", "guidance")]
    journey, followed = play(*asked, events.CallIncident("i-1"), events.CallIncident("i-2"))
    assert followed[1:] == [effects.Summon("i-1", "incident")]
    failed = advance(journey, events.Summoned("incident", False)).journey
    assert advance(failed, events.CallIncident("i-3")).effects == (effects.Summon("i-3", "incident"),)
    assert advance(journey, events.Done()).journey.step is Step.HELP


def test_an_aid_is_asked_for_once_and_again_where_nobody_heard() -> None:
    asked = (*OPEN, events.AskGuide("g-1"), events.AskAid("a-1", "glasses"), events.AskAid("a-2", "glasses"))
    journey, followed = play(*asked)
    assert followed[1:] == [effects.AskForAid("a-1", "glasses")]
    failed = advance(journey, events.AidAsked("glasses", False)).journey
    assert advance(failed, events.AskAid("a-3", "glasses")).effects == (effects.AskForAid("a-3", "glasses"),)
    assert visit_shown(failed).aid_news != visit_shown(journey).aid_news != ""


def test_an_answer_that_comes_after_the_visit_is_nobodys() -> None:
    journey, _ = play(*OPEN, events.AskGuide("g-1"), events.AskAid("a-1", "glasses"), events.StartOver())
    late: list[events.Event] = [events.AidAsked("glasses", True)]
    late += [events.Summoned("incident", True), events.Summoned("guidance", True)]
    for answer in late:
        assert advance(journey, answer).journey == journey


def test_what_nobody_can_be_told_is_not_offered() -> None:
    journey, _ = play(*OPEN, events.AskGuide("g-1"), events.HubSeen("away"))
    assert visit_shown(journey).aids == ()
    assert advance(journey, events.AskAid("a-1", "glasses")).effects == ()


def awaited(task: Literal["guidance", "incident"], taken: bool, open: bool = False) -> events.ViewSeen:
    return events.ViewSeen(sample_view(open=open, summons=(KioskSummons(task=task, taken=taken),)))


def test_that_somebody_is_on_the_way_is_shown_whichever_news_comes_first() -> None:
    asked = (*CLOSED, events.AskGuide("g-1"))
    known, comes = awaited("guidance", taken=False), awaited("guidance", taken=True)
    for news in ((events.Summoned("guidance", True), known, comes), (comes, events.Summoned("guidance", True))):
        journey, followed = play(*asked, *news)
        assert journey.visit.guide == "coming"
        assert visit_shown(journey).help_comes
        assert len(followed) == 1
        assert advance(journey, events.ViewSeen(sample_view(open=False))).journey.visit.guide == "coming"
    incident = (*asked, events.OpenIncident(), events.CallIncident("i-1"), events.Summoned("incident", True))
    assert play(*incident, awaited("incident", taken=False))[0].visit.incident == "told"
    assert play(*incident, awaited("guidance", taken=True))[0].visit.incident == "told"
    journey, followed = play(*incident, awaited("incident", taken=True), events.CallIncident("i-2"))
    assert journey.visit.incident == "coming"
    assert len(followed) == 2


def test_the_next_who_asks_is_told_of_who_is_on_the_way_and_nobody_is_called_twice() -> None:
    for taken, guide in ((False, "summoned"), (True, "coming")):
        journey, followed = play(*CLOSED, awaited("guidance", taken), events.AskGuide("g-1"))
        assert (journey.visit.guide, followed) == (guide, [])
    journey, followed = play(*CLOSED, awaited("guidance", True), events.ViewSeen(sample_view(open=False)),
                             events.AskGuide("g-2"))  # fmt: skip
    assert followed == [effects.Summon("g-2", "guidance")]
    assert play(*OPEN, awaited("guidance", True, open=True), events.AskGuide("g-3"))[1] == [effects.AskForGuide("g-3")]


def test_the_first_page_says_so_to_who_waits_beside_the_machine() -> None:
    for view, told in ((awaited("incident", False), "已经通知值班人员"), (awaited("guidance", True), "正在过来")):
        shown = hall_shown(play(*CLOSED, view)[0].world, "zh", AT)
        assert told in shown.awaited
    assert hall_shown(play(*CLOSED)[0].world, "zh", AT).awaited == ""
    gone = play(*CLOSED, awaited("guidance", True), events.HubSeen("away"))[0]
    assert hall_shown(gone.world, "zh", AT).awaited == "", "nobody knows any more"


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubProcess]:
    """Closed, and nobody will be at a counter."""
    (tmp_path / "hub").mkdir()
    process = watching_hub(tmp_path / "hub")
    hall = tmp_path / "hub" / "hall.toml"
    hall.write_text(hall.read_text("utf-8").replace("closes = 23:59:59", "closes = 00:00:01"), "utf-8")
    yield process.start()
    process.stop()


@pytest.fixture
def kept(hub: HubProcess) -> Iterator[Kept]:
    reader = Kept(hub)
    yield reader
    reader.close()


@pytest.fixture
def stand(hub: HubProcess, tmp_path: Path, qtbot: QtBot) -> Iterator[Stand]:
    choose_graphics()
    record_qt_messages()
    qt_warnings.clear()
    (tmp_path / "kiosk").mkdir()
    made = Stand(hub, tmp_path / "kiosk", qtbot)
    made.at("closed")
    yield made
    made.close()
    assert qt_warnings == []


@pytest.mark.rule("self-service-3")
@pytest.mark.rule("care-aids")
def test_at_night_a_guide_an_aid_and_an_incident_each_reach_who_answers_for_it(stand: Stand, kept: Kept) -> None:
    stand.touch("footer.guide")
    stand.until(lambda: stand.reads("值班人员马上就来"))
    stand.until(lambda: [each.template for each in kept.told(NIGHT)] == ["summons.guidance"])
    stand.touch("aid.wheelchair")
    stand.until(lambda: stand.reads("马上送来"))
    stand.until(lambda: [(each.aid, each.place) for each in kept.upkeep.loans.values()] == [("wheelchair", K1)])
    stand.until(lambda: kept.told(NIGHT)[0].facts == {"aid": "wheelchair", "machine": K1})
    stand.touch("incident")
    stand.touch("next")
    stand.until(lambda: stand.reads("已经通知值班人员"))
    stand.until(lambda: [each.template for each in kept.told(KEEPER)] == ["summons.incident"])
    assert {each.task for each in kept.upkeep.summons.values()} == {"guidance", "incident"}


@pytest.mark.rule("self-service-3")
def test_who_takes_the_call_is_on_the_hubs_page_and_that_somebody_comes_on_the_kiosk(
    stand: Stand, hub: HubProcess
) -> None:
    night = person(hub, "guide", NIGHT)
    stand.touch("footer.guide")
    stand.until(lambda: stand.reads("值班人员马上就来"))
    night.submit(night.form("/staff/people", "take_summons"))
    stand.until(lambda: stand.reads("值班人员正在过来"))
    assert f"名{NIGHT}" in words_of(night.get("/staff/people").text)
    stand.touch("incident")
    stand.touch("next")
    stand.until(lambda: stand.reads("已经通知值班人员"))
    keeper = person(hub, "technician", KEEPER)
    keeper.submit(keeper.form("/staff/people", "take_summons"))
    stand.until(lambda: stand.reads("值班人员正在过来"))
    assert not stand.reads(f"名{NIGHT}")
    stand.touch("start-over")
    stand.at("closed")
    assert stand.reads("值班人员正在过来，请在旁边稍等")
    for _ in range(2):
        keeper.submit(keeper.form("/staff/people", "close_summons"))
    stand.until(lambda: not stand.reads("正在过来"))
