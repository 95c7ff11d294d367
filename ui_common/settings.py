"""A program's settings: one TOML file, read strictly."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict


class SettingsError(ValueError):
    """Settings that cannot be used; says which file, which key and what to do."""


Url = Annotated[str, Field(pattern=r"^https?://[^/\s]+/?$")]


class HubSettings(BaseModel):
    """Where the hub is, or the several hubs of the hall, and who this program is to them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: Url | None = None
    urls: tuple[Url, ...] = ()
    token: str = Field(min_length=16)


    @model_validator(mode="after")
    def _one_or_several(self) -> Self:
        if (self.url is None) == (not self.urls):
            raise ValueError("`url` for one hub, or `urls` for several")
        return self

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every hub, the preferred one first."""
        return self.urls if self.url is None else (self.url,)


class ProgramSettings(BaseSettings):
    """What every program's file has; a program adds its own keys in a subclass.

    TINGXU_HUB__TOKEN and the like in the environment win over the file, so that a secret need not be in it.
    """

    model_config = SettingsConfigDict(
        extra="forbid", frozen=True, env_prefix="TINGXU_", env_nested_delimiter="__")

    hub: HubSettings
    language: Literal["zh", "en"] = "zh"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment before the file, and nothing else."""
        return env_settings, init_settings

    @classmethod
    def load(cls, path: Path) -> Self:
        """The settings in `path`. Raises SettingsError naming file, key and cure."""
        try:
            return cls(**_table(path))
        except ValidationError as error:
            raise SettingsError("\n".join(_sentence(path, detail) for detail in error.errors())) from None


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SettingsError(f"{path}: no such file; `tingxu hub enrol` writes one") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: not TOML: {error}") from error


def _sentence(path: Path, detail: ErrorDetails) -> str:
    key = ".".join(str(part) for part in detail["loc"])
    if detail["type"] == "extra_forbidden":
        return f"{path}: {key} is unknown; remove it or mend its spelling"
    if detail["type"] == "missing":
        return f"{path}: {key} is missing; add it, or write the file anew with `tingxu hub enrol`"
    return f"{path}: {key}: {detail['msg']}; correct the value"
