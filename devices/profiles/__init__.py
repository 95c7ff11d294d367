"""What is special about a model, as data: one TOML file each, here or anywhere on disk.

``load_printer("escpos-80")`` takes a name from this folder or the path of a file; ``load_profile`` does it for any
kind, whose model stands beside its driver. A key that is not known
is refused with its name: a misspelt setting must not be a setting that silently does nothing.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

_HERE = Path(__file__).parent


class ProfileError(ValueError):
    """A profile that cannot be used; the message says which file and which key."""


class Profile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    kind: str
    model: str = Field(min_length=1)


class PrinterProfile(Profile):
    kind: Literal["printer"]
    columns: int = Field(ge=16, le=64)
    dots: Literal[384, 512, 576, 640]
    chinese_mode: Literal["on", "send"] = "send"  # on: the printer wakes up in it; send: it needs FS &
    status: tuple[Literal[1, 2, 3, 4], ...] = (1, 2, 3, 4)  # which 10 04 n it answers; empty: none
    auto_status: bool = False  # 1D 61
    full_status: bool = False  # 10 04 14
    information: tuple[Literal["firmware", "model", "serial"], ...] = ()  # 1D 49, what it tells of itself
    presenter: bool = False  # a sensor tells whether a ticket hangs in the mouth
    confirm: Literal["sensor", "status"] = "sensor"  # how the end of printing is seen, see drivers.printer
    poll_seconds: float = Field(default=3.0, ge=0.02, le=30)
    answer_seconds: float = Field(default=0.5, gt=0, le=5)
    print_seconds: float = Field(default=15.0, gt=0, le=120)  # the longest a ticket may take
    left_seconds: float = Field(default=30.0, gt=0, le=600)  # a ticket longer in the mouth was left behind


class ReaderProfile(Profile):
    kind: Literal["idcard"]
    poll_seconds: float = Field(default=0.3, ge=0.02, le=5)  # the manuals ask for at least 0.3
    short_seconds: float = Field(default=1.0, gt=0, le=10)  # status, find, select
    read_seconds: float = Field(default=3.0, gt=0, le=15)
    fault_seconds: float = Field(default=10.0, gt=0, le=120)  # how often a module that failed is asked again
    removed_after: int = Field(default=2, ge=1, le=20)  # polls without a card until it counts as lifted
    # find: "no card" after a read counts as lifted, though it may still lie there; address: the card is asked
    presence: Literal["find", "address"] = "find"
    # A reader that finds and reads a card again that it has read, as if it were new: only a poll without a card tells
    # that another was placed.
    finds_read_cards: bool = False
    again_seconds: float = Field(default=1.0, gt=0, le=10)  # how often a card that could not be read is tried again
    with_finger: bool = False  # ask with 30 10


_P = TypeVar("_P", bound=Profile)


def load_printer(name: str | Path) -> PrinterProfile:
    return load_profile(name, PrinterProfile)


def load_reader(name: str | Path) -> ReaderProfile:
    return load_profile(name, ReaderProfile)


def profiles_of(kind: str) -> dict[str, str]:
    """The profiles in this folder for that kind: name and model."""
    read = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(_HERE.glob("*.toml"))}
    return {name: str(data.get("model", name)) for name, data in read.items() if data.get("kind") == kind}


def load_profile(name: str | Path, model: type[_P]) -> _P:
    """The profile of that name or file as this kind's model; ``ProfileError`` says what is wrong with it."""
    path = Path(name) if str(name).endswith(".toml") else _HERE / f"{name}.toml"
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        known = ", ".join(sorted(file.stem for file in _HERE.glob("*.toml")))
        raise ProfileError(f"no device profile {str(name)!r}; known: {known}") from None
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"{path.name}: {error}") from error
    try:
        return model.model_validate(_frozen(data))
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise ProfileError(f"{path.name}: {faults}") from error


def _frozen(value: Any) -> Any:
    """TOML has lists only; profiles hold tuples, at any depth."""
    if isinstance(value, dict):
        return {key: _frozen(each) for key, each in value.items()}
    return tuple(_frozen(each) for each in value) if isinstance(value, list) else value
