"""The machine itself: versions, network, disk, clock. Read when looked at."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtNetwork import QAbstractSocket, QNetworkInterface

from devices.words import Language, Words

Row = dict[str, object]
LATE, WRONG = timedelta(seconds=2), timedelta(seconds=60)
_STATES = {
    "online": Words("已连接", "Connected"),
    "connecting": Words("正在连接", "Connecting"),
    "away": Words("连不上，本机可继续取号", "Not reached; numbers can still be taken"),
    "refused": Words("被拒绝", "Refused"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How the kiosk stands with the hub. `drift`: hall's time less the machine's clock; None while it is not known."""

    kiosk: str
    hub: str
    state: str
    reason: str
    drift: timedelta | None
    unsent: int
    data: Path


def rows(standing: Standing, language: Language, uptime: Callable[[], float] = lambda: _uptime()) -> list[Row]:
    """Label, value, and as kind what it means: plain, green, waiting, trouble."""
    said = [
        _row(Words("取号机", "Kiosk"), standing.kiosk, language),
        _row(Words("程序版本", "Program"), _program(), language),
        _row(Words("运行环境", "Runs on"), f"Python {platform.python_version()}, Qt {qVersion()}", language),
        _row(Words("系统", "System"), _system(), language),
        _row(Words("开机时长", "Running for"), _duration(uptime(), language), language),
        _hub(standing, language),
        _row(Words("中心地址", "Hub's address"), standing.hub, language),
        _row(Words("本机地址", "Own address"), _addresses() or "–", language),
        _disk(standing.data, language),
        _drift(standing.drift, language),
    ]
    unsent = "trouble" if standing.unsent > 20 else "plain"
    return [*said, _row(Words("待上报", "Not yet reported"), str(standing.unsent), language, unsent)]


def _row(label: Words, value: str, language: Language, kind: str = "plain") -> Row:
    return {"label": label.in_(language), "value": value, "kind": kind}


def _hub(standing: Standing, language: Language) -> Row:
    words = _STATES.get(standing.state, Words(standing.state, standing.state)).in_(language)
    value = f"{words} ({standing.reason})" if standing.reason else words
    kind = {"online": "green", "connecting": "waiting"}.get(standing.state, "trouble")
    return _row(Words("与中心的连接", "Hub"), value, language, kind)


def _disk(folder: Path, language: Language) -> Row:
    usage = shutil.disk_usage(folder)
    share = usage.free / usage.total
    kind = "trouble" if share < 0.05 else "waiting" if share < 0.15 else "green"
    free = f"{usage.free / 1e9:.1f} GB ({share:.0%})"
    return _row(Words("硬盘剩余", "Disk free"), free, language, kind)


def _drift(drift: timedelta | None, language: Language) -> Row:
    label = Words("时钟与大厅相差", "Clock against the hall's")
    if drift is None:
        return _row(label, Words("还不知道", "Not known yet").in_(language), language, "waiting")
    kind = "trouble" if abs(drift) > WRONG else "waiting" if abs(drift) > LATE else "green"
    behind = drift > timedelta(0)
    side = Words("慢" if behind else "快", "behind" if behind else "ahead").in_(language)
    seconds = f"{abs(drift.total_seconds()):.1f}"
    return _row(label, f"{side} {seconds} 秒" if language == "zh" else f"{seconds} s {side}", language, kind)


@cache
def _program() -> str:
    try:
        own = version("tingxu")
    except PackageNotFoundError:
        own = "?"
    return f"Tingxu {own}"


@cache
def _system() -> str:
    try:
        name = platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        name = platform.system()
    return f"{name}, {platform.release()}"


def _addresses() -> str:
    """IPv4 addresses of the interfaces that are up, but for the machine's own."""
    found = [
        entry.ip().toString()
        for interface in QNetworkInterface.allInterfaces()
        if interface.flags() & QNetworkInterface.InterfaceFlag.IsUp
        and not interface.flags() & QNetworkInterface.InterfaceFlag.IsLoopBack
        for entry in interface.addressEntries()
        if entry.ip().protocol() is QAbstractSocket.NetworkLayerProtocol.IPv4Protocol
    ]
    return ", ".join(found)


def _uptime() -> float:
    return float(Path("/proc/uptime").read_text("ascii").split()[0])


def _duration(seconds: float, language: Language) -> str:
    days, rest = divmod(int(seconds), 86400)
    hours, minutes = rest // 3600, rest % 3600 // 60
    if language == "zh":
        return f"{days} 天 {hours} 小时 {minutes} 分"
    return f"{days} d {hours} h {minutes} min"
