"""For all tests: an example of a property may take its time, which only tells how busy the machine is."""

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.register_profile("long", settings.get_profile("unhurried"), max_examples=5_000)
settings.load_profile("unhurried")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A long trial may take as long as it takes."""
    if config.getoption("--hypothesis-profile") == "long":
        for item in items:
            item.add_marker(pytest.mark.timeout(0))
