"""The people whose cards the console holds: read from resources/stories/people; none of them exists."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from devices.codecs.idcard_text import CardKind, Sex
from devices.simulators.cards import SampleCard, sample_card, sample_number

PEOPLE = Path(__file__).resolve().parents[2] / "resources" / "stories" / "people" / "people.toml"
_KINDS = {
    "mainland": CardKind.MAINLAND,
    "hmt": CardKind.HK_MACAU_TAIWAN,
    "foreigner-2017": CardKind.FOREIGNER_2017,
    "foreigner-2023": CardKind.FOREIGNER_2023,
}
_DAYS_SINCE_BIRTHDAY = 100
"""So that nobody's age changes at midnight of the day of a demonstration."""


@dataclass(frozen=True, slots=True)
class Person:
    """One sample card. `private`: what must be found in no log, journal, address or file name."""

    id: str
    label_zh: str
    label_en: str
    age: int
    kind: CardKind
    card: SampleCard
    private: tuple[str, ...]


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    label: dict[Literal["zh", "en"], str]
    name: str
    latin_name: str | None = None
    sex: Literal["female", "male"]
    age: int
    serial: int
    kind: Literal["mainland", "hmt", "foreigner-2017", "foreigner-2023"] = "mainland"


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    people: tuple[_Row, ...]


def load_people(today: date, path: Path = PEOPLE) -> tuple[Person, ...]:
    """All people, with cards that fit their age today."""
    rows = _File.model_validate(tomllib.loads(path.read_text("utf-8"))).people
    return tuple(_person(row, today) for row in rows)


def _person(row: _Row, today: date) -> Person:
    kind, sex = _KINDS[row.kind], Sex.FEMALE if row.sex == "female" else Sex.MALE
    birthday = date(today.year - row.age, today.month, min(today.day, 28))
    birth = birthday - timedelta(days=_DAYS_SINCE_BIRTHDAY)
    number = sample_number(kind, birth, row.serial)
    latin = row.latin_name or "TEST, PERSON"
    card = sample_card(row.name, birth, sex, kind, row.serial, number=number, latin_name=latin)
    private = (row.name, number, *([row.latin_name] if row.latin_name else []))
    return Person(row.id, row.label["zh"], row.label["en"], row.age, kind, card, private)
