"""Which devices a settings file names: ``[idcard]``, ``[printer]`` and any number of ``[[device]]``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from devices.drivers.events import OnEvent
from devices.drivers.supervisor import Supervisor
from devices.kind import Kind
from devices.kinds import WORDS, kind_of


class NamedError(ValueError):
    """It names a device that cannot be; the text says which and what to do."""


@dataclass(frozen=True, slots=True)
class NamedDevice:
    kind: Kind
    url: str
    profile: str

    def drive(self, on_event: OnEvent) -> Supervisor:
        """Its driver, not started. ``ValueError`` where the url or the profile makes no sense."""
        return self.kind.drive(self.url, on_event, self.profile)


def named_device(word: str, url: str, profile: str = "") -> NamedDevice:
    """A device of that kind; without a profile the kind's own. Raises ``NamedError``."""
    if word not in WORDS:
        raise NamedError(f"{word!r} is no kind of device: take one of {', '.join(WORDS)}")
    kind = kind_of(word)
    return NamedDevice(kind, url, profile or kind.profile)


def devices_in(path: Path) -> list[NamedDevice]:
    """The devices of a program's settings file, in its order. Raises ``NamedError``."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise NamedError(f"{path}: cannot be read: {error}") from error
    single = [{"kind": word, **table[word]} for word in ("idcard", "printer") if word in table]
    return [_device(path, each) for each in [*single, *table.get("device", [])]]


def _device(path: Path, entry: dict[str, object]) -> NamedDevice:
    if not entry.get("url"):
        raise NamedError(f"{path}: a device of kind {entry.get('kind')!r} has no url")
    try:
        return named_device(str(entry.get("kind", "")), str(entry["url"]), str(entry.get("profile", "")))
    except NamedError as error:
        raise NamedError(f"{path}: {error}") from None
