"""Lamps, call button and proximity sensor on a relay and input board."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from devices.checks import Check
from devices.drivers.events import DeviceEvent, OnEvent
from devices.kind import Json, Kind, Simulator, Trial
from devices.wire_tap import show_all
from devices.words import Advice, Words, advise


def _drive(url: str, on_event: OnEvent, profile: str) -> Any:
    from devices.drivers.io_board import IoBoard

    return IoBoard(url, on_event, profile=profile)


def _simulate(link_path: Path | None, port: int | None) -> Simulator:
    from devices.simulators.io_board import IoBoardSimulator

    return IoBoardSimulator(link_path, port=port)


def _tell(event: DeviceEvent, masked: bool) -> Json | None:
    from devices.drivers.io_board import InputChanged

    if isinstance(event, InputChanged):
        return {"event": "input", "name": event.name, "on": event.on}
    return None


def _flash(driver: Any, lamp: str) -> Check | None:
    """Every lamp off but this one."""
    from devices.drivers.io_board import Rate

    for name in driver.lamps:
        driver.shine(name, Rate.MEDIUM if name == lamp else Rate.OFF)
    return Check("lamps", None, "look", value=lamp)


def _input_seen(event: DeviceEvent) -> Check | None:
    from devices.drivers.io_board import InputChanged

    return Check("inputs", True, value=event.name) if isinstance(event, InputChanged) and event.on else None


def _fault(simulator: Any, name: str) -> None:
    from devices.simulators.io_board import BoardFault

    simulator.set_fault(BoardFault[name.strip().replace("-", "_").upper() or "NONE"])


_ADVICE: dict[str, Advice] = {
    "board-refused": advise("灯控板不接受命令", "请检查设备型号设置里的灯和输入编号。", "The board refuses a command",
                            "Check the numbers of lamps and inputs in its profile."),
    "lamp-stuck": advise("灯没有按命令亮灭", "请检查灯控板的电源和接线。", "A lamp does not follow its command",
                         "Check the board's power and its wiring."),
    "look": advise("请看这盏灯是否在闪", "不闪的话，请检查灯和接线。", "See whether this lamp flashes",
                   "If it does not, check the lamp and its wiring."),
}  # fmt: skip

KIND = Kind(
    word="io-board",
    title=Words("指示灯和呼叫按钮", "Lamps and call button"),
    profile="modbus-io-8",
    drive=_drive,
    simulate=_simulate,
    veil=lambda: show_all,
    tell=_tell,
    sim_acts={
        "on": lambda simulator, number: simulator.set_input(int(number or 0), True),
        "off": lambda simulator, number: simulator.set_input(int(number or 0), False),
        "fault": _fault,
        "ok": lambda simulator, _: _fault(simulator, ""),
    },
    trials={
        "flash-lamp": Trial(
            Words("闪一盏灯", "Flash a lamp"), begin=_flash, choices=lambda driver: driver.lamps
        ),
        "press-button": Trial(
            Words("按呼叫按钮", "Press the call button"),
            begin=lambda driver, choice: None,
            ends=_input_seen,
            ask=Words("请按一下呼叫按钮，或者走近机器", "Press the call button, or come near"),
        ),
    },
    points={
        "lamps": Words("指示灯", "Lamps"),
        "inputs": Words("按钮和感应", "Buttons and sensors"),
        "call": Words("呼叫按钮", "Call button"),
        "proximity": Words("人体感应", "Proximity"),
    },
    advice=_ADVICE,
    icon="bell",
    probe_bauds=(9600,),
)
