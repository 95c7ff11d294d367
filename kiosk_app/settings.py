"""What a kiosk's settings file says beyond what every program's does."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from devices.kinds import WORDS
from devices.profile_names import checked_profile
from devices.urls import checked_url
from ui_common.settings import ProgramSettings


def _known_kind(word: str) -> str:
    if word not in WORDS:
        raise ValueError(f"no such kind; known are {', '.join(WORDS)}")
    return word


class IdCardSettings(BaseModel):
    """The card reader. `url`: serial:/path?baud=115200 or tcp://host:port."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: Annotated[str, AfterValidator(checked_url)]
    profile: str = "sdt-serial"

    @model_validator(mode="after")
    def _known(self) -> Self:
        checked_profile("idcard", self.profile, self.url)
        return self


class PrinterSettings(BaseModel):
    """The ticket printer. `profile`: a name in devices/profiles or a file; it knows the paper's width."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: Annotated[str, AfterValidator(checked_url)]
    profile: str = "escpos-80"

    @model_validator(mode="after")
    def _known(self) -> Self:
        checked_profile("printer", self.profile, self.url)
        return self


class VoiceSettings(BaseModel):
    """Reading aloud. `sink`: auto (the sound card), alsa:PCM, or file:DIR."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sink: Annotated[str, Field(pattern=r"^(auto|alsa:.+|file:.+)$")] = "auto"
    headphones: Annotated[str, Field(pattern=r"^(auto|alsa:.+|file:.+)$")] | None = None
    """Where the sound goes while headphones are in the keypad's socket. None: to the same place, whose wiring
    switches over by itself."""


class DeviceSettings(BaseModel):
    """Any other device. `kind`: a word of `tingxu devices list`; without `profile` the kind's own."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Annotated[str, AfterValidator(_known_kind)]
    url: Annotated[str, AfterValidator(checked_url)]
    profile: str = ""

    @model_validator(mode="after")
    def _known(self) -> Self:
        checked_profile(self.kind, self.profile, self.url)
        return self


class TechnicianSettings(BaseModel):
    """Who may open the technician's pages."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    pin: Annotated[str, Field(pattern=r"^\$argon2id\$")]
    """The PIN's argon2 hash; `tingxu pin` writes it."""


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
    device: tuple[DeviceSettings, ...] = ()
    """Any number of [[device]]."""
    technician: TechnicianSettings | None = None
    """None: nobody can open the technician's pages."""
    voice: VoiceSettings = VoiceSettings()

    def outbox(self, folder: Path) -> Path:
        """Where the outbox is, with these settings read from a file in `folder`."""
        return (self.data or folder) / f"outbox-{self.id}.sqlite"

    def seal_key(self, folder: Path) -> Path:
        """The key under which the outbox keeps what it must of a person."""
        return self.outbox(folder).with_suffix(".key")
