"""What the module's status byte sw3 means and what to do about it, as one table.

The codes are those of the SDT library in hexadecimal (144 = 90, 159 = 9F). ``retries`` is how often the
driver tries again before it bothers the visitor; ``action`` is who must act then. ``reason`` is a stable
word for events and texts.
"""

from __future__ import annotations

from dataclasses import dataclass

from devices.status import Action

OK = 0x90
FOUND = 0x9F
NO_CONTENT = 0x91
NO_CARD = 0x80
SELECT_FAILED = 0x81
RECEIVE_TIMEOUT = 0x02


@dataclass(frozen=True, slots=True)
class Code:
    reason: str
    meaning: str
    action: Action | None = None
    retries: int = 0
    of_device: bool = False  # the reader itself is not fit; no card can help
    fault_after: int = 0  # so many cards in a row that end so are no matter of cards any more; 0: however many


CODES: dict[int, Code] = {
    0x90: Code("ok", "success"),
    0x9F: Code("found", "card found"),
    0x91: Code("no-content", "the card has no such item"),
    0x01: Code("port-error", "port not open or illegal", Action.MAINTENANCE, of_device=True),
    0x02: Code("receive-timeout", "the host received nothing in time", Action.SUSPEND, 1),
    0x03: Code("transfer-error", "data transfer error", Action.SUSPEND, 1),
    0x05: Code("port-error", "the module's serial port cannot be used", Action.MAINTENANCE, of_device=True),
    0x10: Code("host-checksum", "checksum of the host's data is wrong", Action.SUSPEND, 1),
    0x11: Code("host-length", "length of the host's data is wrong", Action.MAINTENANCE),
    0x21: Code("host-command", "wrong command", Action.MAINTENANCE),
    0x23: Code("no-authority", "operation beyond authority", Action.MAINTENANCE, of_device=True),
    0x24: Code("unknown-error", "error the module does not recognise", Action.CLEAR, 1, fault_after=3),
    0x31: Code("card-refused-module", "the card could not authenticate the module", Action.CLEAR, 1, fault_after=3),
    0x32: Code("module-refused-card", "the module could not authenticate the card", Action.CLEAR, 1),
    0x33: Code("verification-failed", "the information on the card does not verify", Action.CLEAR),
    0x40: Code("unrecognised-card", "not an identity card", Action.CLEAR),
    0x41: Code("read-failed", "reading the card failed", Action.CLEAR, 1),
    0x47: Code("random-number-failed", "no random number from the card", Action.CLEAR, 1),
    0x50: Code("write-failed", "writing failed", Action.CLEAR),
    0x60: Code("self-test-failed", "the module's self-test failed", Action.MAINTENANCE, of_device=True),
    0x66: Code("not-authorised", "the module is not authorised", Action.MAINTENANCE, of_device=True),
    0x80: Code("no-card", "no card found"),
    0x81: Code("select-failed", "card not selected, or selected already"),
}


def code_of(sw3: int) -> Code:
    """Codes outside the table are treated like a failed read: lift the card, place it again."""
    return CODES.get(sw3, Code(f"code-{sw3:02x}", "not in the table", Action.CLEAR, 1))
