"""Codes in a camera's picture: pixels to the texts of QR codes, without I/O.

A frame is a grey picture, one byte a pixel, rows from the top. zxing-cpp reads most; what it misses is tried again on a
better picture, one way at a time, since most frames hold no code at all. Of the ways tried on 312 damaged frames
(`tingxu bench` makes them) two pay: the light made even, which finds faint, dark and glaring codes, and half the size
sharpened, which finds blurred ones. OpenCV's own readers found three more for twenty times the time and are left out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

Frame: TypeAlias = NDArray[np.uint8]

_QR = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
_NEIGHBOURHOOD = 61  # pixels over which light is taken to be even: wider than a code's finder pattern
_SOFT, _SHARPEN = 1.5, 3.0


def find_codes(frame: Frame) -> list[str]:
    """Texts of the codes that are plain to see."""
    return [code.text for code in zxingcpp.read_barcodes(frame, formats=_QR) if code.text]


def levelled(frame: Frame) -> Frame:
    """The picture without its shadows and glare, with its contrast widened."""
    light = cv2.blur(frame, (_NEIGHBOURHOOD, _NEIGHBOURHOOD))
    return _widened(cv2.addWeighted(frame, 1, light, -1, 128))


def sharpened(frame: Frame) -> Frame:
    """Half the size with its edges drawn out."""
    small = cv2.resize(frame, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    return np.asarray(
        cv2.addWeighted(small, 1 + _SHARPEN, cv2.GaussianBlur(small, (0, 0), _SOFT), -_SHARPEN, 0), np.uint8
    )


def _widened(frame: NDArray[np.integer[Any] | np.floating[Any]]) -> Frame:
    out = np.empty(frame.shape, np.uint8)
    return np.asarray(cv2.normalize(frame, out, 0, 255, cv2.NORM_MINMAX), np.uint8)


SECOND_LOOKS: tuple[Callable[[Frame], Frame], ...] = (levelled, sharpened)


def find_codes_thoroughly(frame: Frame) -> list[str]:
    """With every second look, until one finds something."""
    looks = (find_codes(better(frame)) for better in SECOND_LOOKS)
    return find_codes(frame) or next((found for found in looks if found), [])


class QrEye:
    """Looks at frame after frame; every ``rest``-th without a code gets one second look, each in its turn."""

    def __init__(self, rest: int = 3) -> None:
        self._rest = rest
        self._without = 0

    def look(self, frame: Frame) -> list[str]:
        """Texts of the codes in it; never raises, whatever the picture."""
        if found := find_codes(frame):
            self._without = 0
            return found
        self._without += 1
        turn, left = divmod(self._without, self._rest)
        return [] if left else find_codes(SECOND_LOOKS[turn % len(SECOND_LOOKS)](frame))
