"""What a clerk does with tickets and with their counter."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from hub.wire.shape import Id, ParkWord, Reason, Shape


class SignOutCommand(Shape):
    kind: Literal["sign_out"] = "sign_out"


class PauseCommand(Shape):
    kind: Literal["pause"] = "pause"


class ResumeCommand(Shape):
    kind: Literal["resume"] = "resume"


class CallNextCommand(Shape):
    kind: Literal["call_next"] = "call_next"


class PickCommand(Shape):
    """Call a given waiting ticket out of turn; only where CounterView.may_pick."""

    kind: Literal["pick"] = "pick"
    ticket: Id
    reason: Reason


class CallParkedCommand(Shape):
    kind: Literal["call_parked"] = "call_parked"
    ticket: Id


class RecallCommand(Shape):
    kind: Literal["recall"] = "recall"


class ConfirmCommand(Shape):
    kind: Literal["confirm"] = "confirm"


class FinishCommand(Shape):
    kind: Literal["finish"] = "finish"


class NoShowCommand(Shape):
    kind: Literal["no_show"] = "no_show"


class RecycleCommand(Shape):
    """From a counter; from a kiosk, for the ticket whose code was scanned there. Answer to a kiosk: `ticket`."""

    kind: Literal["recycle"] = "recycle"
    ticket: Id


class ParkCommand(Shape):
    """fetch: back at any counter that serves the queue; same: at this one; outside: a step elsewhere comes first,
    and a clerk or the time says when. `minutes`: after which it comes back by itself."""

    kind: Literal["park"] = "park"
    park: ParkWord = "fetch"
    minutes: Annotated[int, Field(ge=1, le=600)] | None = None


class ReturnTicketCommand(Shape):
    """A parked visitor is back, and waits before all who were not called yet. Answer to a kiosk: `ticket`."""

    kind: Literal["return_ticket"] = "return_ticket"
    ticket: Id


class TransferCommand(Shape):
    kind: Literal["transfer"] = "transfer"
    to_queue: Id | None = None
    to_counter: Id | None = None
    come_back: bool = False
    """When they are done there, the visitor comes back to this counter."""


class WithdrawCommand(Shape):
    kind: Literal["withdraw"] = "withdraw"
    ticket: Id
