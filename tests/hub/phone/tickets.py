"""Tickets as visitors take them, and clerks who call them."""

from __future__ import annotations

import re
import secrets

from hub.link.client import HubClient
from hub.wire import Answer, AnyCommand, Document, IssueCommand, TicketView
from tests.hub.house import HubProcess

NAME = "Ouyang Xiu"


def issue(hub: HubProcess, *items: str) -> TicketView:
    """Of somebody new."""
    document = Document(kind="foreigner", number=f"P{secrets.randbelow(10**9):09d}", name=NAME)
    answer = hub.client("kiosk", "k1").send(IssueCommand(items=list(items), document=document))
    assert isinstance(answer, Answer), answer
    assert answer.ticket is not None
    return answer.ticket


def do(clerk: HubClient, *commands: AnyCommand) -> None:
    for command in commands:
        assert isinstance(clerk.send(command), Answer)


def words_of(html: str) -> str:
    """What is read of a page, without marks, style and script."""
    return re.sub(r"\s+", " ", re.sub(r"<(style|script)>.*?</\1>|<[^>]+>", " ", html, flags=re.DOTALL))
