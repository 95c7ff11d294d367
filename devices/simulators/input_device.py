"""A simulated input device behind a pipe: a scanner that types, a keypad with a headphone socket.

The pipe stands where the kernel's device file would stand, and holds what the kernel would hand out: whole input
events on 64-bit machines, each key followed by a report. Unplugging ends the pipe and takes its name away.
"""

from __future__ import annotations

import os
import struct
import tempfile
import threading
import time
from pathlib import Path
from typing import Self

_SYN, _KEY, _MSC, _SW = 0, 1, 4, 5
_SHIFT, _ENTER = 42, 28
_HEADPHONES = 2
_ROWS = ((2, "1234567890-=", "!@#$%^&*()_+"), (16, "qwertyuiop[]", "QWERTYUIOP{}"),
         (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'), (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"), (57, " ", ""))  # fmt: skip
"""Rows of a US keyboard: the code of the first key, then the keys without and with shift."""
_OPEN_SECONDS = 10.0


class InputDeviceSimulator:
    """``url`` goes to the driver. Events wait for a reader for a while, as those of a real device do not: a test
    need not know when the driver has opened it."""

    def __init__(self, path: Path | None = None) -> None:
        self._own_folder = None if path else tempfile.TemporaryDirectory(prefix="device-")
        self._path = path or Path(self._own_folder.name if self._own_folder else "") / "event"
        self.url = f"evdev:{self._path}"
        self._lock = threading.Lock()
        self._pipe = -1

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

    def plug(self) -> None:
        with self._lock:
            if self._pipe >= 0:
                return
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.unlink(missing_ok=True)
            os.mkfifo(self._path, 0o600)
            # Open at both ends: the pipe neither ends nor loses what is written before a driver is there.
            self._pipe = os.open(self._path, os.O_RDWR | os.O_NONBLOCK)

    def unplug(self) -> None:
        with self._lock:
            if self._pipe < 0:
                return
            self._path.unlink(missing_ok=True)
            os.close(self._pipe)
            self._pipe = -1

    def press(self, code: int, *, repeats: int = 0) -> None:
        """Press a key, hold it for so many repeats, let it go."""
        self.send(b"".join([_event(_KEY, code, 1), _event(_KEY, code, 2) * repeats, _event(_KEY, code, 0)]))

    def switch(self, code: int, on: bool) -> None:
        self.send(_event(_SW, code, int(on)))

    def send(self, data: bytes) -> None:
        """Put these bytes into the pipe."""
        until = time.monotonic() + _OPEN_SECONDS
        while data and time.monotonic() < until:
            with self._lock:
                if self._pipe < 0:
                    return
                try:
                    data = data[os.write(self._pipe, data) :]
                    continue
                except BlockingIOError:
                    pass  # full: nobody has read yet
            time.sleep(0.005)


class WedgeSimulator(InputDeviceSimulator):
    """A scanner set to keyboard mode."""

    def type(self, text: str, *, enter: bool = True) -> None:
        """Type a code as scanners do: shift only where it is needed, Enter at the end."""
        self.send(b"".join(map(_typed, text)) + (_stroke(_ENTER) if enter else b""))


class KeypadSimulator(InputDeviceSimulator):
    """A tactile keypad. Its socket is a switch."""

    def plug_headphones(self) -> None:
        self.switch(_HEADPHONES, True)

    def pull_headphones(self) -> None:
        self.switch(_HEADPHONES, False)


def _event(kind: int, code: int, value: int) -> bytes:
    now = time.clock_gettime_ns(time.CLOCK_REALTIME)
    stamp = (now // 10**9, now // 1000 % 10**6)
    return struct.pack("=qqHHi", *stamp, kind, code, value) + struct.pack("=qqHHi", *stamp, _SYN, 0, 0)


def _stroke(code: int) -> bytes:
    return _event(_MSC, 4, 0x70000 + code) + _event(_KEY, code, 1) + _event(_KEY, code, 0)


def _typed(char: str) -> bytes:
    for first, plain, shifted in _ROWS:
        if char in plain:
            return _stroke(first + plain.index(char))
        if char in shifted:
            stroke = _stroke(first + shifted.index(char))
            return _event(_KEY, _SHIFT, 1) + stroke + _event(_KEY, _SHIFT, 0)
    raise ValueError("not on a US keyboard")
