"""The visitor's rating pad at a counter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from devices.checks import Check
from devices.drivers.events import DeviceEvent, OnEvent
from devices.drivers.pads import Rated
from devices.kind import Json, Kind, Simulator, Trial
from devices.wire_tap import Veil, show_all
from devices.words import Words


def _drive(url: str, on_event: OnEvent, profile: str) -> Any:
    from devices.drivers.pads import RatingPad

    return RatingPad(url, on_event, profile=profile)


def _simulate(link_path: Path | None, port: int | None) -> Simulator:
    from devices.simulators.counter_gear import RatingPadSimulator

    return RatingPadSimulator(link_path, port=port)


def _veil() -> Veil:
    return show_all


def _tell(event: DeviceEvent, _: bool) -> Json | None:
    return {"event": "rated", "level": event.level} if isinstance(event, Rated) else None


def _wait(driver: Any, _: str) -> None:
    """Nothing to do: the key is awaited."""


def _pressed(event: DeviceEvent) -> Check | None:
    return Check("keys", True, value=str(event.level)) if isinstance(event, Rated) else None


KIND = Kind(
    word="rating-pad",
    title=Words("评价器", "Rating pad"),
    profile="rating-pad-keys",
    drive=_drive,
    simulate=_simulate,
    veil=_veil,
    tell=_tell,
    sim_acts={
        "press": lambda simulator, level: simulator.press(level.strip() or "5"),
        "silent": lambda simulator, _: simulator.set_fault(silent=True),
        "ok": lambda simulator, _: simulator.set_fault(silent=False),
    },
    trials={
        "key": Trial(Words("按键测试", "Press a key"), begin=_wait, ends=_pressed,
                     ask=Words("请按评价器上的任意一个满意度键。", "Press any of the pad's rating keys.")),
    },
    icon="people",
    points={
        "keys": Words("按键", "Keys"),
        "presses": Words("按键次数", "Key presses"),
        "unknown-keys": Words("未定义的键", "Keys without a meaning"),
        "noise": Words("无法识别的数据", "Bytes that mean nothing"),
    },
    probe_bauds=(),
)  # fmt: skip
