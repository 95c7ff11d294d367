"""For all tests: an example of a property may take its time, which only tells how busy the machine is."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
# For a night: `pytest --hypothesis-profile long tests/devices/codecs`.
settings.register_profile("long", deadline=None, max_examples=20_000)
settings.load_profile("unhurried")
