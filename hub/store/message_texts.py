"""How a hall says what visitors are told: every version is kept, the newest counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import Connection

from hub.store.messages import Language
from hub.store.moment import from_micros, to_micros
from hub.store.statement import Statement

Key: TypeAlias = tuple[str, Language]
"""Template and language."""


@dataclass(frozen=True, slots=True)
class Kept:
    text: str
    by: str
    """Login of who wrote it."""
    at: datetime


_ADD = Statement("""
    INSERT INTO message_texts (hall, template, language, version, text, "by", at)
    SELECT :hall, :template, :language, COALESCE(MAX(version), 0) + 1, :text, :by, :at
    FROM message_texts WHERE hall = :hall AND template = :template AND language = :language""")
_ALL = Statement("""
    SELECT template, language, text, "by", at FROM message_texts WHERE hall = :hall ORDER BY version""")
_ONE = Statement("""
    SELECT text FROM message_texts WHERE hall = :hall AND template = :template AND language = :language
    ORDER BY version DESC LIMIT 1""")


def add(tx: Connection, hall: str, key: Key, kept: Kept) -> None:
    """The newest version. `tx` holds the hall's lock."""
    template, language = key
    _ADD.run(
        tx, hall=hall, template=template, language=language, text=kept.text, by=kept.by, at=to_micros(kept.at)
    )


def current(tx: Connection, hall: str) -> Mapping[Key, Kept]:
    """What counts now of all that the hall has written."""
    return {(row[0], row[1]): Kept(row[2], row[3], from_micros(row[4])) for row in _ALL.rows(tx, hall=hall)}


def text_of(tx: Connection, hall: str, key: Key) -> str | None:
    """The hall's own text; None where it never wrote one."""
    row = _ONE.row(tx, hall=hall, template=key[0], language=key[1])
    return None if row is None else str(row[0])
