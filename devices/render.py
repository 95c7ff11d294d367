"""Pictures of what a printer would print: ESC/POS bytes to Pillow images, one per ticket."""

from __future__ import annotations

from PIL import Image


def render(data: bytes, dots: int = 576) -> list[Image.Image]:
    raise NotImplementedError
