"""What devices' drivers say in codes, in words: read from resources/devices, which the drivers' own tables make."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hub.wire import Language

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "devices"
SILENT = "machine-silent"
"""What a fault of a whole machine says instead of a driver's code."""
_MISSING: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Advice:
    """What is the matter and what a person can do; `code` only where nobody has words for it."""

    fact: str
    cure: str
    code: str = ""


def title(kind: str, language: Language) -> str:
    """The name of that kind of device; the kind itself where it is not known."""
    return str(_file(kind).get("title", {}).get(language, kind))


def whole(language: Language) -> str:
    """What stands for a device's name where the machine itself is meant."""
    return "Whole machine" if language == "en" else "整机"


def word(table: str, value: str | None, language: Language) -> str:
    """A value of "links", "media", "paper" or "actions" in words; "" for None."""
    if value is None:
        return ""
    return str(_file("shared")[table].get(value, {}).get(language, value))


def advice(kind: str, detail: str, language: Language) -> Advice:
    """Of a driver's code, behind which a technical fact may stand after a colon."""
    if detail == SILENT:
        return _silence(language)
    code = detail.partition(":")[0].strip()
    shared = _file("shared")["codes"]
    known = _file(kind).get("codes", {}).get(code) or (shared.get(code) if code else None)
    chosen = known or shared[""]
    return Advice(chosen["fact"][language], chosen["cure"][language], "" if known else detail)


def _silence(language: Language) -> Advice:
    if language == "en":
        return Advice("Nothing is heard of the machine", "Check its power, its network, its program.")
    return Advice("机器没有消息", "请检查机器的电源、网络和程序是否在运行。")


@cache
def _file(name: str) -> Mapping[str, Any]:
    if name not in _known():
        return _MISSING
    told: Mapping[str, Any] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return told


@cache
def _known() -> frozenset[str]:
    return frozenset(each.stem for each in FOLDER.glob("*.json"))
