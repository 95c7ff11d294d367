"""A PostgreSQL that stands still with its lines open is one that is away; who stands in line for a lock waits on."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from hub.store import journal
from hub.store.database import answers_in_time, open_database, reading, writing
from hub.store.losses import is_away
from hub.store.patience import give_up_after
from tingxu.postgresql import PostgreSQL
from tingxu.waiting import until


@pytest.fixture
def server() -> Iterator[PostgreSQL]:
    """A server of the test's own, to be frozen."""
    server = PostgreSQL().start()
    yield server
    server.thaw()
    server.remove()


def _engine(url: str, seconds: float) -> Engine:
    engine = open_database(url)
    give_up_after(engine, seconds)
    return engine


def _read(engine: Engine, midway: Callable[[], None] = lambda: None) -> int:
    with reading(engine) as tx:
        midway()
        return journal.last_seq(tx, "small")


def test_a_frozen_server_is_away_until_it_thaws(server: PostgreSQL) -> None:
    engine = _engine(server.fresh(), 1.0)
    began = time.monotonic()
    with pytest.raises(OperationalError) as lost:
        _read(engine, server.freeze)
    assert is_away(lost.value)
    assert time.monotonic() - began < 30, "nothing but the test's own end ended it"
    with pytest.raises(OperationalError) as refused:
        _read(engine)
    assert is_away(refused.value)
    server.thaw()
    until(lambda: _answers(engine))
    engine.dispose()


def _answers(engine: Engine) -> bool:
    try:
        return _read(engine) == 0
    except OperationalError:
        return False


def test_a_lock_is_waited_for_longer_than_an_answer(postgresql: PostgreSQL) -> None:
    url = postgresql.fresh()
    engine, waited, held = _engine(url, 1.0), threading.Event(), threading.Event()

    def hold() -> None:
        with writing(engine, "small"):
            held.set()
            waited.wait(2.0)

    holder = threading.Thread(target=hold)
    holder.start()
    assert held.wait(30)
    with writing(engine, "small") as tx:
        assert journal.last_seq(tx, "small") == 0
    holder.join()
    engine.dispose()


def test_a_hub_gives_up_and_who_keeps_data_does_not(postgresql: PostgreSQL) -> None:
    url = postgresql.fresh()
    keeper, hub = open_database(url), open_database(url)
    answers_in_time(hub)
    for engine, patience, idle in ((keeper, None, "10min"), (hub, 5.0, "5s")):
        with engine.connect() as connection:
            assert connection.connection.driver_connection.patience == patience  # type: ignore[union-attr]
            assert connection.exec_driver_sql("SHOW idle_in_transaction_session_timeout").scalar() == idle
        engine.dispose()
