"""docs/ticket-states.md from the table: `python -m hall.ticket_states_page`. A test says it is current."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from hall.tickets import TRANSITIONS, Act, TicketState

PAGE: Final = Path(__file__).parent.parent / "docs" / "ticket-states.md"
HEAD: Final = """# A ticket's states

Made from the table in `hall/tickets.py` by `python -m hall.ticket_states_page`; do not edit.

Seven states. A row is the state that a ticket is in, a column is what is done with it, a cell is the state
that follows. An empty cell is refused with `wrong_state`, and nothing changes. `recall` and `transfer` are
acts, not states; `next_item` is the finish of an item that was not the visit's last. Where a ticket has been
is in the journal.
"""


def page() -> str:
    """The whole page in Markdown."""
    head = [_row("", list(Act)), _row("---", ["---"] * len(Act))]
    rows = head + [_row(f"**{state}**", _cells(state)) for state in TicketState]
    return f"{HEAD}\n" + "\n".join(rows) + "\n"


def _cells(state: TicketState) -> list[str]:
    return [str(TRANSITIONS.get((state, act), "")) for act in Act]


def _row(first: str, cells: list[str] | list[Act]) -> str:
    return "| " + " | ".join([first, *map(str, cells)]) + " |"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
