"""The camera's driver against a folder of pictures and a film."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from devices.drivers.camera import CameraProfile, QrCamera
from devices.drivers.scanning import CodeScanned
from devices.simulators.camera import CameraFault, CameraSimulator
from devices.status import Action, LinkState
from tests.devices.eventlog import EventLog

FAST = CameraProfile(
    kind="camera", model="test", looks_per_second=50.0, held_seconds=0.2, black_seconds=0.15, frozen_seconds=0.3
)
CODE = "https://hall.example/c/t.7Qm2kPz0aXcV9bN1.6a1f3c80.AbCdEfGhIjKlMnOpQrStUvW"


@pytest.fixture
def sim() -> Iterator[CameraSimulator]:
    with CameraSimulator() as simulator:
        yield simulator


@pytest.fixture
def log() -> EventLog:
    return EventLog()


@pytest.fixture
def camera(sim: CameraSimulator, log: EventLog) -> Iterator[QrCamera]:
    made = QrCamera(sim.url, log, FAST, backoff=(0.05,)).start()
    log.expect_status(lambda status: status.link is LinkState.ONLINE)
    yield made
    assert made.stop(), "the driver did not stop within two seconds"


def test_a_code_held_up_is_told_once_and_another_at_once(sim: CameraSimulator, log: EventLog) -> None:
    with QrCamera(sim.url, log, FAST.model_copy(update={"held_seconds": 30.0})) as camera:
        sim.hold(CODE)
        assert log.expect(CodeScanned).text == CODE
        sim.hold("A001")
        assert log.expect(CodeScanned, lambda event: event.text == "A001")
        assert [event.text for event in log.all(CodeScanned)].count(CODE) == 1
        assert camera.identity["picture"] == "640x480"


@pytest.mark.parametrize(
    ("fault", "detail", "action"),
    [
        (CameraFault.BLACK, "picture-black", Action.CLEAR),
        (CameraFault.FROZEN, "picture-frozen", Action.MAINTENANCE),
    ],
)
def test_a_camera_that_does_not_see_says_so_and_comes_back(
    sim: CameraSimulator, log: EventLog, camera: QrCamera, fault: CameraFault, detail: str, action: Action
) -> None:
    sim.set_fault(fault)
    status = log.expect_status(lambda status: status.link is LinkState.HARDWARE_ERROR)
    assert (status.detail, status.action) == (detail, action)
    assert camera.self_test()[1].detail == detail
    sim.set_fault(CameraFault.NONE)
    log.expect_status(lambda status: status.link is LinkState.ONLINE)


def test_unplugged_and_plugged_in_again(sim: CameraSimulator, log: EventLog, camera: QrCamera) -> None:
    sim.unplug()
    log.expect_status(lambda status: status.link is LinkState.NO_DEVICE)
    sim.plug()
    log.expect_status(lambda status: status.link is LinkState.ONLINE)
    sim.hold(CODE)
    assert log.expect(CodeScanned).text == CODE


def test_nobody_wants_codes_and_the_camera_is_watched_all_the_same(
    sim: CameraSimulator, log: EventLog, camera: QrCamera
) -> None:
    camera.look(False)
    sim.hold(CODE)
    sim.set_fault(CameraFault.BLACK)
    log.expect_status(lambda status: status.detail == "picture-black")
    assert log.all(CodeScanned) == []


def test_a_film_stands_in_for_a_camera_and_begins_again(log: EventLog, tmp_path: Path) -> None:
    with CameraSimulator(tmp_path / "pictures") as sim:
        sim.hold(CODE)
        pictures = [np.array(Image.open(path).convert("RGB")) for path in sorted((tmp_path / "pictures").iterdir())]
    film = tmp_path / "film.avi"
    writer = cv2.VideoWriter(str(film), cv2.VideoWriter.fourcc(*"MJPG"), 10, (640, 480))
    for picture in [*pictures, *([np.full_like(pictures[0], 90)] * 30)]:
        writer.write(picture)
    writer.release()
    with QrCamera(f"film:{film}", log, FAST.model_copy(update={"frozen_seconds": 100.0})):
        assert [log.expect(CodeScanned).text for _ in range(2)] == [CODE, CODE]


def test_a_camera_that_is_not_there(log: EventLog) -> None:
    with QrCamera("camera:/dev/no-such-camera", log, FAST) as camera:
        assert log.expect_status(lambda status: status.link is LinkState.NO_DEVICE).detail == "port-missing"
        assert camera.self_test()[0].ok is False
