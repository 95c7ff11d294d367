"""Our pictograms (resources/icons) for QML: image://icon/NAME/RRGGBB, in the wanted colour and size."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
DEFAULT_PX = 48


def icon_names() -> list[str]:
    """Every icon there is."""
    return sorted(path.stem for path in ICONS.glob("*.svg"))


def draw_icon(name: str, colour: str, px: int) -> QImage:
    """The icon as a transparent square of `px`; a null image when there is no such icon or it is no SVG."""
    path = ICONS / f"{name}.svg"
    if not name.replace("-", "").isalnum() or not path.is_file():
        return QImage()
    source = path.read_text(encoding="utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    image = QImage(px, px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, px, px))
    painter.end()
    return image


class IconProvider(QQuickImageProvider):
    """image://icon/NAME/RRGGBB; an unknown name gives no image, and Qt says so."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        name, _, colour = id.partition("/")
        px = max(requestedSize.width(), requestedSize.height())
        return draw_icon(name, f"#{colour or '000000'}", px if px > 0 else DEFAULT_PX)
