"""People in front of a real window touch and type what they are told to, and nothing else."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop
from pytestqt.qtbot import QtBot

from hall.events import TicketCalled
from hub.wire import IssueCommand
from kiosk_app.journey import Step, effects, events
from kiosk_app.shots import SCENES, Scene
from tests.kiosk_app.conftest import scene as scene  # the fixture
from tingxu.storm.asking import Asker
from tingxu.storm.fingers import KIOSK, Hand, People
from tingxu.storm.forking import Forking
from tingxu.storm.house import House
from tingxu.storm.judge import Ledger
from tingxu.storm.screens import counter_screen
from tingxu.waiting import until

SECONDS = 60.0
MakeScene = Callable[..., Scene]


def touch(people: People, until: Callable[[], bool]) -> None:
    """Let them look until it holds."""
    hand, end = Hand(people, random.Random(1)), time.monotonic() + SECONDS
    while not until():
        assert time.monotonic() < end
        hand.touch()
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


@pytest.fixture
def kiosk(scene: MakeScene) -> Scene:
    made = scene()
    made.play(SCENES["welcome"])
    return made


def test_a_visitor_goes_from_the_first_page_to_the_press(kiosk: Scene) -> None:
    wishes: list[object] = []
    kiosk.session.effect.connect(wishes.append)
    touch(KIOSK, lambda: kiosk.session.journey.step in (Step.ISSUING, Step.ELSEWHERE))
    asked = any(isinstance(wish, effects.Issue) for wish in wishes)
    assert asked == (kiosk.session.journey.step is Step.ISSUING)


def test_who_has_no_habit_on_a_page_touches_nothing(kiosk: Scene, qtbot: QtBot) -> None:
    kiosk.session.handle(events.StartWithoutCard())
    looks = iter(range(10))
    touch(People({"welcome": ("*",)}), lambda: next(looks, None) is None)
    assert kiosk.session.journey.step is Step.WAYS


def test_a_clerk_signs_in_and_calls(tmp_path: Path) -> None:
    """With the program's real main, in a process of its own."""
    with Forking(tmp_path / "logs") as forking:
        house = House(tmp_path / "hall", forking)
        house.start()
        house.add_clerks(("3",))
        Asker(house.client("kiosk", "k1"), "kiosk:k1", Ledger()).ask(IssueCommand(items=["id-card"]))
        screen = counter_screen(house, forking, "3")
        screen.start(screen.busy, 1.0)
        until(lambda: any(isinstance(event, TicketCalled) for event in house.journal()), SECONDS)
        assert list(screen.stop()) == []
        assert house.stop() == []
