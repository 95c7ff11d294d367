"""What a hub holds of the machine while it is stormed."""

from __future__ import annotations

import os

from tingxu.bench.memory import resident
from tingxu.storm.forking import Forked


def megabytes(hub: Forked) -> float:
    """Its resident memory, in millions of bytes."""
    return resident(hub.pid)


def open_files(hub: Forked) -> int:
    """How many descriptors it has open."""
    return len(os.listdir(f"/proc/{hub.pid}/fd"))
