"""docs/appointment-states.md from the table: `python -m appointments.states_page`. A test says it is current."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from appointments.states import TRANSITIONS, Act, AppointmentState

PAGE: Final = Path(__file__).parent.parent / "docs" / "appointment-states.md"
HEAD: Final = """# An appointment's states

Made from the table in `appointments/states.py` by `python -m appointments.states_page`; do not edit.

Seven states. A row is what is done with an appointment, a column is the state that it is in, a cell is the state that
follows. An empty cell is refused, and nothing changes. What led there is in the journal.
"""


def page() -> str:
    """The whole page in Markdown."""
    head = [_row("", AppointmentState), _row("---", ["---"] * len(AppointmentState))]
    rows = head + [_row(f"**{act}**", _cells(act)) for act in Act]
    return f"{HEAD}\n" + "\n".join(rows) + "\n"


def _cells(act: Act) -> list[str]:
    return [str(TRANSITIONS.get((state, act), "")) for state in AppointmentState]


def _row(first: str, cells: Iterable[str]) -> str:
    return "| " + " | ".join([first, *map(str, cells)]) + " |"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
