"""What a machine tells of its devices: how they are now, when the hub is there, and no more often than it must."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import pytest
from pytestqt.qtbot import QtBot

from hub.wire import Answer, DeviceReading, Problem, ReportDevicesCommand
from ui_common import device_reports
from ui_common.device_reports import DeviceReports, named
from ui_common.posting import Unreachable

Told = Callable[[Answer | Problem | Unreachable], None]


@dataclass(frozen=True)
class How:
    """A driver's status."""

    link: str = "online"
    media: str | None = "notPresent"
    paper: str | None = "full"
    action: str | None = None
    detail: str = ""


READY = How()
OUT = replace(READY, paper="out", action="clear", detail="paper-out")


@dataclass
class Hub:
    """Keeps what it is told; answers when the test says so."""

    reports: list[dict[str, DeviceReading]] = field(default_factory=list)
    waiting: list[Told] = field(default_factory=list)

    def send(self, command: ReportDevicesCommand, answered: Told) -> None:
        self.reports.append(command.devices)
        self.waiting.append(answered)

    def answer(self, answer: Answer | Problem | Unreachable = Answer(seq=1)) -> None:
        self.waiting.pop(0)(answer)

    @property
    def papers(self) -> list[str | None]:
        return [each["printer"].paper for each in self.reports]


@pytest.fixture
def hub() -> Hub:
    return Hub()


@pytest.fixture
def reports(hub: Hub, qtbot: QtBot) -> Iterator[DeviceReports]:
    made = DeviceReports(hub, {"printer": "printer"})
    yield made
    made.stop()


def come(qtbot: QtBot, hub: Hub, count: int) -> None:
    qtbot.waitUntil(lambda: len(hub.reports) == count, timeout=30_000)


def test_the_hub_that_is_reached_is_told_everything_and_each_time_again(
    qtbot: QtBot, hub: Hub, reports: DeviceReports
) -> None:
    reports.note("printer", READY)
    reports.hub_state("online")
    come(qtbot, hub, 1)
    assert hub.reports[0]["printer"] == DeviceReading(
        kind="printer", link="online", media="notPresent", paper="full"
    )
    hub.answer()
    reports.hub_state("away")
    reports.hub_state("online")
    come(qtbot, hub, 2)


def test_while_the_hub_is_away_nothing_is_kept_but_the_newest(
    qtbot: QtBot, hub: Hub, reports: DeviceReports
) -> None:
    for status in (READY, OUT, READY, OUT):
        reports.note("printer", status)
        qtbot.wait(2 * device_reports.SOON_MS)
    assert hub.reports == []
    reports.hub_state("online")
    come(qtbot, hub, 1)
    assert hub.papers == ["out"]


def test_what_changes_while_a_report_is_under_way_is_told_after_it(
    qtbot: QtBot, hub: Hub, reports: DeviceReports
) -> None:
    reports.note("printer", READY)
    reports.hub_state("online")
    come(qtbot, hub, 1)
    reports.note("printer", OUT)
    reports.note("printer", replace(OUT, paper="jammed"))
    qtbot.wait(2 * device_reports.SOON_MS)
    assert len(hub.reports) == 1
    hub.answer()
    come(qtbot, hub, 2)
    assert hub.papers == ["full", "jammed"]
    hub.answer()
    qtbot.wait(2 * device_reports.SOON_MS)
    assert len(hub.reports) == 2


def test_devices_that_are_still_starting_are_waited_for(qtbot: QtBot, hub: Hub) -> None:
    reports = DeviceReports(hub, {"printer": "printer", "idcard": "idcard"})
    reports.hub_state("online")
    reports.note("printer", READY)
    qtbot.wait(3 * device_reports.SOON_MS)
    assert hub.reports == []
    reports.note("idcard", How(paper=None))
    come(qtbot, hub, 1)
    assert {name: each.link for name, each in hub.reports[0].items()} == {"printer": "online", "idcard": "online"}
    reports.stop()


def test_one_that_never_gets_ready_holds_up_the_others_for_a_while_only(
    qtbot: QtBot, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(device_reports, "STARTING_MS", 300)
    reports = DeviceReports(hub, {"printer": "printer", "idcard": "idcard"})
    reports.hub_state("online")
    reports.note("printer", OUT)
    come(qtbot, hub, 1)
    assert hub.reports[0]["idcard"].link == "starting"
    assert hub.reports[0]["printer"].paper == "out"
    reports.stop()


def test_a_visitors_card_is_no_news_unless_it_stays(
    qtbot: QtBot, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(device_reports, "LASTING_MS", 2000)
    reports = DeviceReports(hub, {"printer": "printer"})
    reports.note("printer", READY)
    reports.hub_state("online")
    come(qtbot, hub, 1)
    hub.answer()
    for status in (replace(READY, media="present"), replace(READY, link="deviceBusy"), READY):
        reports.note("printer", status)
        qtbot.wait(2 * device_reports.SOON_MS)
    qtbot.wait(2200)
    assert len(hub.reports) == 1
    reports.note("printer", replace(READY, media="present"))
    come(qtbot, hub, 2)
    assert hub.reports[1]["printer"].media == "present"
    reports.stop()


@pytest.mark.parametrize("answer", [Problem(code="storage_full"), Unreachable("x", "nobody")])
def test_what_was_not_taken_is_told_again_as_it_then_is(
    qtbot: QtBot, hub: Hub, monkeypatch: pytest.MonkeyPatch, answer: Problem | Unreachable
) -> None:
    monkeypatch.setattr(device_reports, "AGAIN_MS", 200)
    reports = DeviceReports(hub, {"printer": "printer"})
    reports.note("printer", READY)
    reports.hub_state("online")
    come(qtbot, hub, 1)
    hub.answer(answer)
    come(qtbot, hub, 2)
    assert hub.papers == ["full", "full"]
    reports.stop()


def test_a_machine_without_devices_says_so(qtbot: QtBot, hub: Hub) -> None:
    reports = DeviceReports(hub, {})
    reports.hub_state("online")
    come(qtbot, hub, 1)
    assert hub.reports == [{}]
    reports.stop()


def test_each_device_has_a_name_of_its_own() -> None:
    assert list(named(["idcard", "scanner", "scanner", "lockers", "scanner"])) == [
        ("idcard", "idcard"), ("scanner", "scanner"), ("scanner-2", "scanner"), ("lockers", "lockers"),
        ("scanner-3", "scanner"),
    ]  # fmt: skip
