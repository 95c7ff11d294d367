"""Speaker and microphone of a machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from devices.checks import Check
from devices.drivers.events import DeviceEvent, OnEvent, StatusChanged
from devices.kind import Json, Kind, Simulator, Trial
from devices.wire_tap import Direction, Veil
from devices.words import Advice, Words, advise


def _drive(url: str, on_event: OnEvent, profile: str) -> Any:
    from devices.drivers.sound import Sound

    return Sound(url, on_event, profile=profile)


def _simulate(link_path: Path | None, port: int | None) -> Simulator:
    from devices.simulators.sound import SoundSimulator

    return SoundSimulator(link_path, port=port)


def _show(_: Direction, data: bytes) -> str:
    """Words of the mixer; nobody's voice ever comes here."""
    return data.decode("utf-8", "replace")


def _veil() -> Veil:
    return _show


def _tell(event: DeviceEvent, _: bool) -> Json | None:
    return None


def _levels(_: Any) -> tuple[str, ...]:
    return ("40", "60", "80", "100")


def _set_level(driver: Any, choice: str) -> Check | None:
    driver.set_level(int(choice))
    usable = driver.status is not None and driver.status.usable
    return Check("speaker", None, "listen", value=f"{choice}%") if usable else None


def _audible(event: DeviceEvent) -> Check | None:
    if isinstance(event, StatusChanged) and event.status.usable:
        return Check("speaker", True)
    return None


_ADVICE: dict[str, Advice] = {
    "speaker-muted": advise("喇叭被静音或音量太小", "请调高音量、取消静音；本页可设定音量。",
                            "The speaker is muted or too low", "Turn it up and unmute it; this page can set it."),
    "microphone-muted": advise("麦克风被静音", "请取消麦克风静音。", "The microphone is muted", "Unmute it."),
    "sound-missing": advise("找不到声卡", "请检查音箱或 USB 声卡的电源和连接线。",
                            "There is no sound card", "Check power and cable of the speaker or USB sound card."),
    "amixer-missing": advise("本机没有音量工具", "请安装 alsa-utils。",
                             "The machine has no tool for levels", "Install alsa-utils."),
    "listen": advise("音量已设定", "请播放一句话，听是否清楚。",
                     "The level is set", "Have a sentence spoken and listen."),
}  # fmt: skip

KIND = Kind(
    word="sound",
    title=Words("音响", "Sound"),
    profile="alsa-speaker",
    drive=_drive,
    simulate=_simulate,
    veil=_veil,
    tell=_tell,
    sim_acts={
        "mute": lambda simulator, _: simulator.set_level(100, muted=True),
        "low": lambda simulator, _: simulator.set_level(1),
        "ok": lambda simulator, _: simulator.set_level(100),
    },
    trials={
        "level": Trial(Words("设定音量", "Set the level"), begin=_set_level, ends=_audible, choices=_levels),
    },
    points={
        "speaker": Words("喇叭", "Speaker"),
        "microphone": Words("麦克风", "Microphone"),
        "levels-set": Words("设定音量次数", "Times the level was set"),
    },
    advice=_ADVICE,
    icon="sound",
    probe_bauds=(),
)
