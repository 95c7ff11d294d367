"""A hall with very many appointments: none of the questions about them walks through them all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hub.store import appointment_rows
from hub.store.database import open_database, reading
from hub.store.statement import Statement

STATEMENTS = {name: each for name, each in vars(appointment_rows).items() if isinstance(each, Statement)}
QUESTIONS = {name: each for name, each in STATEMENTS.items() if "FROM appointments" in each.text}


class Whatever(dict[str, Any]):
    """A value for every name: which rows are asked for does not change the way to them."""

    def __missing__(self, name: str) -> int:
        return 0


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_sqlite_finds_by_more_than_the_hall_and_in_the_order_asked_for(tmp_path: Path, name: str) -> None:
    engine = open_database(tmp_path / "hub.db")
    with reading(engine) as tx:
        cursor = tx.connection.cursor()
        plan = [row[3] for row in cursor.execute(f"EXPLAIN QUERY PLAN {QUESTIONS[name].text}", Whatever())]
    engine.dispose()
    assert len(plan) == 1, plan
    assert "hall=? AND " in plan[0], plan


def test_every_question_is_asked_here() -> None:
    assert {"_OF_CONTACT", "_OF_VISITOR", "_TAKEN_THEN", "_LATE"} <= set(QUESTIONS)
