"""What a kiosk's settings file says beyond what every program's does."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from ui_common.settings import ProgramSettings


class IdCardSettings(BaseModel):
    """The card reader. `url`: serial:/path?baud=115200 or tcp://host:port."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: Annotated[str, Field(min_length=1)]
    profile: str = "sdt-serial"


class PrinterSettings(BaseModel):
    """The ticket printer. `profile`: a name in devices/profiles or a file; it knows the paper's width."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: Annotated[str, Field(min_length=1)]
    profile: str = "escpos-80"


class VoiceSettings(BaseModel):
    """Reading aloud. `sink`: auto (the sound card), alsa:PCM, or file:DIR."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sink: Annotated[str, Field(pattern=r"^(auto|alsa:.+|file:.+)$")] = "auto"


class KioskSettings(ProgramSettings):
    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,32}$")]
    idle_seconds: Annotated[float, Field(ge=20, le=600)] = 45.0
    """How long nobody may touch the screen before it asks; never so short that slow readers are hurried."""
    data: Path | None = None
    """Folder of the outbox; beside the settings file when not given."""
    idcard: IdCardSettings | None = None
    """None: this kiosk has no card reader."""
    printer: PrinterSettings | None = None
    """None: numbers are shown on the screen."""
    voice: VoiceSettings = VoiceSettings()

    def outbox(self, folder: Path) -> Path:
        """Where the outbox is, with these settings read from a file in `folder`."""
        return (self.data or folder) / f"outbox-{self.id}.sqlite"

    def seal_key(self, folder: Path) -> Path:
        """The key under which the outbox keeps what it must of a person."""
        return self.outbox(folder).with_suffix(".key")
