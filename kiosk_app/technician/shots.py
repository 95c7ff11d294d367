"""A picture of every page of the technician's, made without devices."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kiosk_app.journey import Comfort
from kiosk_app.shots import PORTRAIT, SCENES, Scene, settle
from kiosk_app.technician import samples
from kiosk_app.technician.desk import Desk
from kiosk_app.technician.technician import Technician
from kiosk_app.technician.watched import WatchedDevice

MODES = {"zh": Comfort(), "en": Comfort(language="en"), "zh-low": Comfort(low=True)}
SMALL = (768, 1024)
Pose = Callable[[Technician, Desk], None]


def _tab(name: str) -> Pose:
    def pose(technician: Technician, desk: Desk) -> None:
        technician.turnTo(name)
        if name == "tests" and desk.chosen is not None:
            desk.chosen.checks = samples.FOUND
            technician.look_again()
        if name == "wire" and desk.chosen is not None and desk.chosen.wire is not None:
            samples.hear(desk.chosen.wire)
            technician.look_again()

    return pose


def _asking(technician: Technician, desk: Desk) -> None:
    technician.turnTo("tests")
    technician.tryOut("read-card", "")


PAGES: dict[str, tuple[str, int, Pose | None]] = {
    "devices": ("devices", 0, None),
    "device-trouble": ("device", 1, None),
    "device-good": ("device", 0, None),
    "device-gone": ("device", 2, None),
    "device-tests": ("device", 1, _tab("tests")),
    "device-asks": ("device", 0, _asking),
    "device-errors": ("device", 1, _tab("errors")),
    "device-wire": ("device", 0, _tab("wire")),
    "machine": ("machine", 0, None),
    "restarts": ("restarts", 0, None),
    "colours": ("colours", 0, None),
    "touch": ("touch", 0, None),
}
"""Name → page, device, what happens there."""


def shots(out: Path) -> list[Path]:
    """Write the pictures into `out`; their paths. Wants an application and a chosen way of drawing."""
    made: list[Path] = []
    for prefix, size in (("", PORTRAIT), ("768x1024-", SMALL)):
        for mode, comfort in MODES.items():
            folder = out / f"{prefix}technician-{mode}"
            folder.mkdir(parents=True, exist_ok=True)
            made += _series(folder, size, comfort)
    return made


def _series(folder: Path, size: tuple[int, int], comfort: Comfort) -> list[Path]:
    scene, made = Scene(size, comfort), []

    def take(name: str) -> None:
        settle()
        made.append(folder / f"{name}.png")
        scene.window.grabWindow().save(str(made[-1]))

    technician = scene.technician
    scene.play(SCENES["welcome"])
    for name, wrong in (("pin", 0), ("pin-wait", 4)):
        technician.attach(samples.still_desk(wrong=wrong))
        _enter(technician)
        take(name)
        technician.close()
    desk = samples.still_desk(*_devices())
    technician.attach(desk)
    for name, (page, at, pose) in PAGES.items():
        technician.show_page(page, at)
        if pose is not None:
            pose(technician, desk)
        take(name)
        technician.close()
    technician.attach(samples.still_desk(*_devices(), *_devices(), *_devices()))
    technician.show_page("devices", 0)
    take("devices-many")
    scene.close()
    return made


def _enter(technician: Technician) -> None:
    technician.held("left")
    technician.held("right")


def _devices() -> list[WatchedDevice]:
    return [
        samples.still_device("idcard", samples.GOOD),
        samples.still_device("printer", samples.OUT),
        samples.still_device("idcard", samples.GONE),
        samples.still_device("printer", samples.WELL),
    ]
