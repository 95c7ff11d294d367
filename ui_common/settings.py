"""A program's settings: one TOML file, read strictly."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import pydantic_settings
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from hub.link.trust import TrustError, fingerprint, pem_of


class SettingsError(ValueError):
    """Settings that cannot be used; says which file, which key and what to do."""


Url = Annotated[str, Field(pattern=r"^https?://[^/\s]+/?$")]


class HubSettings(BaseModel):
    """Where the hub is, or the several hubs of the hall, and who this program is to them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: Url | None = None
    urls: tuple[Url, ...] = ()
    token: str = Field(min_length=16)
    ca: str = ""
    """The hubs' CA, which alone is believed: PEM text, or a file beside the settings; read in by `load`.
    "system": what this machine trusts, where the centre's own certificate stands before the hub."""
    ca_sha256: str = ""
    """Its fingerprint "AB:CD:…", where it is given: another CA is not taken."""
    tls: bool = True
    """False for addresses with http://, said in so many words."""


    @model_validator(mode="after")
    def _one_or_several(self) -> Self:
        if (self.url is None) == (not self.urls):
            raise ValueError("`url` for one hub, or `urls` for several")
        return self

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every hub, the preferred one first."""
        return self.urls if self.url is None else (self.url,)

    def trusting(self, folder: Path) -> Self:
        """With the CA's text in it. Raises TrustError."""
        plain = [url for url in self.addresses if url.startswith("http://")]
        if not self.tls and len(plain) < len(self.addresses):
            raise TrustError("hub.tls is false and hub.url begins with https://; take out one of them")
        if self.tls and plain:
            raise TrustError("hub.url is not encrypted; take https://, or add tls = false where that is meant")
        if not self.tls:
            return self
        if not self.ca:
            raise TrustError("hub.ca is missing; write the file anew with `tingxu hub enrol`")
        pem = pem_of(self.ca, folder)
        if self.ca_sha256 and fingerprint(pem) != self.ca_sha256.upper():
            raise TrustError("hub.ca is not the CA of hub.ca_sha256; write the file anew with `tingxu hub enrol`")
        return self.model_copy(update={"ca": pem})


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
        table = _table(path)
        for key in table.keys() - cls.model_fields.keys():
            raise SettingsError(f"{path}: {key} is unknown; remove it or mend its spelling")
        try:
            settings = cls(**table)
            return settings.model_copy(update={"hub": settings.hub.trusting(path.resolve().parent)})
        except ValidationError as error:
            raise SettingsError("\n".join(_sentence(path, detail) for detail in error.errors())) from None
        except TrustError as error:
            raise SettingsError(f"{path}: {error}") from None
        except pydantic_settings.SettingsError as error:
            raise SettingsError(f"the environment's TINGXU_…: {error}; put it right") from None


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SettingsError(f"{path}: no such file; `tingxu hub enrol` writes one") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read: {error}") from error
    except RecursionError:
        raise SettingsError(f"{path}: nested too deeply to be settings") from None
    except ValueError as error:
        raise SettingsError(f"{path}: not TOML: {error}") from error


def _sentence(path: Path, detail: ErrorDetails) -> str:
    key = ".".join(str(part) for part in detail["loc"])
    if detail["type"] == "extra_forbidden":
        return f"{path}: {key} is unknown; remove it or mend its spelling"
    if detail["type"] == "missing":
        return f"{path}: {key} is missing; add it, or write the file anew with `tingxu hub enrol`"
    return f"{path}: {key}: {detail['msg']}; correct the value"
