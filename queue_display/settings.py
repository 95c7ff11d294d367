"""board.toml."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from ui_common.settings import ProgramSettings
from ui_common.voice.voice import NORMAL_RATE


class VoiceSettings(BaseModel):
    """`sink`: "auto" (the sound card), "alsa:NAME" or "file:FOLDER". Of a hall's boards one has `enabled`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    enabled: bool = True
    sink: Annotated[str, Field(pattern=r"^(auto|alsa:.+|file:.+)$")] = "auto"
    mixer: Annotated[str, Field(pattern=r"^(auto|none|alsa:.+)$")] = "auto"
    """Where the speaker's level is looked at, so that a muted one is noticed: with "auto" the machine's own, where
    the sink is "auto" too."""
    repeat: Annotated[int, Field(ge=1, le=3)] = 2
    chime: bool = True
    english: bool = False
    """Say each call in English too, after the Chinese."""
    volume: Annotated[float, Field(ge=0, le=1)] = 1.0
    rate: Annotated[int, Field(ge=80, le=260)] = NORMAL_RATE
    """Words a minute."""

    @property
    def looked_at(self) -> str:
        """The mixer to look at; "" for none."""
        if self.mixer == "auto":
            return "auto" if self.sink == "auto" else ""
        return "" if self.mixer == "none" else self.mixer


class BoardSettings(ProgramSettings):
    """A call board's file. `id` is the board's name with the hub."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
    voice: VoiceSettings = VoiceSettings()
    high_contrast: bool = False
    reduced_motion: bool = False
