"""QR codes for QML: image://code/TEXT, percent-encoded, with sharp modules and a quiet zone.

An image and no item of our own: PySide never lets go of a Python object that QML made, and a kiosk makes a page
for every ticket.
"""

from __future__ import annotations

from urllib.parse import unquote

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQml import QQmlEngine
from PySide6.QtQuick import QQuickImageProvider

QUIET_MODULES = 4
DEFAULT_PX = 240


def provide_codes(engine: QQmlEngine) -> None:
    """Before a page with a code is loaded."""
    engine.addImageProvider("code", CodeProvider())


def matrix_of(text: str) -> list[list[bool]]:
    """The modules of a code with medium error correction; True is dark."""
    # Imported here: the first page has no code, and the library takes its time.
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode

    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    return [[bool(cell) for cell in row] for row in code.get_matrix()]


def draw_code(text: str, side: int) -> QImage:
    """A square of `side` px: dark on white, whatever the theme, since phones read that best."""
    image, matrix = QImage(side, side, QImage.Format.Format_RGB32), matrix_of(text)
    image.fill(Qt.GlobalColor.white)
    module = side // (len(matrix) + 2 * QUIET_MODULES)
    start = (side - module * len(matrix)) // 2
    painter = QPainter(image)
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            if dark:
                painter.fillRect(start + x * module, start + y * module, module, module, Qt.GlobalColor.black)
    painter.end()
    return image


class CodeProvider(QQuickImageProvider):
    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        side = min(requestedSize.width(), requestedSize.height())
        return draw_code(unquote(id), side if side > 0 else DEFAULT_PX)
