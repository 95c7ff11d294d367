"""A bar for what takes long, with what is left; on a terminal alone, so that nothing of it is in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

Told: TypeAlias = Callable[[int, int], None]
"""(done, of how many)."""


@contextmanager
def counted_bar(what: str) -> Iterator[Told]:
    """Shown on standard error while the block runs."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:,}/{task.total:,}"),
               TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn())  # fmt: skip
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=1)
        yield lambda done, of: bar.update(task, completed=done, total=of)
