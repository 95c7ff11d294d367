"""The counter program's settings file."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from devices.profile_names import checked_profile
from devices.urls import checked_url
from ui_common.settings import ProgramSettings


class GearSettings(BaseModel):
    """A device at the counter. `url`: serial:/path?baud=9600 or tcp://host:port; `profile`: a name in
    devices/profiles or a file; `address`: the number set on the device, where it is not the profile's."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    kind: ClassVar[str]

    url: Annotated[str, AfterValidator(checked_url)]
    profile: str
    address: Annotated[int, Field(ge=0, le=255)] | None = None

    @model_validator(mode="after")
    def _known(self) -> Self:
        checked_profile(self.kind, self.profile, self.url)
        return self


class BarSettings(GearSettings):
    """The LED bar over the counter, and what it says when nobody is called."""

    kind = "led-bar"
    profile: str = "led-bar-69"
    idle: Annotated[str, Field(min_length=1, max_length=40)] = "欢迎光临"
    paused: Annotated[str, Field(min_length=1, max_length=40)] = "暂停服务"


class PadSettings(GearSettings):
    """The clerk's call pad."""

    kind = "call-pad"
    profile: str = "call-pad-polled"


class RatingSettings(GearSettings):
    """The visitor's rating pad."""

    kind = "rating-pad"
    profile: str = "rating-pad-keys"


class CounterSettings(ProgramSettings):
    """`id`: the counter's number as people see it. `dark` and `large_print`: how the terminal starts."""

    id: Annotated[str, Field(pattern=r"^[0-9]{1,2}$")]
    dark: bool = False
    large_print: bool = False
    bar: BarSettings | None = None
    pad: PadSettings | None = None
    rating: RatingSettings | None = None
