"""The citizen number and its kin: eighteen characters, the last a check digit (GB 11643, ISO 7064 MOD 11-2).

The same number stands on identity cards, on residence permits (area codes 81, 82, 83), on foreigners' cards of 2023
(first digit 9) and, as social-security number, on social-security cards.
"""

from __future__ import annotations

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
PERMIT_AREAS = ("81", "82", "83")
FOREIGNER = "9"


def check_digit(first17: str) -> str:
    """The last character for the seventeen digits before it; ``ValueError`` for anything but seventeen digits."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, first17, strict=True))
    return "10X98765432"[total % 11]


def checks_out(number: str) -> bool:
    """Shape and check digit."""
    body = number[:17]
    return len(number) == 18 and body.isascii() and body.isdigit() and check_digit(body) == number[17]
