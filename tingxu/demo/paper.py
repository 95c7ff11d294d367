"""Printed tickets as the console kept them: the printer's bytes, their text, their picture, their QR code."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from devices.codecs.escpos_stream import OpReader


@dataclass(frozen=True, slots=True)
class Paper:
    """One printed ticket. `text`: its printed words, a line each; `code`: what its QR code holds."""

    number: int
    picture: Path
    text: str
    code: str


def read_paper(raw: Path) -> Paper:
    """The paper whose bytes are in `raw`; its picture stands beside it."""
    reader = OpReader()
    ops = [*reader.receive(raw.read_bytes()), *reader.finish()]
    words = {"text": "gb18030", "latin": "cp437"}
    text = "".join("\n" if op.name == "newline" else op.data.decode(words[op.name]) for op in ops
                   if op.name in {*words, "newline"})  # fmt: skip
    codes = [op.data[3:].decode("ascii") for op in ops if op.name == "qr" and op.data[:2] == b"1P"]
    return Paper(int(raw.stem), raw.with_suffix(".png"), text, codes[-1] if codes else "")


def papers(folder: Path) -> list[Path]:
    """The bytes of every print so far, oldest first. The picture is written before the bytes appear."""
    return sorted(folder.glob("[0-9]*.bin"))
