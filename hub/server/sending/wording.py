"""A message's facts put into words: ids and moments become what a person reads, in the message's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from hall.definition import Definition
from hub.server.sending.templates import fields_of
from hub.store.messages import Language

_DAYS_ZH = "一二三四五六日"
_DAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MOMENTS = {"time": "starts_at", "before": "before"}
"""Field → the fact with its moment."""
_NO_OFFER: Mapping[Language, str] = {"zh": "请联系大厅", "en": "please ask the hall"}


class MissingFact(Exception):
    """The text needs a fact that the message does not bring, or that can't be read; its name."""


def worded(text: str, facts: Mapping[str, str], language: Language, definition: Definition) -> str:
    """The text with its fields filled in. Raises MissingFact, or WrongText for what is no text of ours."""
    values = {name: _value(name, facts, language, definition) for name in sorted(fields_of(text))}
    return text.format_map(values)


def moment(at: datetime, language: Language, zone: str) -> str:
    """As people of the hall say it: 11月27日（周五）14:30, or Fri 27 Nov, 14:30."""
    local = at.astimezone(ZoneInfo(zone))
    if language == "zh":
        return f"{local.month}月{local.day}日（周{_DAYS_ZH[local.weekday()]}）{local:%H:%M}"
    return f"{_DAYS_EN[local.weekday()]} {local.day} {_MONTHS_EN[local.month - 1]}, {local:%H:%M}"


def _value(name: str, facts: Mapping[str, str], language: Language, definition: Definition) -> str:
    if name == "hall":
        return definition.name.en if language == "en" else definition.name.zh
    fact = _MOMENTS.get(name, name)
    if fact not in facts:
        raise MissingFact(fact)
    if name in _MOMENTS:
        return _moment(fact, facts[fact], language, definition.zone)
    if name == "item":
        return _item(facts[fact], language, definition)
    if name == "offers":
        told = [_moment(fact, each, language, definition.zone) for each in facts[fact].split()]
        return ("、" if language == "zh" else "; ").join(told) or _NO_OFFER[language]
    return " ".join(facts[fact].split())


def _moment(fact: str, told: str, language: Language, zone: str) -> str:
    try:
        at = datetime.fromisoformat(told)
    except ValueError:
        raise MissingFact(fact) from None
    if at.tzinfo is None:
        raise MissingFact(fact)
    return moment(at, language, zone)


def _item(item: str, language: Language, definition: Definition) -> str:
    """Its name; of one that the hall no longer has, none can be told."""
    found = next((each for each in definition.items if each.id == item), None)
    if found is None:
        raise MissingFact("item")
    return found.name.en if language == "en" else found.name.zh
