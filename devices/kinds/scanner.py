"""The code scanner: on a serial line, or typing like a keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from devices.checks import Check
from devices.drivers.events import DeviceEvent, OnEvent
from devices.drivers.scanning import CodeScanned, CodeUnread
from devices.kind import Json, Kind, Simulator, Trial
from devices.wire_tap import lengths_only
from devices.words import Advice, Words, advise

SAMPLE_CODE = "https://hall.example/c/sample"
_RUBBISH = (bytes(range(0x80, 0xA0)) + b"\r") * 12
"""More of it than a driver takes for codes that were held badly."""


def _drive(url: str, on_event: OnEvent, profile: str) -> Any:
    from devices.drivers.scanner import CodeScanner

    return CodeScanner(url, on_event, profile=profile)


def _simulate(link_path: Path | None, port: int | None) -> Simulator:
    from devices.simulators.scanner import ScannerSimulator

    return ScannerSimulator(link_path, port=port)


def tell_code(event: DeviceEvent, masked: bool) -> Json | None:
    """Codes as JSON: what they say is shown only to who may see it."""
    match event:
        case CodeScanned(text):
            return {"event": "code-scanned", "characters": len(text), **({} if masked else {"text": text})}
        case CodeUnread(reason):
            return {"event": "code-unread", "reason": reason}
    return None


def code_seen(event: DeviceEvent) -> Check | None:
    match event:
        case CodeScanned(text):
            return Check("code", True, value=str(len(text)))
        case CodeUnread(reason):
            return Check("code", False, reason)
    return None


_AGAIN = "请把码放平、离近一点，再扫一次。", "Hold the code flat and nearer, and scan again."
_SETTINGS = ("请检查扫码器的波特率和结束符设置，与设备型号一致。",
             "Check that the scanner's baud rate and suffix fit its profile.")  # fmt: skip
_ADVICE: dict[str, Advice] = {
    "too-long": advise("收到的内容太长，不是码", _SETTINGS[0], "What came is too long to be a code", _SETTINGS[1]),
    "encoding": advise("码里的文字编码不认识", _AGAIN[0], "The text of the code is in no known encoding", _AGAIN[1]),
    "control": advise("收到的内容里有乱码", _SETTINGS[0], "What came holds control characters", _SETTINGS[1]),
    "reply": advise("扫码器的回答看不懂", _SETTINGS[0], "The scanner's answer makes no sense", _SETTINGS[1]),
    "input-event": advise("按键数据不完整", "请重新插拔扫码器。", "Key data came incomplete",
                          "Unplug the scanner and plug it in again."),
    "alt-code": advise("码里有键盘打不出的字", "请把扫码器设成串口模式。",
                       "The code holds what a keyboard cannot type", "Set the scanner to its serial mode."),
    "command-refused": advise("扫码器不接受触发命令", "请把扫码器设成命令触发模式，并检查设备型号设置。",
                              "The scanner refuses the trigger command",
                              "Set it to serial trigger mode and check the profile."),
    "babble": advise("扫码器不停地发来乱码", _SETTINGS[0], "The scanner sends nothing but rubbish", _SETTINGS[1]),
}  # fmt: skip

KIND = Kind(
    word="scanner",
    title=Words("扫码器", "Code scanner"),
    profile="scanner-serial",
    drive=_drive,
    simulate=_simulate,
    veil=lambda: lengths_only,
    tell=tell_code,
    sim_acts={
        "hold": lambda simulator, text: simulator.hold(text or SAMPLE_CODE),
        "babble": lambda simulator, _: simulator.babble(_RUBBISH),
        "ok": lambda simulator, _: None,
    },
    trials={
        "scan-code": Trial(
            Words("扫一个码", "Scan a code"),
            begin=lambda driver, choice: None,
            ends=code_seen,
            ask=Words("请把一张票的二维码对准扫码口", "Hold a ticket's code before the scanner"),
        )
    },
    points={
        "scan": Words("扫码", "Scans codes"),
        "trigger": Words("可用命令触发", "Triggered by command"),
        "code": Words("码（字数）", "Code (characters)"),
        "codes": Words("扫码次数", "Codes scanned"),
    },
    advice=_ADVICE,
    icon="search",
    probe_bauds=(9600, 115200),
)
