"""The edge to the worker process: one request at a time, a watchdog, one retry in a fresh worker."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import structlog
from PySide6.QtCore import QByteArray, QObject, QProcess, QProcessEnvironment, QTimer, Signal, Slot

log = structlog.get_logger(__name__)

START_PATIENCE_SECONDS = 20.0
"""A worker starts in 0.5 s, on a machine busy with starting everything else in some seconds."""
PATIENCE_SECONDS = 8.0
"""Making one sound takes 0.03 s; a worker that is ready and takes this long hangs."""
PATIENCE_PER_CHARACTER = 0.02
_ATTEMPTS = 2


class Engine(QObject):
    """Has sounds made by a worker of its own; one that hangs or dies is replaced, its request repeated."""

    made = Signal(float)
    """The request's sound is in its `out` file; seconds."""
    failed = Signal(str)
    """reason: "silent", "engine_failed", "disk", "engine_died", "engine_hung", "no_engine"."""

    def __init__(
        self, cache: Path, *, patience: float = PATIENCE_SECONDS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._cache = cache
        self._patience = patience
        self._process: QProcess | None = None
        self._request: dict[str, Any] | None = None
        self._attempts = 0
        self._last_id = 0
        self._heard = b""
        self._ready = False
        self._watchdog = QTimer(self)
        self._watchdog.setSingleShot(True)
        self._watchdog.timeout.connect(self._hung)

    @property
    def process_id(self) -> int:
        """Of the present worker; 0 without one."""
        return self._process.processId() if self._process is not None else 0

    @property
    def busy(self) -> bool:
        """Whether a request is not answered yet."""
        return self._request is not None

    def warm_up(self) -> None:
        """Start the worker ahead of the first request."""
        if self._process is None:
            self._start()

    def make(self, request: dict[str, Any]) -> None:
        """Answered by `made` or `failed`, unless cancelled. One at a time."""
        if self._request is not None:
            raise RuntimeError("the engine makes one sound at a time")
        self._last_id += 1
        self._request = request | {"id": self._last_id}
        self._attempts = 0
        self._attempt()

    def cancel(self) -> None:
        """Forget the present request; its sound is no longer wanted."""
        self._request = None
        self._watchdog.stop()

    def close(self) -> None:
        """End the worker."""
        self.cancel()
        self._end()

    def _attempt(self) -> None:
        assert self._request is not None
        self._attempts += 1
        self.warm_up()
        assert self._process is not None
        self._process.write(QByteArray((json.dumps(self._request) + "\n").encode()))
        self._watch()

    def _watch(self) -> None:
        """Start afresh to wait for the answer to the present request."""
        assert self._request is not None
        length = sum(len(line["text"]) for line in self._request["lines"])
        patience = self._patience + PATIENCE_PER_CHARACTER * length if self._ready else START_PATIENCE_SECONDS
        self._watchdog.start(round(1000 * patience))

    def _start(self) -> None:
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        root = str(Path(__file__).parents[2])
        known = environment.value("PYTHONPATH", "")
        environment.insert("PYTHONPATH", os.pathsep.join(filter(None, (root, known))))
        process.setProcessEnvironment(environment)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._hear)
        process.finished.connect(self._died)
        process.errorOccurred.connect(self._broken)
        self._process, self._heard, self._ready = process, b"", False
        process.start(sys.executable, ["-m", "ui_common.voice.worker", str(self._cache)])

    @Slot()
    def _hear(self) -> None:
        if self._process is None:
            return
        self._heard += self._process.readAllStandardOutput().data()
        *lines, self._heard = self._heard.split(b"\n")
        for line in lines:
            self._answered(json.loads(line))

    def _answered(self, answer: dict[str, Any]) -> None:
        if answer.get("ready") is False:
            log.error("voice.no_engine", detail=answer["detail"])
            self._end()
            self._settle("no_engine")
        elif answer.get("ready"):
            self._ready = True
            if self._request is not None:
                self._watch()
        elif self._request is not None and answer.get("id") == self._request["id"]:
            if "failed" in answer:
                log.warning("voice.not_made", reason=answer["failed"], detail=answer["detail"])
                self._settle(answer["failed"])
            else:
                self._settle("", answer["seconds"])

    def _settle(self, reason: str, seconds: float = 0.0) -> None:
        if self._request is None:
            return
        self.cancel()
        if reason:
            self.failed.emit(reason)
        else:
            self.made.emit(seconds)

    @Slot()
    def _hung(self) -> None:
        self._replace("engine_hung")

    @Slot()
    def _died(self) -> None:
        self._replace("engine_died")

    @Slot(QProcess.ProcessError)
    def _broken(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._replace("engine_died")

    def _replace(self, reason: str) -> None:
        """The worker is of no more use; the next request, or this one's second attempt, has a new one."""
        log.error("voice.worker_replaced", reason=reason)
        self._end()
        if self._request is None:
            return
        if self._attempts < _ATTEMPTS:
            self._attempt()
        else:
            self._settle(reason)

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        for signal in (process.readyReadStandardOutput, process.finished, process.errorOccurred):
            signal.disconnect()
        process.kill()
        process.waitForFinished(1000)
        process.deleteLater()
