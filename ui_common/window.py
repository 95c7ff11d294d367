"""A program with a window, from its start to a clean end."""

from __future__ import annotations

import builtins
import linecache
import os
import signal
import socket
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import FrameType, TracebackType

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication

from ui_common.messages import record_qt_messages
from ui_common.probe import Probe
from ui_common.stage import Stage, choose_graphics

BUG = 70
"""Exit code after an exception that nobody caught (sysexits' "internal software error")."""


def run_program(
    name: str,
    main_qml: Path,
    initial_properties: Callable[[Stage], Mapping[str, object]],
    *,
    panel: str,
    size: tuple[int, int],
    language: str = "zh",
    fullscreen: bool = False,
    on_start: Callable[[], None] | None = None,
    on_stop: Callable[[], None] | None = None,
) -> int:
    """Show `main_qml` (its root an AppWindow) until it is closed or SIGINT/SIGTERM comes; the exit code.

    A bug in a slot is logged once and ends the program with BUG, for its supervisor to start it afresh.
    `initial_properties(stage)` makes the view-models once the application is there; `on_start` runs when the
    window is shown, `on_stop` before anything is taken down. TINGXU_PROBE=<socket path> opens the Probe.
    """
    _stop_reading_sources()
    record_qt_messages()
    choose_graphics()
    app = QGuiApplication([name])
    app.setApplicationName(name)
    quitter = _QuitOnSignal(app)
    stage = Stage(panel, language)
    window = stage.show(main_qml, initial_properties(stage), size, fullscreen)
    probe = Probe(window, os.environ["TINGXU_PROBE"]) if os.environ.get("TINGXU_PROBE") else None
    if on_start is not None:
        on_start()
    sys.excepthook = partial(_end_on_bug, app)
    code = app.exec()
    sys.excepthook = sys.__excepthook__
    if on_stop is not None:
        on_stop()
    if probe is not None:
        probe.close()
    stage.close()
    quitter.close()
    return code


def _stop_reading_sources() -> None:
    """Give Python its own import back. PySide's reads and keeps the source of every module that comes after Qt,
    to see whether it asks for `__feature__`, which none of ours does: 10 MB and a tenth of a second.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    linecache.clearcache()


def _end_on_bug(app: QGuiApplication, kind: type[BaseException], bug: BaseException,
                trace: TracebackType | None) -> None:
    """Qt goes on after an exception in a slot; a screen that is half right is worse than a restart."""
    import structlog  # here: a tenth of a second that no first frame waits for

    structlog.get_logger("window").critical("bug", exc_info=(kind, bug, trace))
    QTimer.singleShot(0, app, partial(app.exit, BUG))


class _QuitOnSignal:
    """Ends the event loop on SIGINT and SIGTERM: Python's wake-up descriptor, watched by Qt."""

    def __init__(self, app: QGuiApplication) -> None:
        self._app = app
        self._ours, self._woken = socket.socketpair()
        for end in (self._ours, self._woken):
            end.setblocking(False)
        self._before = {kind: signal.signal(kind, self._quit) for kind in (signal.SIGINT, signal.SIGTERM)}
        signal.set_wakeup_fd(self._woken.fileno())
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._drain)

    def _drain(self) -> None:
        """Reading gives Python the turn in which it runs the handler."""
        self._ours.recv(64)

    def _quit(self, number: int, frame: FrameType | None) -> None:
        """Python may run this within any call from Qt, or before the loop: only ask the loop to end."""
        QTimer.singleShot(0, self._app, self._app.quit)

    def close(self) -> None:
        """Give the signals back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for number, before in self._before.items():
            signal.signal(number, before)
        self._ours.close()
        self._woken.close()
