"""A QR code for QML, drawn with sharp modules and its quiet zone."""

from __future__ import annotations

from PySide6.QtCore import Property, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

QML_IMPORT_NAME = "Tingxu.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

QUIET_MODULES = 4


def matrix_of(text: str) -> list[list[bool]]:
    """The modules of a code with medium error correction; True is dark."""
    # Imported here: the first page has no code, and the library takes its time.
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode

    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    return [[bool(cell) for cell in row] for row in code.get_matrix()]


@QmlElement
class QrCode(QQuickPaintedItem):
    """Always dark on white, whatever the theme: phones read that best."""

    textChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._matrix: list[list[bool]] = []

    @Property(str, notify=textChanged)
    def text(self) -> str:
        return self._text

    @text.setter  # type: ignore[no-redef]
    def text(self, text: str) -> None:
        if text == self._text:
            return
        self._text = text
        self._matrix = matrix_of(text) if text else []
        self.textChanged.emit()
        self.update()

    def paint(self, painter: QPainter) -> None:
        if not self._matrix:
            return
        side = min(self.width(), self.height())
        painter.fillRect(QRectF(0, 0, side, side), Qt.GlobalColor.white)
        module = int(side // (len(self._matrix) + 2 * QUIET_MODULES))
        start = int((side - module * len(self._matrix)) // 2)
        for y, row in enumerate(self._matrix):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(
                        start + x * module, start + y * module, module, module, Qt.GlobalColor.black
                    )
