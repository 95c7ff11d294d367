"""The hub's settings: a TOML file, over which the environment (TINGXU_HUB_DATA, …) has the last word."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict


class SettingsError(Exception):
    """The settings can't be used; the text names file, key and cure."""


class HubSettings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="TINGXU_HUB_", extra="forbid", frozen=True)

    data: Path
    """Folder of the keys and of the database that is a file; relative to the settings file."""
    listen: Annotated[str, Field(pattern=r"^[^:\s]+:[0-9]{1,5}$")] = "127.0.0.1:8700"
    """Address and port; port 0 takes a free one."""
    database: Annotated[str, Field(pattern=r"^(postgresql|sqlite)://[^\s]+$")] | None = None
    """postgresql://user@host/name, for several hubs. Default: hub.db in `data`. Never logged."""
    public_url: Annotated[str, Field(pattern=r"^https?://[^\s]+[^/\s]$")] | None = None
    """Where visitors' phones reach the hub: what a ticket's QR code begins with. Default: `listen`."""
    hubs: tuple[Annotated[str, Field(pattern=r"^https?://[^/\s]+/?$")], ...] = ()
    """How programs reach the hubs of this hall, all of them, for enrolment. Default: this one."""
    hall: Path
    """The definition that seeds the hall; relative to the settings file."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return env_settings, init_settings

    @classmethod
    def load(cls, path: Path, database: str | None = None) -> Self:
        """The settings in the file at `path`; `database` has the very last word. Raises SettingsError."""
        try:
            settings = cls(**tomllib.loads(path.read_text()))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise SettingsError(f"{path}: {error}") from error
        except ValidationError as error:
            raise SettingsError("\n".join(_explain(path, each) for each in error.errors())) from error
        folder = path.resolve().parent
        paths = {"data": folder / settings.data, "hall": folder / settings.hall}
        return settings.model_copy(update=paths | ({} if database is None else {"database": database}))

    @property
    def address(self) -> tuple[str, int]:
        host, _, port = self.listen.rpartition(":")
        return host, int(port)

    @property
    def place(self) -> Path | str:
        """File or URL of the database."""
        return self.database or self.data / "hub.db"

    @property
    def keys(self) -> Path:
        return self.data / "keys.json"


def _explain(path: Path, error: ErrorDetails) -> str:
    key = ".".join(str(part) for part in error["loc"])
    if error["type"] == "extra_forbidden":
        known = ", ".join(HubSettings.model_fields)
        return f"{path}: unknown key {key!r}: take it out, or use one of {known}"
    if error["type"] == "missing":
        return f'{path}: key {key!r} is missing: add {key} = "..."'
    return f"{path}: key {key!r}: {error['msg']}; put it right"
