"""For all tests: an example of a property may take its time, which only tells how busy the machine is."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.register_profile("long", settings.get_profile("unhurried"), max_examples=5_000)
settings.load_profile("unhurried")
