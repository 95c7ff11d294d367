"""A simulated ticket printer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Self

from devices.status import PaperState


class PrinterSimulator:
    def __init__(
        self,
        link_path: Path | None = None,
        *,
        port: int | None = None,
        on_ticket: Callable[[bytes], None] | None = None,
    ) -> None:
        self.url = ""

    def start(self) -> Self:
        raise NotImplementedError

    def stop(self) -> None:
        raise NotImplementedError

    def set_paper(self, paper: PaperState) -> None:
        raise NotImplementedError

    def take_ticket(self) -> None:
        raise NotImplementedError
