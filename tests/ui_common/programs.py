"""The smallest program with a window: `python -m tests.ui_common.programs MAIN_QML`."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui_common.stage import Stage
from ui_common.window import run_program

QML_IMPORT_NAME = "Tingxu.Sample"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class Sample(QObject):  # type: ignore[operator]
    changed = Signal()

    @Property(str, notify=changed)
    def number(self) -> str:
        return "A001"

    @Slot()
    def fail(self) -> None:
        raise ZeroDivisionError("a bug")


def view_models(stage: Stage) -> dict[str, object]:
    return {"sample": Sample()}


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    code = run_program("sample", Path(sys.argv[1]), view_models, panel="kiosk", size=(540, 960),
                       language="en", on_start=lambda: say("started"), on_stop=lambda: say("stopped"))
    sys.exit(code)
