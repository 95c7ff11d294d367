"""What Qt has to say: into our log, and kept, so that a test can ask for silence."""

from __future__ import annotations

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

qt_warnings: list[str] = []
"""Every warning since the start, oldest first; at most MOST."""
MOST = 200

_HARMLESS = ("This plugin does not support raise()",)
"""The offscreen platform says so at each window; nothing can be done about it."""
_LEVELS = {QtMsgType.QtDebugMsg: "debug", QtMsgType.QtInfoMsg: "info", QtMsgType.QtWarningMsg: "warning",
           QtMsgType.QtCriticalMsg: "error", QtMsgType.QtFatalMsg: "critical"}


def record_qt_messages() -> None:
    """From now on Qt's messages go to the log, warnings and worse also to `qt_warnings`."""
    qInstallMessageHandler(_record)


def _record(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if message.startswith(_HARMLESS):
        return
    level = _LEVELS[kind]
    if level not in ("debug", "info") and len(qt_warnings) < MOST:
        qt_warnings.append(message)
    import structlog  # here: a tenth of a second that no first frame waits for; Qt is silent when all is well

    getattr(structlog.get_logger("qt"), level)("qt", message=message, category=context.category)
