"""A kind that nobody here has heard of stands on the pages with all it can do, and needs no page of its own."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from devices.checks import Check
from devices.drivers.events import DeviceEvent
from devices.kind import Trial
from devices.kinds import kind_of
from devices.status import Action, DeviceStatus, LinkState
from devices.words import Words, advise
from kiosk_app.technician.samples import Still, still_desk
from kiosk_app.technician.watched import WatchedDevice
from tests.kiosk_app.conftest import MakeScene
from tests.kiosk_app.eyes import Finger, buttons, everything
from ui_common.bridge import Bridge


class DoorOpened(DeviceEvent):
    """Of a locker that there is not."""


def _ends(event: DeviceEvent) -> Check | None:
    return Check("door", True) if isinstance(event, DoorOpened) else None


def _said(item: QQuickItem) -> str:
    return str(item.property("text") or "")


def test_its_fault_its_choices_and_its_outcome_are_shown(scene: MakeScene, qtbot: QtBot) -> None:
    opened: list[str] = []
    locker = replace(
        kind_of("printer"),
        word="locker",
        title=Words("文件柜", "Lockers"),
        trials={
            "open": Trial(Words("打开一格", "Open a door"), lambda _, door: opened.append(door), _ends,
                          choices=lambda _: tuple(map(str, range(1, 13)))),
            "count": Trial(Words("数一数", "Count"), lambda *_: Check("door", False, "jammed", Action.CLEAR)),
        },
        points={"door": Words("柜门", "Door")},
        advice={"jammed": advise("柜门卡住", "请用钥匙打开。", "A door is stuck", "Open it with the key.")},
    )  # fmt: skip
    news = Bridge()
    driver = Still("tcp://10.0.0.9:4000", "Lockers", ())
    driver.set_status(DeviceStatus(LinkState.HARDWARE_ERROR, action=Action.CLEAR, detail="jammed: door 7"))
    made = scene()
    technician = made.technician
    technician.attach(still_desk(WatchedDevice(locker, driver, news)))
    technician.show_page("devices")
    finger = Finger(made.window)

    def touch(name: str) -> None:
        qtbot.waitUntil(lambda: name in buttons(made.window))
        made.window.grabWindow()
        finger.touch(name)

    def reads(text: str) -> None:
        qtbot.waitUntil(lambda: any(text in said for said in map(_said, everything(made.window))))

    reads("文件柜")
    reads("柜门卡住")
    touch("device.0")
    reads("请用钥匙打开")
    touch("tab.tests")
    touch("trial.open")
    touch("choice.12")
    assert opened == ["12"]
    news(DoorOpened())
    reads("柜门")
    touch("trial.count")
    reads("请用钥匙打开")
    qtbot.waitUntil(lambda: not technician.busy)
