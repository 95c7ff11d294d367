"""What the kiosk's commands need of the link to the hub."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from pydantic import BaseModel

from hub.wire import Answer, Problem, TicketView
from ui_common.posting import Unreachable


class Line(Protocol):
    """The part of ui_common.hub_link.HubLink that sends."""

    def send(
        self,
        command: BaseModel,
        answered: Callable[[Answer | Problem | Unreachable], None],
        *,
        id: str | None = None,
        give_up_after: float = ...,
    ) -> str: ...


class AskingLine(Line, Protocol):
    """And the part that asks."""

    def look_up(
        self, code: str, answered: Callable[[TicketView | Problem | Unreachable], None], *, give_up_after: float = ...
    ) -> None: ...
