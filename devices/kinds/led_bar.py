"""The LED bar over a counter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from devices.checks import Check
from devices.drivers.events import DeviceEvent, OnEvent
from devices.kind import Json, Kind, Simulator, Trial
from devices.wire_tap import Veil, show_all
from devices.words import Words, advise

_TEST = "测试 8888"


def _drive(url: str, on_event: OnEvent, profile: str) -> Any:
    from devices.drivers.led_bar import LedBar

    return LedBar(url, on_event, profile=profile)


def _simulate(link_path: Path | None, port: int | None) -> Simulator:
    from devices.simulators.counter_gear import LedBarSimulator

    return LedBarSimulator(link_path, port=port)


def _veil() -> Veil:
    return show_all


def _tell(event: DeviceEvent, _: bool) -> Json | None:
    return None


def _show(driver: Any, _: str) -> Check:
    driver.show(_TEST)
    return Check("show", None, "look-at-it", value=_TEST)


KIND = Kind(
    word="led-bar",
    title=Words("窗口条屏", "Window LED bar"),
    profile="led-bar-69",
    drive=_drive,
    simulate=_simulate,
    veil=_veil,
    tell=_tell,
    trials={"show": Trial(Words("显示测试文字", "Show a test text"), begin=_show)},
    advice={
        "look-at-it": advise("请看条屏", "显示“测试 8888”即为正常；不亮请检查条屏电源、485 线和屏号设置。",
                             "Look at the bar", "It should show the test text; else check power, wires and number."),
    },
    icon="topics",
    points={
        "show": Words("显示", "Showing"),
        "text": Words("可显示文字", "Shows texts"),
        "digits": Words("只显示数字", "Shows digits only"),
        "frames": Words("已发送帧数", "Frames sent"),
    },
    probe_bauds=(),
)  # fmt: skip
