"""In which language a page is read."""

from __future__ import annotations

from typing import Literal

Language = Literal["zh", "en"]


def language_of(asked: str | None, accepted: str) -> Language:
    """By the page's own switch, else by what the browser prefers; Chinese where that says nothing."""
    if asked in ("zh", "en"):
        return "en" if asked == "en" else "zh"
    first = accepted.split(",")[0].strip().lower()
    return "zh" if not first or first.startswith(("zh", "*")) else "en"
