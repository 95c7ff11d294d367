"""Session after session on a kiosk's screen, as a process of its own: does its memory stay as it is?

    python -m tingxu.bench.sessions WARM SESSIONS

Plays whole visits through the journey with every page drawn, each in another language or another look. Prints
what the process holds after WARM visits, when every page was made in every look, and after SESSIONS more. There is no
hub and no device: what is measured is what a visit leaves behind on the screen's side.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from tingxu.bench.figures import Row
from tingxu.bench.memory import resident

WARM, SESSIONS = 48, 100


def measure() -> Iterator[Row]:
    """`memory.kiosk_growth_100`: what a hundred visits added, in MB."""
    warm, end = play(WARM, SESSIONS)
    yield Row("memory.kiosk_growth_100", end.megabytes - warm.megabytes, "MB")


@dataclass(frozen=True, slots=True)
class Held:
    """What a process holds at one moment: resident memory, and objects that Python's collector knows."""

    megabytes: float
    objects: int


def play(warm: int, sessions: int) -> tuple[Held, Held]:
    """Play them in a process of their own; what it held then, and at the end. Raises CalledProcessError."""
    command = [sys.executable, "-m", "tingxu.bench.sessions", str(warm), str(sessions)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    first, last = json.loads(done.stdout)
    return Held(**first), Held(**last)


def main(warm: int, sessions: int) -> None:
    """The process itself."""
    from tingxu.bench.visits import Visits  # brings Qt, which the bench itself can do without

    visits = Visits()
    held = []
    for span in (range(warm), range(warm, warm + sessions)):
        for number in span:
            visits.play(number)
        gc.collect()
        held.append(asdict(Held(resident(), len(gc.get_objects()))))
    visits.close()
    print(json.dumps(held))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
