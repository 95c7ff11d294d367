"""Hubs for the tests: one process shared by a module, one of its own for who kills it, a lane alone."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import structlog
from sqlalchemy import Engine

from hub.server.logs import configure_logs
from hub.store.database import open_database
from tests.hub.house import HubProcess, LaneHouse
from tingxu.postgresql import PostgreSQL


@pytest.fixture(scope="session", autouse=True)
def _logs() -> None:
    """Lines as the hub writes them; a logger that was used before is still one that a test can listen to."""
    configure_logs()
    structlog.configure(cache_logger_on_first_use=False)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    """A hub that several tests use."""
    process = HubProcess(tmp_path_factory.mktemp("hub")).start()
    yield process
    assert process.stop() == 0
    assert "Traceback" not in process.log


@pytest.fixture
def own_hub(tmp_path: Path) -> Iterator[HubProcess]:
    """A hub of the test's own, not yet started."""
    process = HubProcess(tmp_path)
    yield process
    process.stop()


@pytest.fixture
def ending() -> Iterator[ExitStack]:
    """What is entered into it ends with the test, before its hubs do."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """One server for all tests of a worker; each test has a database of its own in it."""
    server = PostgreSQL().start()
    yield server
    server.remove()


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the tables of this release and nothing in them, made once: most of a test was their making."""
    file = tmp_path_factory.mktemp("tables") / "hub.db"
    open_database(file).dispose()
    return file


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path | str]:
    """A new database, on each of the two that the hub knows."""
    yield from _one_of(request, tmp_path / "hub.db")


@pytest.fixture(params=["sqlite", "postgresql"])
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path | str]:
    """Another, of either kind."""
    yield from _one_of(request, tmp_path / "elsewhere.db")


def _one_of(request: pytest.FixtureRequest, file: Path) -> Iterator[Path | str]:
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("tables"), file)
        yield file
        return
    server: PostgreSQL = request.getfixturevalue("postgresql")
    with server.lent() as url:
        yield url


@pytest.fixture
def engine(place: Path | str) -> Iterator[Engine]:
    """The database, opened."""
    engine = open_database(place)
    yield engine
    engine.dispose()


@pytest.fixture
def lane_house(place: Path | str) -> Iterator[Callable[[], LaneHouse]]:
    """Makes lanes on one database, SQLite and PostgreSQL in turn; they are stopped at the end."""
    made: list[LaneHouse] = []

    def make() -> LaneHouse:
        made.append(LaneHouse(place))
        return made[-1]

    yield make
    for each in made:
        each.close()
