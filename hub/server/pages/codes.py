"""The code that is stuck to a machine: whoever scans it is there, to clean or inspect it (self-service-5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import qrcode
from starlette.requests import Request

from hub.codes import check_code, make_code
from hub.keys import Keys

ROUND = "r"
GOOD_FOR = timedelta(days=2 * 366)
"""A sticker is renewed long before."""


def round_code(keys: Keys, machine: str, now: datetime) -> str:
    """For `machine`, as kiosk:k1. Codes know no colon, ids of machines no underscore."""
    return make_code(keys, ROUND, machine.replace(":", "_", 1), now + GOOD_FOR)


def machine_of(keys: Keys, code: str, now: datetime) -> str:
    """The machine that the code is stuck to. Raises ForgedCode or ExpiredCode."""
    return check_code(keys, ROUND, code, now).replace("_", ":", 1)


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
