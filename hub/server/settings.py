"""The hub's settings: a TOML file, over which the environment (TINGXU_HUB_DATA, …) has the last word."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any, Self, TypeAlias

import pydantic_settings
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from hub.secret_file import SecretFileError, check_secret


class SettingsError(Exception):
    """The settings can't be used; the text names file, key and cure."""


def _no_nul(path: Path) -> Path:
    if "\0" in str(path):
        raise ValueError("no file has that name")
    return path


File: TypeAlias = Annotated[Path, AfterValidator(_no_nul)]


class SmsSettings(BaseModel):
    """The gateway of text messages to visitors; docs/operating.md says what it is asked and answers."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: Annotated[str, Field(pattern=r"^https?://[^\s@]+$")]
    """Where messages are posted to: https, but for a gateway on this machine."""
    token: SecretStr
    timeout: Annotated[float, Field(ge=0.5, le=30)] = 5.0
    """Seconds for it to accept the line, and to answer."""


class HubSettings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="TINGXU_HUB_", extra="forbid", frozen=True)

    data: File
    """Folder of the keys and of the database that is a file; relative to the settings file."""
    listen: Annotated[str, Field(pattern=r"^[^:\s]+:[0-9]{1,5}$")] = "127.0.0.1:8700"
    """Address and port; port 0 takes a free one."""
    tls: bool = True
    """False only where something else before the hub speaks TLS to the programs: said in so many words."""
    names: list[Annotated[str, Field(pattern=r"^[A-Za-z0-9._:-]{1,253}$")]] = []
    """Names and addresses by which programs reach the hub, beside this machine's own; the first is enrolled with."""
    database: Annotated[str, Field(pattern=r"^(postgresql|sqlite)://[^\s]+$")] | None = None
    """postgresql://user@host/name, for several hubs. Default: hub.db in `data`. Never logged."""
    public_listen: Annotated[str, Field(pattern=r"^[^:\s]+:[0-9]{1,5}$")] | None = None
    """A second port, plain HTTP, with the page behind a ticket's QR code and /v1/health, and nothing else."""
    public_url: Annotated[str, Field(pattern=r"^https?://[^\s]+[^/\s]$")] | None = None
    """Where phones reach the hub: what a ticket's QR code begins with. Default: `public_listen`, else `listen`."""
    hubs: tuple[Annotated[str, Field(pattern=r"^https?://[^/\s]+/?$")], ...] = ()
    """How programs reach the hubs of this hall, all of them, for enrolment. Default: this one."""
    hall: File
    """The definition that seeds the hall; relative to the settings file."""
    machines: File | None = None
    """The register of machines, aids and duties; relative to the settings file. A changed one is entered at start."""
    appointments: File | None = None
    """What may be booked, when, and the table of holidays; relative to the settings file. A changed one is entered at
    start. None: nothing may be booked."""
    sms: SmsSettings | None = None
    """Without it, what visitors would be told is shown on the hub's pages alone."""
    remind_hours: tuple[Annotated[float, Field(ge=0.25, le=24 * 14)], ...] = (24, 2)
    """So long before an appointment its visitor is reminded of it; empty: never."""
    retention_days: Annotated[int, Field(ge=1, le=3650)] = 30
    """Who a visitor is, is deleted so many days after their last visit."""

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
            settings = cls(**_table(path))
        except ValidationError as error:
            raise SettingsError("\n".join(_explain(path, each) for each in error.errors())) from error
        except pydantic_settings.SettingsError as error:
            raise SettingsError(f"the environment's TINGXU_HUB_…: {error}; put it right") from error
        folder = path.resolve().parent
        paths: dict[str, Any] = {"data": folder / settings.data, "hall": folder / settings.hall}
        if settings.machines is not None:
            paths["machines"] = folder / settings.machines
        if settings.appointments is not None:
            paths["appointments"] = folder / settings.appointments
        return settings.model_copy(update=paths | ({} if database is None else {"database": database}))

    @property
    def address(self) -> tuple[str, int]:
        return _split(self.listen)

    @property
    def public_address(self) -> tuple[str, int] | None:
        return None if self.public_listen is None else _split(self.public_listen)

    @property
    def certificates(self) -> Path:
        return self.data / "tls"

    @property
    def place(self) -> Path | str:
        """File or URL of the database."""
        return self.database or self.data / "hub.db"

    @property
    def keys(self) -> Path:
        return self.data / "keys.json"

    @property
    def initials(self) -> Path:
        """What `hub.server.initials` found on earlier starts."""
        return self.data / "initials.json"


def _table(path: Path) -> dict[str, Any]:
    """The file as TOML; what only looks like a key of ours, such as "_env_file", is refused. Raises SettingsError."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except RecursionError:
        raise SettingsError(f"{path}: nested too deeply to be settings") from None
    except FileNotFoundError:
        raise SettingsError(f"{path}: no such file; docs/running-alone.md shows one") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: can't be read: {error}") from error
    except ValueError as error:
        raise SettingsError(f"{path}: not TOML: {error}") from error
    for key in table.keys() - HubSettings.model_fields.keys():
        raise SettingsError(_unknown(path, key))
    _check_token(path, table.get("sms"))
    return table


def _check_token(path: Path, sms: object) -> None:
    """With a gateway's token in it the file is a secret. Raises SettingsError where it lies open."""
    if not isinstance(sms, dict) or "token" not in sms:
        return
    try:
        check_secret(path)
    except SecretFileError as error:
        raise SettingsError(f"{error} (the token under [sms] is a secret)") from error


def _split(address: str) -> tuple[str, int]:
    host, _, port = address.rpartition(":")
    return host, int(port)


def _unknown(path: Path, key: str) -> str:
    return f"{path}: unknown key {key!r}: take it out, or use one of {', '.join(HubSettings.model_fields)}"


def _explain(path: Path, error: ErrorDetails) -> str:
    key = ".".join(str(part) for part in error["loc"])
    if error["type"] == "extra_forbidden":
        return _unknown(path, key)
    if error["type"] == "missing":
        return f'{path}: key {key!r} is missing: add {key} = "..."'
    return f"{path}: key {key!r}: {error['msg']}; put it right"
