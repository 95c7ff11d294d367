"""Refusals after closing that wait for consents, as the clerk at a counter sees them (extended-hours)."""

from __future__ import annotations

from hall.extended import asked_now, may_consent, speaks_for
from hall.state import Refusing
from hub.server.views.head import words
from hub.server.views.shared import Shared
from hub.wire import RefusingRow


def refusing_rows(shared: Shared, clerk: str | None) -> list[RefusingRow]:
    """All of the hall, the oldest first; `clerk`, the login of who is at the counter."""
    return [_row(shared, each, clerk) for each in asked_now(shared.state)]


def _row(shared: Shared, asked: Refusing, clerk: str | None) -> RefusingRow:
    state, names = shared.state, {office: _name(shared, who) for office, who in asked.consents.items()}
    ticket = state.tickets[asked.ticket]
    is_lead = clerk is not None and speaks_for(state, ticket, "lead", clerk, manages=False)
    return RefusingRow(
        ticket=ticket.id,
        number=ticket.number,
        item_name=words(state.items[ticket.items[ticket.item_index]].name),
        reason=asked.reason,
        remedy=asked.remedy,
        by=_name(shared, asked.by),
        at=asked.at,
        lead=names.get("lead"),
        centre=names.get("centre"),
        may_consent=is_lead and may_consent(asked, "lead", clerk or ""),
    )


def _name(shared: Shared, login: str) -> str:
    return shared.staff.get(login, login)
