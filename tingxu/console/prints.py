"""Every printed ticket, kept: raw bytes and picture, numbered, in the run's folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from devices.kinds.scanner import SAMPLE_CODE
from devices.render import render
from tingxu.demo.paper import read_paper


@dataclass(frozen=True, slots=True)
class Print:
    number: int
    raw: Path
    picture: Path


class Prints:
    """Keeps prints below `folder` as NNNN.bin and NNNN.png."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.count = len(list(folder.glob("*.bin")))

    def keep(self, data: bytes) -> Print:
        """Write picture and bytes; the bytes appear last and whole: who waits for them has both."""
        self.count += 1
        raw = self.folder / f"{self.count:04}.bin"
        picture = raw.with_suffix(".png")
        pages = render(data)
        if pages:
            pages[-1].save(picture, compress_level=1)
        part = raw.with_suffix(".part")
        part.write_bytes(data)
        os.replace(part, raw)
        return Print(self.count, raw, picture)

    def newest_code(self) -> str:
        """What the QR code of the newest ticket says; before the first ticket a sample."""
        raw = self.folder / f"{self.count:04}.bin"
        return (read_paper(raw).code if raw.exists() else "") or SAMPLE_CODE


def booking_code(file: Path) -> str:
    """The code of the appointment that the visitor has in hand; without one a sample of a ticket's."""
    return file.read_text("ascii") if file.exists() else SAMPLE_CODE
