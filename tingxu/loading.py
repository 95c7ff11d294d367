"""What a long-lived program loads at its start stays: looking for garbage among it would be for nothing."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Within it nothing is looked through, and what was made never will be: the program starts a seventh sooner."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
