"""The check of all QML finds a slip, and finds none in what we ship."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui_common.lint import ROOT, LintError, lint

MODEL = '''
from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

QML_IMPORT_NAME = "Tingxu.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class Session(QObject):
    changed = Signal()

    @Property(str, notify=changed)
    def number(self):
        return "A001"

    @Property(float, constant=True)
    def share(self):
        return 0.5
'''
PAGE = """
import QtQuick
import Tingxu.Core
import Tingxu.Kiosk
import Tingxu.Ui

Page {
    required property Session session
    speech: session.SPEECH
    Title { text: "A"; color: Theme.COLOUR; opacity: session.share }
}
"""


def planted(root: Path, speech: str, colour: str) -> list[str]:
    (root / "kiosk_app").mkdir()
    (root / "kiosk_app" / "session.py").write_text(MODEL, encoding="utf-8")
    page = PAGE.replace("SPEECH", speech).replace("COLOUR", colour)
    (root / "kiosk_app" / "Welcome.qml").write_text(page.replace("session.", "root.session.").replace(
        "Page {", "Page {\n    id: root"), encoding="utf-8")
    return lint(root, root / "out")


def test_what_a_base_of_another_module_has_is_known(tmp_path: Path) -> None:
    (tmp_path / "kiosk_app").mkdir()
    shown, session = MODEL.split("@QmlElement")
    shown = shown.split("QML_IMPORT_NAME")[0] + f"""class ShownLater(QObject):
    changed = Signal()
{session.split("changed = Signal()")[1]}"""
    (tmp_path / "kiosk_app" / "shown_later.py").write_text(shown, encoding="utf-8")
    model = MODEL.split("class Session")[0] + "class Session(ShownLater):\n    pass\n"
    model = "from kiosk_app.shown_later import ShownLater\n" + model
    (tmp_path / "kiosk_app" / "session.py").write_text(model, encoding="utf-8")
    page = PAGE.replace("session.", "root.session.").replace("Page {", "Page {\n    id: root")
    page = page.replace("COLOUR", "primaryInk")
    written = tmp_path / "kiosk_app" / "Welcome.qml"
    written.write_text(page.replace("SPEECH", "number"), encoding="utf-8")
    assert lint(tmp_path, tmp_path / "out") == []
    written.write_text(page.replace("SPEECH", "nubmer"), encoding="utf-8")
    assert any("nubmer" in line for line in lint(tmp_path, tmp_path / "out"))


def test_a_right_page_passes(tmp_path: Path) -> None:
    assert planted(tmp_path, "number", "primaryInk") == []


@pytest.mark.parametrize(("speech", "colour", "slip"), [
    ("nubmer", "primaryInk", "nubmer"),
    ("number", "primaryInkk", "primaryInkk"),
])
def test_a_mistyped_property_of_python_is_caught(tmp_path: Path, speech: str, colour: str, slip: str) -> None:
    assert slip in "\n".join(planted(tmp_path, speech, colour))


def test_a_source_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "kiosk_app").mkdir()
    (tmp_path / "kiosk_app" / "A.qml").write_text("import QtQuick\nItem {}\n", encoding="utf-8")
    (tmp_path / "kiosk_app" / "a.py").write_text('QML_IMPORT_NAME = "Tingxu.Kiosk"\ndef (', encoding="utf-8")
    with pytest.raises(LintError):
        lint(tmp_path, tmp_path / "out")


def test_what_screens_share_has_no_warning(tmp_path: Path) -> None:
    (tmp_path / "ui_common").symlink_to(ROOT / "ui_common")
    assert lint(tmp_path, tmp_path / "out") == []
