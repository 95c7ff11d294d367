"""Lockers on lock boards."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

from devices.checks import Check
from devices.drivers.events import DeviceEvent, OnEvent
from devices.drivers.locker_doors import DoorChanged, DoorLeftOpen, OpenFinished, OpenOutcome
from devices.kind import Json, Kind, Simulator, Trial
from devices.status import Action
from devices.wire_tap import Veil, show_all
from devices.words import Advice, Words, advise


def _drive(url: str, on_event: OnEvent, profile: str) -> Any:
    from devices.drivers.lockers import Lockers

    return Lockers(url, on_event, profile=profile)


def _simulate(link_path: Path | None, port: int | None) -> Simulator:
    from devices.drivers.lockers import LockerProfile
    from devices.profiles import load_profile
    from devices.simulators.lockers import LockerSimulator

    return LockerSimulator(load_profile("lock-board-8a", LockerProfile).boards, link_path, port=port)


def _veil() -> Veil:
    return show_all


def _tell(event: DeviceEvent, _: bool) -> Json | None:
    match event:
        case OpenFinished(job, outcome, reason):
            return {"event": "open-finished", "job": job, "outcome": outcome.value, "reason": reason.value}
        case DoorChanged(board, lock, is_open):
            return {"event": "door", "board": board, "lock": lock, "open": is_open}
        case DoorLeftOpen(board, lock):
            return {"event": "door-left-open", "board": board, "lock": lock}
    return None


def _doors(driver: Any) -> tuple[str, ...]:
    return tuple(f"{board.number}-{lock}" for board in driver.profile.boards for lock in range(1, board.locks + 1))


def _place(choice: str) -> tuple[int, int]:
    board, _, lock = choice.strip().partition("-")
    return int(board), int(lock)


def _open(driver: Any, choice: str) -> None:
    driver.open_lock(f"test-{uuid.uuid4().hex[:8]}", *_place(choice))


def _opened(event: DeviceEvent) -> Check | None:
    if not isinstance(event, OpenFinished) or not event.job_id.startswith("test-"):
        return None
    if event.outcome is OpenOutcome.OPENED:
        return Check("open", True)
    return Check("open", False if event.outcome is OpenOutcome.FAILED else None, event.reason.value, Action.CLEAR)


_ADVICE: dict[str, Advice] = {
    "did-not-open": advise("柜门没有打开", "请看柜门是否卡住，轻推柜门后再试；仍不开请用钥匙打开并报修。",
                           "The door did not open",
                           "See whether it is jammed, press it and try again; else use the key and call an engineer."),
    "board-refused": advise("锁控板没有执行开锁", "请再试一次；仍如此请联系维修人员。",
                            "The lock board did not carry it out", "Try again; if it stays so, call an engineer."),
    "board-lost": advise("有锁控板没有回答", "请检查该板的电源、485 线和拨码地址。",
                         "A lock board does not answer", "Check its power, its RS-485 wires and its address switches."),
    "check-polarity": advise("这块板上的门看起来全开着", "如果门其实都关着，请在设置里把 feedback 换成另一种。",
                             "All doors of a board seem open",
                             "If they are in fact closed, set feedback to the other word in its profile."),
    "door-left-open": advise("柜门一直没有关上", "请查看柜内是否有遗留物品，然后关好柜门。",
                             "A door has been left open", "Look inside for what was left, then close the door."),
    "link-lost": advise("开锁时连接断开", "请检查锁控板电源和 485 转换器。",
                        "The link was lost while opening", "Check the power of the boards and the RS-485 adapter."),
}  # fmt: skip

KIND = Kind(
    word="lockers",
    title=Words("取件柜", "Lockers"),
    profile="lock-board-8a",
    drive=_drive,
    simulate=_simulate,
    veil=_veil,
    tell=_tell,
    sim_acts={
        "open-door": lambda simulator, place: simulator.move_door(*_place(place), is_open=True),
        "close-door": lambda simulator, place: simulator.move_door(*_place(place), is_open=False),
        "stuck": lambda simulator, place: simulator.set_fault(stuck={_place(place)}),
        "echo": lambda simulator, _: simulator.set_fault(echo=True),
        "inverted": lambda simulator, board: simulator.set_fault(inverted={int(board)}),
        "lost": lambda simulator, board: simulator.set_fault(lost={int(board)}),
        "ok": lambda simulator, _: simulator.set_fault(echo=False, lost=set(), inverted=set(), stuck=set()),
    },
    trials={
        "open": Trial(Words("打开一个柜门", "Open a door"), begin=_open, ends=_opened, choices=_doors),
    },
    points={
        "open": Words("开锁", "Opening"),
        "door-sensor": Words("知道门是否关好", "Knows whether doors are closed"),
        "boards": Words("锁控板", "Lock boards"),
        "doors": Words("柜门", "Doors"),
        "opened": Words("开锁次数", "Doors opened"),
        "not-opened": Words("未打开次数", "Not opened"),
    },
    advice=_ADVICE,
    probe_bauds=(),
)
