"""A badge held to the scanner opens the technician's pages; only the hub can tell whose it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from hub.wire import BadgeView, Problem
from kiosk_app.technician.badge import Told
from kiosk_app.technician.gate import FREE_TRIES
from kiosk_app.technician.samples import GOOD, still_desk, still_device
from kiosk_app.technician.technician import Technician
from tests.kiosk_app.conftest import MakeScene
from tests.kiosk_app.eyes import everything, is_text, page
from ui_common.posting import Unreachable

BADGE = "b.bGk12345678.6a0f0000." + "A" * 23


class Hub:
    """Asked whose a badge is; answers when it is told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Callable[[Told], None]]] = []

    def check(self, code: str, answered: Callable[[Told], None]) -> None:
        self.asked.append((code, answered))

    def answer(self, told: Told) -> None:
        self.asked[-1][1](told)


@pytest.fixture
def hub() -> Hub:
    return Hub()


def at_the_pin(scene: MakeScene, hub: Hub) -> tuple[Technician, Callable[[], str], Callable[[], list[str]]]:
    """The technician's first page, what page it is now, and what it says."""
    made = scene()
    device = still_device("idcard", GOOD)
    device.driver.capabilities = frozenset({"scan"})
    desk = still_desk(device)
    desk.check_badge = hub.check
    made.technician.attach(desk)
    made.technician.held("left")
    made.technician.held("right")
    window = made.window
    return (
        made.technician,
        lambda: page(window),
        lambda: [str(item.property("text")) for item in everything(window) if is_text(item)],
    )


def test_a_genuine_one_opens_the_pages(scene: MakeScene, hub: Hub, qtbot: QtBot) -> None:
    technician, where, says = at_the_pin(scene, hub)
    qtbot.waitUntil(lambda: where() == "technician.pin")
    assert any("检修证" in text for text in says())
    technician.scanned(BADGE)
    technician.scanned(BADGE)  # a scanner that says it twice
    assert [code for code, _ in hub.asked] == [BADGE]
    hub.answer(BadgeView(login="li"))
    qtbot.waitUntil(lambda: where() == "technician.devices")


def test_another_code_is_no_badge_and_no_try(scene: MakeScene, hub: Hub) -> None:
    technician, _, _ = at_the_pin(scene, hub)
    technician.scanned("https://hall.example/c/t.1.6a0f0000." + "A" * 23)
    assert hub.asked == []
    assert technician.property("waitSeconds") == 0


def test_nobodys_badges_are_made_to_wait_like_wrong_pins(scene: MakeScene, hub: Hub, qtbot: QtBot) -> None:
    technician, where, says = at_the_pin(scene, hub)
    for _ in range(FREE_TRIES):
        technician.scanned(BADGE)
        hub.answer(Problem(code="not_found"))
    qtbot.waitUntil(lambda: any("请等" in text for text in says()))
    technician.scanned(BADGE)
    assert len(hub.asked) == FREE_TRIES
    assert where() == "technician.pin"


def test_while_the_hub_is_away_the_pin_is_asked_for(scene: MakeScene, hub: Hub, qtbot: QtBot) -> None:
    technician, _, says = at_the_pin(scene, hub)
    technician.scanned(BADGE)
    hub.answer(Unreachable("", "away"))
    qtbot.waitUntil(lambda: "现在连不上中心，请输密码。" in says())
    assert technician.property("waitSeconds") == 0


def test_nothing_is_read_while_no_technician_is_there(scene: MakeScene, hub: Hub) -> None:
    technician, _, _ = at_the_pin(scene, hub)
    technician.close()
    technician.scanned(BADGE)
    assert hub.asked == []
    technician.held("left")
    technician.held("right")
    technician.scanned(BADGE)
    technician.close()
    hub.answer(BadgeView(login="li"))
    assert not technician.open
