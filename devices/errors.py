"""What can go wrong with a device. One family, so that callers need one ``except``."""

from __future__ import annotations

from enum import StrEnum

from devices.status import Action, LinkState


class Side(StrEnum):
    """Who broke the protocol: this program or the device."""

    OURS = "ours"
    THEIRS = "theirs"


class DeviceError(Exception):
    """Base of all device errors. Messages hold codes and sizes, never what a card says."""


class LinkLost(DeviceError):
    """The port could not be opened, or went away. ``link`` says what that means for the device."""

    def __init__(self, detail: str, link: LinkState = LinkState.NO_DEVICE) -> None:
        super().__init__(detail)
        self.link = link


class DeviceTimeout(DeviceError):
    """The port is open, and no answer came in time."""


class ProtocolViolation(DeviceError):
    """Bytes that mean nothing, from us or from them."""

    def __init__(self, detail: str, side: Side = Side.THEIRS) -> None:
        super().__init__(detail)
        self.side = side


class MediaProblem(DeviceError):
    """The link works; the card or the paper does not. ``reason`` is a stable code."""

    def __init__(self, reason: str, action: Action | None = Action.CLEAR) -> None:
        super().__init__(reason)
        self.reason = reason
        self.action = action


class UnsupportedDocument(MediaProblem):
    """A document whose layout is not known. It is refused, never guessed at."""

    def __init__(self) -> None:
        super().__init__("unsupported-document")
