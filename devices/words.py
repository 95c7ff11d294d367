"""Texts for people, in both languages, where no Qt is at hand to translate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Words:
    zh: str
    en: str

    def in_(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Advice:
    """What is the matter, and what the person in front of the device can do about it now."""

    fact: Words
    cure: Words


def advise(fact_zh: str, cure_zh: str, fact_en: str, cure_en: str) -> Advice:
    return Advice(Words(fact_zh, fact_en), Words(cure_zh, cure_en))
