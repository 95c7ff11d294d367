"""What is on a printer's paper, also where power failed in the middle of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from devices.codecs.escpos_stream import OpReader
from tingxu.storm.judge import Printed

_WORDS = {"text": "gb18030", "latin": "cp437"}
_NUMBER = re.compile(r"\b[A-Z]\d{3,4}\b")
_ADDRESS = re.compile(r"https?://[!-~]+")
_QR_DATA = b"1P"
"""What the data of a QR code begins with: function 180, then 0."""


def read_papers(data: bytes) -> Iterator[Printed]:
    """Each number with the code under it. A ticket torn before its code is none: nobody can scan it.

    The printer's bytes up to a cut may hold what was left of a ticket when power failed, and another whole one.
    """
    reader, words = OpReader(), ""
    for op in [*reader.receive(data), *reader.finish()]:
        if op.name in _WORDS:
            words += op.data.decode(_WORDS[op.name], "replace") + "\n"
        elif op.name == "qr" and op.data[:2] == _QR_DATA:
            code = op.data[3:].decode("ascii", "replace")
            numbers = _NUMBER.findall(words)
            if numbers and _ADDRESS.fullmatch(code):
                yield Printed(numbers[-1], code)
            words = ""
