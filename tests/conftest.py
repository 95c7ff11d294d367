"""For all tests: an example of a property may take its time, which only tells how busy the machine is."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

MEMORY = Path("/dev/shm")
ROOM = 2**30
"""Bytes that the folders of all tests may need at one time, with much to spare."""

settings.register_profile("unhurried", deadline=None)
settings.register_profile("long", settings.get_profile("unhurried"), max_examples=5_000)
settings.load_profile("unhurried")


def pytest_configure() -> None:
    """Folders of tests stand in memory where it has room: no test cuts the machine's power, and making a commit safe
    from that takes 4 ms on a disk, a new database's tables a fifth of a second."""
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A long trial may take as long as it takes."""
    if config.getoption("--hypothesis-profile") == "long":
        for item in items:
            item.add_marker(pytest.mark.timeout(0))
