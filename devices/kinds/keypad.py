"""The tactile keypad with its headphone socket."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from devices.checks import Check
from devices.drivers.events import DeviceEvent, OnEvent
from devices.kind import Json, Kind, Simulator, Trial
from devices.wire_tap import show_all
from devices.words import Advice, Words, advise

_FIRST_KEY = 183
"""Of the default profile."""


def _drive(url: str, on_event: OnEvent, profile: str) -> Any:
    from devices.drivers.keypad import Keypad

    return Keypad(url, on_event, profile=profile)


def _simulate(link_path: Path | None, port: int | None) -> Simulator:
    from devices.simulators.input_device import KeypadSimulator

    return KeypadSimulator(link_path)


def _tell(event: DeviceEvent, masked: bool) -> Json | None:
    from devices.drivers.keypad import HeadphonesChanged, KeypadKey, KeypadUnknown

    match event:
        case KeypadKey(meaning):
            return {"event": "key", "meaning": meaning.value}
        case KeypadUnknown(code):
            return {"event": "unknown-key", "code": code}
        case HeadphonesChanged(plugged):
            return {"event": "headphones", "plugged": plugged}
    return None


def _key_seen(event: DeviceEvent) -> Check | None:
    from devices.drivers.keypad import KeypadKey, KeypadUnknown

    match event:
        case KeypadKey(meaning):
            return Check("key", True, value=meaning.value)
        case KeypadUnknown(code):
            return Check("key", False, f"unknown-key: {code}")
    return None


def _jack_seen(event: DeviceEvent) -> Check | None:
    from devices.drivers.keypad import HeadphonesChanged

    return Check("headphones", True) if isinstance(event, HeadphonesChanged) else None


_LEARN = ("请用 tingxu keypad 重新学一遍按键。", "Learn the keys again: tingxu keypad.")
_ADVICE: dict[str, Advice] = {
    "unknown-key": advise("按了一个没有定义的键", _LEARN[0], "A key without a meaning was pressed", _LEARN[1]),
    "keys-missing": advise("必需的键没有定义", _LEARN[0], "Keys that are needed have no meaning", _LEARN[1]),
}

KIND = Kind(
    word="keypad",
    title=Words("盲用小键盘", "Tactile keypad"),
    profile="keypad-function-keys",
    drive=_drive,
    simulate=_simulate,
    veil=lambda: show_all,
    tell=_tell,
    sim_acts={
        "press": lambda simulator, code: simulator.press(int(code or _FIRST_KEY)),
        "plug-headphones": lambda simulator, _: simulator.plug_headphones(),
        "pull-headphones": lambda simulator, _: simulator.pull_headphones(),
        "ok": lambda simulator, _: None,
    },
    trials={
        "press-key": Trial(
            Words("按一个键", "Press a key"),
            begin=lambda driver, choice: None,
            ends=_key_seen,
            ask=Words("请按小键盘上的任意一个键", "Press any key of the keypad"),
        ),
        "headphones": Trial(
            Words("插拔耳机", "Plug headphones"),
            begin=lambda driver, choice: None,
            ends=_jack_seen,
            ask=Words("请把耳机插上，或者拔下", "Plug headphones in, or pull them out"),
        ),
    },
    points={
        "keys": Words("按键", "Keys"),
        "key": Words("按键", "Key"),
        "key-map": Words("按键定义", "Key map"),
        "headphones": Words("耳机插孔", "Headphone socket"),
        "name": Words("设备名称", "Device name"),
    },
    advice=_ADVICE,
    icon="sound",
    probe_bauds=(),
)
