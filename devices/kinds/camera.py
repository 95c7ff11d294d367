"""The camera that reads QR codes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from devices.drivers.events import OnEvent
from devices.kind import Kind, Simulator, Trial
from devices.kinds.scanner import SAMPLE_CODE, code_seen, tell_code
from devices.wire_tap import Direction
from devices.words import Advice, Words, advise


def _drive(url: str, on_event: OnEvent, profile: str) -> Any:
    from devices.drivers.camera import QrCamera

    return QrCamera(url, on_event, profile=profile)


def _simulate(link_path: Path | None, port: int | None) -> Simulator:
    from devices.simulators.camera import CameraSimulator

    return CameraSimulator(link_path)


def _words_of_frames(_: Direction, data: bytes) -> str:
    """The driver taps the size and light of pictures as text."""
    return data[:64].decode("ascii", "replace")


def _fault(simulator: Any, name: str) -> None:
    from devices.simulators.camera import CameraFault

    simulator.set_fault(CameraFault[name.strip().upper() or "NONE"])


_ADVICE: dict[str, Advice] = {
    "camera-failed": advise("摄像头打不开", "请重新插拔摄像头；仍如此请联系维修人员。", "The camera cannot be opened",
                            "Unplug it and plug it in again; else call an engineer."),
    "no-picture": advise("摄像头没有图像", "请重新插拔摄像头。", "The camera gives no picture",
                         "Unplug it and plug it in again."),
    "picture-black": advise("画面一直是黑的", "请看镜头是否被挡住、补光灯是否亮。", "The picture stays dark",
                            "See whether something covers the lens and whether its lamp is lit."),
    "picture-frozen": advise("画面不动了", "请重新插拔摄像头；经常如此请联系维修人员。", "The picture stands still",
                             "Unplug the camera and plug it in again; if it recurs, call an engineer."),
}  # fmt: skip

KIND = Kind(
    word="camera",
    title=Words("扫码摄像头", "Code camera"),
    profile="camera-qr",
    drive=_drive,
    simulate=_simulate,
    veil=lambda: _words_of_frames,
    tell=tell_code,
    sim_acts={
        "hold": lambda simulator, text: simulator.hold(text or SAMPLE_CODE),
        "take-away": lambda simulator, _: simulator.take_away(),
        "fault": _fault,
        "ok": lambda simulator, _: _fault(simulator, ""),
    },
    trials={
        "scan-code": Trial(
            Words("扫一个码", "Scan a code"),
            begin=lambda driver, choice: None,
            ends=code_seen,
            ask=Words("请把一张票的二维码对准摄像头", "Hold a ticket's code before the camera"),
        )
    },
    points={
        "scan": Words("扫码", "Scans codes"),
        "picture": Words("画面", "Picture"),
        "code": Words("码（字数）", "Code (characters)"),
        "codes": Words("扫码次数", "Codes scanned"),
    },
    advice=_ADVICE,
    icon="search",
    probe_bauds=(),
)
