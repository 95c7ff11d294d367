"""The clerk's call pad."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from devices.checks import Check
from devices.drivers.events import DeviceEvent, OnEvent
from devices.drivers.pads import PadPressed
from devices.kind import Json, Kind, Simulator, Trial
from devices.wire_tap import Veil, show_all
from devices.words import Words


def _drive(url: str, on_event: OnEvent, profile: str) -> Any:
    from devices.drivers.pads import CallPad

    return CallPad(url, on_event, profile=profile)


def _simulate(link_path: Path | None, port: int | None) -> Simulator:
    from devices.simulators.counter_gear import CallPadSimulator

    return CallPadSimulator(link_path, port=port)


def _veil() -> Veil:
    return show_all


def _tell(event: DeviceEvent, _: bool) -> Json | None:
    return {"event": "pad-pressed", "key": event.key} if isinstance(event, PadPressed) else None


def _wait(driver: Any, _: str) -> None:
    driver.show(8888)


def _pressed(event: DeviceEvent) -> Check | None:
    return Check("keys", True, value=event.key) if isinstance(event, PadPressed) else None


KIND = Kind(
    word="call-pad",
    title=Words("叫号按键盒", "Call pad"),
    profile="call-pad-polled",
    drive=_drive,
    simulate=_simulate,
    veil=_veil,
    tell=_tell,
    sim_acts={
        "press": lambda simulator, word: simulator.press(word.strip() or "call_next"),
        "silent": lambda simulator, _: simulator.set_fault(silent=True),
        "spoilt": lambda simulator, _: simulator.set_fault(spoilt=True),
        "echo": lambda simulator, _: simulator.set_fault(echo=True),
        "ok": lambda simulator, _: simulator.set_fault(silent=False, spoilt=False, echo=False),
    },
    trials={
        "key": Trial(Words("按键测试", "Press a key"), begin=_wait, ends=_pressed,
                     ask=Words("请按按键盒上的任意一个功能键。", "Press any key of the pad that has a function.")),
    },
    icon="bell",
    points={
        "keys": Words("按键", "Keys"),
        "show": Words("显示号码", "Shows the number"),
        "waiting": Words("显示等候人数", "Shows how many wait"),
        "presses": Words("按键次数", "Key presses"),
        "unknown-keys": Words("未定义的键", "Keys without a meaning"),
        "noise": Words("无法识别的数据", "Bytes that mean nothing"),
    },
    probe_bauds=(),
)  # fmt: skip
