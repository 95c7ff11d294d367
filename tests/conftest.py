"""For all tests: what may take its time, and where the programs' own lines go."""

import logging
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import structlog
from hypothesis import settings
from pytestqt.qtbot import QtBot

PATIENCE_MS = 30_000
MEMORY = Path("/dev/shm")
ROOM = 2**30
"""Bytes that the folders of all tests may need at one time, with much to spare."""

settings.register_profile("unhurried", deadline=None, derandomize=True)
settings.register_profile("long", settings.get_profile("unhurried"), max_examples=5_000, derandomize=False)
settings.load_profile("unhurried")
"""An example of a property may take its time, which only tells how busy the machine is. They are the same in each run:
a change is refused for what it breaks, not for what chance finds that day. The long trial looks further."""


class PatientBot(QtBot):
    """Waits for as long as a machine busy with other tests may take; pytest-qt gives up after five seconds."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """In the place of pytest-qt's own."""
    return PatientBot(request)


def pytest_configure() -> None:
    """Before any test: where folders stand, and where lines go that no test wrote."""
    _stay_in_memory()
    root = logging.getLogger()
    root.addHandler(logging.NullHandler())  # what a thread that is just ending logs between two tests
    root.setLevel(logging.INFO)


def pytest_runtest_setup() -> None:
    """Lines go to `caplog` and are shown with the test that fails; a command tried before may have said otherwise."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.format_exc_info,
            structlog.processors.KeyValueRenderer(key_order=["level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def _stay_in_memory() -> None:
    """Folders of tests stand in memory where it has room: no test cuts the machine's power, and making a commit safe
    from that takes 4 ms on a disk, a new database's tables a fifth of a second."""
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A long trial may take as long as it takes."""
    if config.getoption("--hypothesis-profile") == "long":
        for item in items:
            item.add_marker(pytest.mark.timeout(0))
