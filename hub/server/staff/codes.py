"""Codes as pictures, to be printed and stuck to machines."""

from __future__ import annotations

from collections.abc import Iterator

import qrcode
from starlette.requests import Request


def address(request: Request, code: str) -> str:
    """What the sticker's code holds: the hub by the name under which it was just asked, always over TLS."""
    return f"https://{request.url.netloc}/r/{code}"


def picture(text: str) -> tuple[int, str]:
    """A QR code as modules a side, with the quiet zone, and the path of an SVG."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=4)
    code.add_data(text)
    matrix = code.get_matrix()
    return len(matrix), "".join(_runs(matrix))


def _runs(matrix: list[list[bool]]) -> Iterator[str]:
    for y, row in enumerate(matrix):
        x = 0
        while x < len(row):
            begin = x
            while x < len(row) and row[x]:
                x += 1
            if x > begin:
                yield f"M{begin} {y}h{x - begin}v1h{begin - x}z"
            x += 1
