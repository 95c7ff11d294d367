"""Which encoding a portal's file is in: its byte order mark says so, else what most of its lines can be."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import TextIO

LONGEST_LINE = 64 * 1024
"""Bytes of a line that are looked at; characters of one that is read."""
BROKEN = "\ufffd"
"""What stands for bytes that are no text."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip


def encoding_of(file: Path) -> str:
    """The file is read once, a line at a time. GB 18030 holds GBK and GB 2312. Raises OSError."""
    with file.open("rb") as stream:
        begin = stream.read(3)
        for mark, name in _MARKS:
            if begin.startswith(mark):
                return name
        stream.seek(0)
        text = other = 0
        while line := stream.readline(LONGEST_LINE):
            if line.isascii():
                continue
            if _is_utf8(line):
                text += 1
            else:
                other += 1
    return "gb18030" if other > text else "utf-8"


def opened_text(file: Path) -> TextIO:
    """Its text; where bytes are none, BROKEN stands. Raises OSError."""
    return file.open("r", encoding=encoding_of(file), errors="replace", newline="")


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
