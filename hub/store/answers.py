"""Answers that were given: a command's id gets one answer for ever, refusals included."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from hub.store.moment import to_micros
from hub.store.statement import Statement


@dataclass(frozen=True, slots=True)
class Given:
    digest: bytes
    """Keyed, of who asked what: tells a repeat from another command, and nothing else."""
    refused: bool
    answer: bytes
    """JSON: an Answer without its view, or a Problem when refused. Holds nothing personal."""

    def is_of(self, digests: Iterable[bytes]) -> bool:
        """Whether it was given to the command of one of these."""
        return any(hmac.compare_digest(self.digest, each) for each in digests)


_FIND = Statement("SELECT digest, refused, answer FROM commands WHERE hall = :hall AND id = :id")
_KEEP = Statement("""
    INSERT INTO commands (hall, id, digest, refused, answer, at)
    VALUES (:hall, :id, :digest, :refused, :answer, :at)""")


def find(tx: Connection, hall: str, command_id: str) -> Given | None:
    """What that command was answered; None when it never came."""
    row = _FIND.row(tx, hall=hall, id=command_id)
    return None if row is None else Given(bytes(row[0]), bool(row[1]), bytes(row[2]))


def keep(tx: Connection, hall: str, command_id: str, given: Given, at: datetime) -> None:
    """Remember the answer, in the transaction that it answers."""
    _KEEP.run(
        tx, hall=hall, id=command_id, digest=given.digest, refused=given.refused, answer=given.answer,
        at=to_micros(at),
    )
