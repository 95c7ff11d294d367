"""What an alarm to the staff is about, in words: ids of machines, devices and aids, and drivers' codes."""

from __future__ import annotations

from collections.abc import Mapping

from hall.definition import Words
from hub.server import device_words
from hub.store.messages import Language
from upkeep.records import Upkeep

LONGEST = 60
"""Signs of what a person wrote about a work order; the rest stands on the hub's pages."""


def in_words(facts: Mapping[str, str], upkeep: Upkeep, language: Language) -> dict[str, str]:
    """The facts of an alarm as they are told; of what the register no longer has, the id."""
    machine, device, about = (facts.get(each, "") for each in ("machine", "device", "about"))
    aid = facts.get("aid", "")
    kind = _kind(upkeep, machine, device)
    fact, cure = _about(kind, about, language)
    return {
        "machine": _pick(upkeep.machines[machine].name, language) if machine in upkeep.machines else machine,
        "device": device_words.title(kind, language) if device else device_words.whole(language),
        "about": fact, "cure": cure,
        "aid": _pick(upkeep.aids[aid].name, language) if aid in upkeep.aids else aid,
    }  # fmt: skip


def _kind(upkeep: Upkeep, machine: str, device: str) -> str:
    known = upkeep.devices.get(f"{machine}/{device}")
    return device if known is None else known.reading.kind


def _about(kind: str, about: str, language: Language) -> tuple[str, str]:
    """What is the matter and what helps; a person's own words have no cure."""
    advice = device_words.advice(kind, about, language)
    if not advice.code:
        return advice.fact, advice.cure
    return (about if len(about) <= LONGEST else f"{about[:LONGEST - 1]}…"), ""


def _pick(words: Words, language: Language) -> str:
    return words.en if language == "en" else words.zh
