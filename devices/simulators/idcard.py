"""A simulated identity card reader."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from devices.simulators.cards import SampleCard


class IdCardReaderSimulator:
    def __init__(self, link_path: Path | None = None) -> None:
        self.url = ""

    def start(self) -> Self:
        raise NotImplementedError

    def stop(self) -> None:
        raise NotImplementedError

    def place_card(self, card: SampleCard) -> None:
        raise NotImplementedError

    def remove_card(self) -> None:
        raise NotImplementedError
