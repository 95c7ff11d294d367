"""The window under fingers and keys, with a hub and a printer that are classes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hub.wire import Answer, IssueCommand, Language, Problem, ReprintCommand, TicketView
from kiosk_app.alone_desk import AloneDesk
from kiosk_app.carry_out import CarryOut
from kiosk_app.hall_time import HallTime
from kiosk_app.journey import events
from kiosk_app.outbox import Outbox
from kiosk_app.samples import AT, ZONE, sample_ticket
from kiosk_app.shots import SCENES, Scene
from tests.kiosk_app.conftest import MakeScene
from tests.kiosk_app.eyes import Finger, buttons, focus_name, named, page, place, speech
from ui_common.posting import Unreachable

Answered = Callable[[Answer | Problem | Unreachable], None]


class FakeHub:
    """Answers every issue with the sample ticket."""

    def __init__(self) -> None:
        self.heard: list[BaseModel] = []
        self.asked_for: list[str] = []

    def send(
        self, command: BaseModel, answered: Answered, *, id: str | None = None, give_up_after: float = 20.0
    ) -> str:
        self.heard.append(command)
        ticket = sample_ticket() if isinstance(command, IssueCommand | ReprintCommand) else None
        answered(Answer(seq=1, ticket=ticket))
        return id or "command-1"

    def look_up(
        self, code: str, answered: Callable[[TicketView | Problem | Unreachable], None], *, give_up_after: float = 20.0
    ) -> None:
        self.asked_for.append(code)
        answered(sample_ticket())


class FakePrinter:
    """Prints at once."""

    def __init__(self, scene: Scene) -> None:
        self.printed: list[bytes] = []
        self._scene = scene

    def print_job(self, job_id: str, data: bytes) -> None:
        self.printed.append(data)
        self._scene.session.handle(events.PrintEnded(job_id, "printed"))


class Stand:
    def __init__(self, scene: Scene, folder: Path) -> None:
        self.scene, self.window, self.session = scene, scene.window, scene.session
        self.hub, self.printer = FakeHub(), FakePrinter(scene)
        self.outbox = Outbox(folder / "outbox.sqlite")
        desk = AloneDesk(self.outbox.ledger, HallTime(lambda: AT, lambda: 0.0, self.outbox.ledger))
        carry_out = CarryOut(self.hub, self.printer, self.outbox, desk, self.session.handle, lambda: ZONE,
                             forget=scene.speaker.forget)  # fmt: skip
        carry_out.away(False)
        carry_out.reporter.online(True)
        self.session.effect.connect(carry_out)
        self.finger = Finger(self.window)


@pytest.fixture
def stand(scene: MakeScene, tmp_path: Path) -> Iterator[Stand]:
    made = scene()
    made.play(SCENES["welcome"])
    kiosk = Stand(made, tmp_path)
    yield kiosk
    kiosk.outbox.close()


def test_a_whole_visit_by_touch(stand: Stand) -> None:
    seen = []
    for name in ("without-card", "by-department", "department.police", "item.id-card", "next", "next"):
        seen.append(page(stand.window))
        stand.finger.touch(name)
    assert seen == ["welcome", "ways", "departments", "items", "confirm", "ticket"]
    assert page(stand.window) == "thanks"
    assert len(stand.printer.printed) == 1
    assert [command.kind for command in stand.hub.heard if hasattr(command, "kind")] == [
        "issue",
        "report_print",
    ]
    assert len(stand.outbox) == 0


def walk_to(window: object, name: str) -> None:
    """Down arrow until the focus is there."""
    for _ in range(60):
        if focus_name(window) == name:  # type: ignore[arg-type]
            return
        QTest.keyClick(window, Qt.Key.Key_Down)  # type: ignore[call-overload]
    raise AssertionError(f"the keys do not reach {name}")


@pytest.mark.rule("senses")
def test_a_whole_visit_by_keys_alone(stand: Stand, qtbot: QtBot) -> None:
    stand.window.requestActivate()
    qtbot.waitUntil(stand.window.isActive)
    for name in ("without-card", "by-search", "key.b", "key.s", "item.id-card", "next", "next"):
        walk_to(stand.window, name)
        QTest.keyClick(stand.window, Qt.Key.Key_Return)
    assert page(stand.window) == "thanks"
    assert len(stand.printer.printed) == 1


@pytest.mark.rule("senses")
def test_every_button_of_every_page_is_reached_by_keys(scene: MakeScene, qtbot: QtBot) -> None:
    made = scene()
    made.window.requestActivate()
    qtbot.waitUntil(made.window.isActive)
    missed = []
    for name, happened in SCENES.items():
        made.play(happened)
        reached = set()
        for _ in range(len(buttons(made.window)) + 2):
            QTest.keyClick(made.window, Qt.Key.Key_Tab)
            reached.add(focus_name(made.window))
        missed += [f"{name}: {button}" for button in set(buttons(made.window)) - reached]
    assert missed == []


def test_escape_goes_back(stand: Stand, qtbot: QtBot) -> None:
    stand.window.requestActivate()
    qtbot.waitUntil(stand.window.isActive)
    stand.finger.touch("without-card")
    QTest.keyClick(stand.window, Qt.Key.Key_Escape)
    assert page(stand.window) == "welcome"


def test_a_press_is_seen_before_the_finger_lifts(stand: Stand) -> None:
    button = buttons(stand.window)["with-card"]
    middle = place(button).center()
    device = QTest.createTouchDevice()
    QTest.touchEvent(stand.window, device).press(
        0, QPoint(round(middle.x()), round(middle.y())), stand.window
    ).commit()
    assert button.property("pressed") is True
    QTest.touchEvent(stand.window, device).release(0, QPoint(0, 0), stand.window).commit()
    assert page(stand.window) == "welcome", "a finger that slid away did not mean it"


@pytest.mark.rule("senses")
def test_one_touch_changes_how_the_kiosk_shows_itself(stand: Stand) -> None:
    theme = stand.scene.stage.theme
    for name, token in (
        ("footer.large-print", "largePrint"),
        ("footer.contrast", "highContrast"),
        ("footer.low-reach", "lowReach"),
    ):
        stand.finger.touch(name)
        assert theme.property(token) is True
    stand.finger.touch("footer.language")
    assert "Please take a ticket" in speech(stand.window)
    for name in ("without-card", "item.id-card", "next", "next", "start-over"):
        stand.finger.touch(name)
    stand.session.handle(events.Idle())
    assert [theme.property(token) for token in ("largePrint", "highContrast", "lowReach")] == [False] * 3
    assert "您好" in speech(stand.window)


def test_nobody_there_warns_then_forgets(stand: Stand) -> None:
    stand.finger.touch("without-card")
    stand.finger.touch("item.id-card")
    stand.session.handle(events.Idle())
    assert page(stand.window) == "still_there"
    assert stand.session.property("secondsLeft") >= 20
    stand.finger.touch("next")
    assert page(stand.window) == "confirm"
    stand.session.handle(events.Idle())
    stand.session.handle(events.Idle())
    assert page(stand.window) == "welcome"
    assert stand.session.journey.untouched


def test_the_code_on_the_screen_can_be_scanned(stand: Stand) -> None:
    import zxingcpp

    stand.session.handle(events.PrinterSeen(False))
    for name in ("without-card", "item.id-card", "next"):
        stand.finger.touch(name)
    assert named(stand.window, "ticket.code") is not None
    picture = stand.window.grabWindow().convertToFormat(stand.window.grabWindow().Format.Format_Grayscale8)
    found = zxingcpp.read_barcodes(_array(picture))
    assert [code.text for code in found] == [sample_ticket().code_url]


def _array(picture: object) -> memoryview:
    bits = picture.constBits()  # type: ignore[attr-defined]
    return bits.cast("B", (picture.height(), picture.bytesPerLine()))  # type: ignore[attr-defined,no-any-return]


class FakeVoice:
    def __init__(self, available: bool = True) -> None:
        self._available = available
        self.volume = 1.0
        self.said: list[tuple[str, str]] = []
        self.did: list[str] = []

    @property
    def available(self) -> bool:
        return self._available

    def say(self, text: str, language: Language, key: str) -> None:
        self.said.append((text, language))

    def stop(self) -> None:
        self.did.append("stop")

    def forget(self) -> None:
        self.did.append("forget")

    def close(self) -> None:
        self.did.append("close")
