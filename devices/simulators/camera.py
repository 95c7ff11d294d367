"""A simulated camera: a folder of pictures with the noise of a sensor, and codes held up to it."""

from __future__ import annotations

import shutil
import tempfile
from enum import Enum, auto
from pathlib import Path
from typing import Self

import numpy as np
import qrcode
from numpy.typing import NDArray
from PIL import Image

_WIDTH, _HEIGHT = 640, 480
_PICTURES = 4


class CameraFault(Enum):
    NONE = auto()
    BLACK = auto()  # the lens is covered
    FROZEN = auto()  # it hands out the same picture for ever


class CameraSimulator:
    """``url`` goes to the driver. ``folder``: where its pictures stand while it is plugged in."""

    def __init__(self, folder: Path | None = None) -> None:
        self._own_folder = None if folder else tempfile.TemporaryDirectory(prefix="device-")
        self._folder = folder or Path(self._own_folder.name if self._own_folder else "") / "camera"
        self.url = f"folder:{self._folder}"
        self._text = ""
        self._fault = CameraFault.NONE
        self._plugged = False
        self._random = np.random.default_rng(1)

    def start(self) -> Self:
        self.plug()
        return self

    def stop(self) -> None:
        self.unplug()
        if self._own_folder is not None:
            self._own_folder.cleanup()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def hold(self, text: str) -> None:
        """Hold a QR code with that text before it."""
        self._text = text
        self._show()

    def take_away(self) -> None:
        self._text = ""
        self._show()

    def set_fault(self, fault: CameraFault) -> None:
        self._fault = fault
        self._show()

    def plug(self) -> None:
        self._plugged = True
        self._show()

    def unplug(self) -> None:
        self._plugged = False
        shutil.rmtree(self._folder, ignore_errors=True)

    def _show(self) -> None:
        """Put new pictures in the place of the old, each at once."""
        if not self._plugged:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        count = 1 if self._fault is CameraFault.FROZEN else _PICTURES
        for number in range(_PICTURES):
            path = self._folder / f"{number}.png"
            if number >= count:
                path.unlink(missing_ok=True)
                continue
            fresh = path.with_suffix(".fresh")
            Image.fromarray(self._picture()).save(fresh, "png", compress_level=1)
            fresh.replace(path)

    def _picture(self) -> NDArray[np.uint8]:
        if self._fault is CameraFault.BLACK:
            scene = np.full((_HEIGHT, _WIDTH), 3, np.int16)
        else:
            scene = np.tile(np.linspace(80, 160, _WIDTH, dtype=np.int16), (_HEIGHT, 1))
            if self._text:
                code = _drawn(self._text)
                top, left = (_HEIGHT - code.shape[0]) // 2, (_WIDTH - code.shape[1]) // 2
                scene[top : top + code.shape[0], left : left + code.shape[1]] = code
        seen: NDArray[np.uint8] = np.clip(scene + self._random.integers(-3, 4, scene.shape), 0, 255).astype(np.uint8)
        return seen


def _drawn(text: str) -> NDArray[np.int16]:
    """As large as fits. Raises ValueError for a text that no code of this picture's size could hold."""
    code = qrcode.QRCode(border=4)
    code.add_data(text)
    dark = np.array(code.get_matrix(), dtype=bool)
    module = (_HEIGHT - 20) // dark.shape[0]
    if module < 2:
        raise ValueError(f"a text of {len(text)} characters is too long for this camera")
    modules = np.kron(dark, np.ones((module, module), dtype=bool))
    return np.where(modules, np.int16(25), np.int16(225))
