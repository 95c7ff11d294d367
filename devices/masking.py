"""Names and numbers as an onlooker may see them: enough to recognise one's own."""

from __future__ import annotations


def masked_name(name: str) -> str:
    """张三丰 → 张*丰, 张三 → 张*, LI MING → L* M***: one knows one's own, a neighbour learns little."""
    if name.isascii():
        return " ".join(part[:1] + "*" * min(3, len(part) - 1) for part in name.split())
    if len(name) <= 2:
        return name[:1] + "*" * (len(name) - 1)
    return name[0] + "*" * (len(name) - 2) + name[-1]


def masked_number(number: str) -> str:
    """How long it is and its last two characters; a short one not at all."""
    return "*" * (len(number) - 2) + number[-2:] if len(number) > 4 else "*" * len(number)
