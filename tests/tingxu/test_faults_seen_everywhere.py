"""A hand at the simulator console breaks something: the technician at the kiosk, the fleet's page and whoever is
responsible learn of it, and that it is over. All programs are real."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.hub.staff.browser import Browser, words_of
from tingxu.demo.window import Window
from tingxu.programs import Programs
from tingxu.simulated_hall import PASSWORD, PIN, Plan, SimulatedHall, open_hall
from tingxu.waiting import until

SECONDS = 60.0
"""The longest that anything may take; most of it takes a second or two."""
HELD = 3.0


@dataclass
class House:
    hall: SimulatedHall
    console: Window
    kiosk: Window
    keeper: Browser

    def shown(self, broken: Broken) -> bool:
        """Whether it stands on the fleet's page."""
        return f"{broken.machine} · {broken.title} · {broken.fact}" in words_of(self.keeper.get("/staff").text)

    def told(self, broken: Broken) -> int:
        """How often the keeper was told of it."""
        words = f"{broken.machine} · {broken.title} · {broken.fact}"
        return words_of(self.keeper.get("/staff/messages").text).count(words)


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    folder = Path(tempfile.mkdtemp(prefix="tx-"))  # short: a socket's path has at most 107 bytes
    with Programs(folder / "logs") as programs:
        now = datetime.now(UTC)  # noqa: TID251 - a real hub's clock
        hall = open_hall(Plan("main", ("3",), sink=f"file:{folder}", board=False), folder, programs, now, virtual=True)
        keeper = Browser(hall)
        keeper.http.trust_env, keeper.http.verify = False, str(hall.ca)
        assert keeper.sign_in("keeper", PASSWORD).status_code == 200
        console, kiosk = (Window(name, hall.displays[name], hall.probe(name)) for name in ("console", "kiosk"))
        kiosk.wait(lambda scene: scene.page == "welcome", "the welcome page", SECONDS)
        yield House(hall, console, kiosk, keeper)
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def technician(house: House) -> Window:
    """At the kiosk, with every device before them."""
    for corner in ("left", "right"):
        house.kiosk.hold(f"corner.{corner}", HELD)
    for digit in PIN:
        house.kiosk.press(f"key.{digit}")
    house.kiosk.press("pin.enter")
    house.kiosk.wait(lambda scene: scene.page == "technician.devices", "the technician's devices", SECONDS)
    return house.kiosk


GONE, STARTING = "找不到设备的端口", "正在启动"
KIOSK, COUNTER = "一号自助取号机", "3号窗口"


@dataclass(frozen=True)
class Broken:
    """`press` breaks it and `mend` mends it again, on the console's page with other equipment or on the first."""

    title: str
    press: str
    fact: str = GONE
    mend: str = ""
    other: bool = True
    machine: str = KIOSK


AT_ONCE = (
    Broken("小票打印机", "paper.out", "纸用完了", "paper.full", other=False),
    Broken("小票打印机", "switch-cover", "上盖开着", other=False),
)
"""What somebody must see to."""
IN_A_WHILE = (
    Broken("身份证读卡器", "switch-reader", other=False),
    Broken("小票打印机", "switch-printer", other=False),
    Broken("扫码器", "scanner.plug"),
    Broken("盲用小键盘", "keypad.plug"),
    Broken("社保卡读卡器", "social-card.plug", "智能卡服务没有运行"),
    Broken("指示灯和呼叫按钮", "io-board.fault-silent", "设备没有回答", "io-board.mend"),
    Broken("窗口条屏", "led-bar.plug", machine=COUNTER),
    Broken("叫号按键盒", "call-pad.plug", machine=COUNTER),
    Broken("评价器", "rating-pad.plug", machine=COUNTER),
)
"""What may come back by itself: whoever is responsible is told when it does not."""


def press(console: Window, broken: Broken, name: str) -> None:
    """On the console's page where it is."""
    if (console.scene().find("scanner.plug") is not None) != broken.other:
        console.press("turn")
    console.press(name)


def seen_by(technician: Window, broken: Broken) -> bool:
    """Whether the technician reads of it."""
    things = technician.scene().things
    return any(broken.title in each.text and broken.fact in each.text for each in things)


def break_and_mend(house: House, technician: Window, *all_of: Broken) -> list[Broken]:
    """Those of which somebody was told and which work again."""
    told = {each: house.told(each) for each in all_of}
    technician.wait(lambda scene: not any(STARTING in each.text for each in scene.things), "all at work", SECONDS)
    for each in all_of:
        press(house.console, each, each.press)
    at_kiosk = [each for each in all_of if each.machine == KIOSK]
    for each in at_kiosk:
        technician.wait(lambda _, it=each: seen_by(technician, it), f"of {each.title}: {each.fact}", SECONDS)  # type: ignore[misc]
    for each in all_of:
        until(lambda it=each: house.shown(it), SECONDS)  # type: ignore[misc]
        until(lambda it=each: house.told(it) > told[it], SECONDS)  # type: ignore[misc]
    for each in all_of:
        press(house.console, each, each.mend or each.press)
    for each in at_kiosk:
        technician.wait(lambda _, it=each: not seen_by(technician, it), f"{each.title} works again", SECONDS)  # type: ignore[misc]
    for each in all_of:
        until(lambda it=each: not house.shown(it), SECONDS)  # type: ignore[misc]
    return [each for each in all_of if house.told(each) > told[each] and not house.shown(each)]


@pytest.mark.rule("self-service-4")
@pytest.mark.parametrize("broken", AT_ONCE, ids=[each.press for each in AT_ONCE])
def test_what_somebody_must_see_to(house: House, technician: Window, broken: Broken) -> None:
    assert break_and_mend(house, technician, broken) == [broken]


@pytest.mark.rule("self-service-4")
def test_everything_that_was_unplugged_or_fell_silent_is_told_of_and_comes_back(
    house: House, technician: Window
) -> None:
    assert break_and_mend(house, technician, *IN_A_WHILE) == list(IN_A_WHILE)
