"""Where a camera's pictures come from: a camera, a film, or a folder of pictures that stands in for one.

``camera:/dev/video0`` or ``camera:0``; ``film:/path/file.mp4``, which begins again at its end; ``folder:/path``, whose
pictures are shown one after the other, by name, over and over. A folder that goes away is a camera unplugged.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

# How long a camera that hangs may hold a read: below the two seconds in which a driver must be able to stop.
os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "1")
os.environ.setdefault("OPENCV_LOG_LEVEL", "ERROR")  # a camera that is not there is a status, not a warning

import cv2
import numpy as np

from devices.codecs.qr import Frame
from devices.errors import DeviceTimeout, LinkLost
from devices.status import LinkState

_PICTURES = {".png", ".jpg", ".jpeg", ".bmp"}


class FrameSource(Protocol):
    """A camera as a link: pictures come by ``picture``, the bytes of other links do not."""

    url: str

    def open(self) -> None: ...

    def close(self) -> None: ...

    def write(self, data: bytes) -> None: ...

    def read(self, timeout: float) -> bytes: ...

    def picture(self) -> Frame:
        """The next picture, in grey. Raises ``LinkLost`` when the camera has gone."""
        ...


class _NoBytes:
    def __init__(self, url: str) -> None:
        self.url = url

    def write(self, data: bytes) -> None:
        raise DeviceTimeout("takes-no-bytes")

    def read(self, timeout: float) -> bytes:
        return b""


class CameraSource(_NoBytes):
    """A camera or a film, by OpenCV."""

    def __init__(self, url: str, device: str | int, size: tuple[int, int] | None) -> None:
        super().__init__(url)
        self._device, self._size = device, size
        self._capture: cv2.VideoCapture | None = None

    def open(self) -> None:
        if isinstance(self._device, str) and not Path(self._device).exists():
            raise LinkLost("port-missing", LinkState.NO_DEVICE)
        capture = cv2.VideoCapture(self._device)
        if not capture.isOpened():
            capture.release()
            raise LinkLost("camera-failed", LinkState.NO_DEVICE)
        if self._size is not None:
            capture.set(cv2.CAP_PROP_FRAME_WIDTH, self._size[0])
            capture.set(cv2.CAP_PROP_FRAME_HEIGHT, self._size[1])
            capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)  # what is seen now, not half a second ago
        self._capture = capture

    def close(self) -> None:
        capture, self._capture = self._capture, None
        if capture is not None:
            capture.release()

    def picture(self) -> Frame:
        if self._capture is None:
            raise LinkLost("port-not-open")
        there, frame = self._capture.read()
        if not there and self._size is None:
            self._capture.set(cv2.CAP_PROP_POS_FRAMES, 0)  # a film begins again
            there, frame = self._capture.read()
        if not there:
            raise LinkLost("port-lost")
        return _grey(np.asarray(frame, np.uint8))


class FolderSource(_NoBytes):
    """Pictures of a folder; those that are being written, or are none, are passed over."""

    def __init__(self, url: str, folder: Path) -> None:
        super().__init__(url)
        self._folder = folder
        self._shown = ""

    def open(self) -> None:
        if not self._folder.is_dir():
            raise LinkLost("port-missing", LinkState.NO_DEVICE)

    def close(self) -> None:
        self._shown = ""

    def picture(self) -> Frame:
        for path in self._following():
            self._shown = path.name
            try:
                data = np.fromfile(path, np.uint8)
            except OSError:
                continue  # it has just gone
            frame = cv2.imdecode(data, cv2.IMREAD_GRAYSCALE) if data.size else None
            if frame is not None:
                return np.asarray(frame, np.uint8)
        raise LinkLost("port-lost" if not self._folder.is_dir() else "no-picture")

    def _following(self) -> list[Path]:
        """All pictures, beginning after the one shown last."""
        try:
            found = sorted(each for each in self._folder.iterdir() if each.suffix.lower() in _PICTURES)
        except OSError:
            return []
        later = [each for each in found if each.name > self._shown]
        return later + [each for each in found if each.name <= self._shown]


def make_frames(url: str, size: tuple[int, int]) -> FrameSource:
    """A source that is not open yet. A url that makes no sense is a ``ValueError``: a setting is wrong."""
    parts = urlsplit(url)
    if parts.scheme == "camera" and parts.path and not parts.query:
        return CameraSource(url, int(parts.path) if parts.path.isdecimal() else parts.path, size)
    if parts.scheme == "film" and parts.path:
        return CameraSource(url, parts.path, None)
    if parts.scheme == "folder" and parts.path:
        return FolderSource(url, Path(parts.path))
    raise ValueError(f"not a camera url: {url!r} (camera:/dev/video0, film:/path.mp4 or folder:/path)")


def _grey(frame: Frame) -> Frame:
    return np.asarray(cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY), np.uint8) if frame.ndim == 3 else frame
