"""A finger on a virtual display, by the X server's own XTEST: the moment of a touch is known exactly."""

from __future__ import annotations

import ctypes
import time
from ctypes import c_char_p, c_int, c_uint, c_ulong, c_void_p

PRESSED_SECONDS = 0.08


class Pointer:
    """The pointer of one display."""

    def __init__(self, display: str) -> None:
        self._x11 = ctypes.CDLL("libX11.so.6")
        self._xtst = ctypes.CDLL("libXtst.so.6")
        self._x11.XOpenDisplay.restype, self._x11.XOpenDisplay.argtypes = c_void_p, [c_char_p]
        self._x11.XSync.argtypes = [c_void_p, c_int]
        self._x11.XCloseDisplay.argtypes = [c_void_p]
        self._xtst.XTestFakeMotionEvent.argtypes = [c_void_p, c_int, c_int, c_int, c_ulong]
        self._xtst.XTestFakeButtonEvent.argtypes = [c_void_p, c_uint, c_int, c_ulong]
        self._display = self._x11.XOpenDisplay(display.encode())
        if not self._display:
            raise OSError(f"no display {display}")

    def tap(self, x: int, y: int) -> float:
        """Press there and let go; when (time.monotonic) it let go."""
        self._xtst.XTestFakeMotionEvent(self._display, 0, x, y, 0)
        self._xtst.XTestFakeButtonEvent(self._display, 1, 1, 0)
        self._x11.XSync(self._display, 0)
        time.sleep(PRESSED_SECONDS)
        released = time.monotonic()
        self._xtst.XTestFakeButtonEvent(self._display, 1, 0, 0)
        self._x11.XSync(self._display, 0)
        return released

    def close(self) -> None:
        self._x11.XCloseDisplay(self._display)
