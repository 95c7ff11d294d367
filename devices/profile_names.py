"""Names of profiles, as they stand in settings: looked at without loading what would read them."""

from __future__ import annotations

import tomllib
from pathlib import Path

_HERE = Path(__file__).parent / "profiles"


def checked_profile(kind: str, name: str, url: str) -> str:
    """The name itself, "" being the kind's own. Raises ValueError: there is none of that name for such a device, or a
    file of one's own can't be used; says which there are, or what is wrong with it."""
    if name and not name.endswith(".toml"):
        _check_name(kind, name)
    elif name:
        _check_file(kind, name, url)
    return name


def _check_name(kind: str, name: str) -> None:
    file = _HERE / f"{name}.toml"
    if file.parent != _HERE or not file.is_file() or _kind_in(file) != kind:
        known = sorted(each.stem for each in _HERE.glob("*.toml") if _kind_in(each) == kind)
        raise ValueError(f"{name!r} is no profile of kind {kind}: take one of {', '.join(known)}, or your own file")


def _check_file(kind: str, name: str, url: str) -> None:
    """By the driver itself, which is not started: such files are few, and nobody has tried them before."""
    from devices.named import named_device

    try:
        found = _kind_in(Path(name))
    except (OSError, ValueError) as error:
        raise ValueError(f"{name}: cannot be read: {error}") from None
    if found != kind:
        raise ValueError(f"{name} is a profile of kind {found!r}, not {kind}")
    named_device(kind, url, name).drive(lambda _event: None)


def _kind_in(file: Path) -> object:
    return tomllib.loads(file.read_text("utf-8")).get("kind")
