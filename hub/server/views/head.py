"""What every screen's header and footer need."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache

from hall import opening, why
from hall.definition import Definition
from hall.definition import Words as HallWords
from hub.wire import HallHead, Words


@lru_cache(maxsize=4096)
def words(text: HallWords) -> Words:
    """A text of the definition, as it travels."""
    return Words(zh=text.zh, en=text.en)


def why_words(code: str, facts: Mapping[str, str | int]) -> Words:
    """Why a call is made, as it travels."""
    return Words(zh=why.words(code, facts, "zh"), en=why.words(code, facts, "en"))


def head_of(definition: Definition, now: datetime) -> HallHead:
    """The hall at `now`: its name, whether it is open, and until when."""
    return HallHead(
        name=words(definition.name),
        zone=definition.zone,
        sample=definition.sample,
        day=opening.service_day(definition, now),
        open=opening.is_open(definition, now),
        changes_at=opening.next_change(definition, now),
        notices=[words(each) for each in definition.notices],
    )
