"""A simulator under the command of lines: what a visitor does, what breaks, what is mended."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from devices.kind import Kind, Simulator


def serve(kind: Kind, link: Path | None, port: int | None, lines: Iterable[str], say: Callable[[str], None]) -> None:
    """Say the url, then do what the lines say, until ``quit`` or their end."""
    simulator = kind.simulate(link, port)
    simulator.start()
    try:
        say(f"url {simulator.url}")
        for line in lines:
            word, _, rest = line.strip().partition(" ")
            if word == "quit":
                return
            if word:
                say(carry_out(kind, simulator, word, rest.strip()))
    finally:
        simulator.stop()


def carry_out(kind: Kind, simulator: Simulator, word: str, rest: str) -> str:
    """``done WORD``, or why not. Never ends the simulator."""
    known = {"unplug": lambda: simulator.unplug(), "plug": lambda: simulator.plug()}
    if word == "help":
        return f"words {' '.join([*kind.sim_acts, *known, 'quit'])}"
    act = kind.sim_acts.get(word)
    if act is None and word not in known:
        return f"unknown {word}: try help"
    try:
        act(simulator, rest) if act is not None else known[word]()
    except (KeyError, ValueError) as wrong:
        return f"wrong {word}: {wrong}"
    return f"done {word}"
