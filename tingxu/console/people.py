"""The people whose cards the console holds: read from resources/stories/people; none of them exists."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

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


def load_people(today: date, path: Path = PEOPLE) -> tuple[Person, ...]:
    """All people, with cards that fit their age today."""
    return tuple(_person(row, today) for row in tomllib.loads(path.read_text("utf-8"))["people"])


def _person(row: dict[str, object], today: date) -> Person:
    age, serial, name, label = row["age"], row["serial"], str(row["name"]), row["label"]
    assert isinstance(age, int) and isinstance(serial, int) and isinstance(label, dict)
    kind = _KINDS[str(row.get("kind", "mainland"))]
    birth = today.replace(year=today.year - age, day=min(today.day, 28)) - timedelta(days=_DAYS_SINCE_BIRTHDAY)
    sex = Sex.FEMALE if row["sex"] == "female" else Sex.MALE
    latin = str(row.get("latin_name", "TEST, PERSON"))
    number = sample_number(kind, birth, serial)
    card = sample_card(name, birth, sex, kind, serial, number=number, latin_name=latin)
    private = (name, number, *([latin] if "latin_name" in row else []))
    return Person(str(row["id"]), label["zh"], label["en"], age, kind, card, private)
