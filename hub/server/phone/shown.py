"""A ticket as its holder's phone shows it: what is said of each state, and what may be done from there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from hall.state import HallState
from hall.tally import held_of_ten
from hall.tickets import TRANSITIONS, Act, Ticket, TicketState
from hub.keys import Keys
from hub.server.staff.speech import Speech
from hub.server.views.head import words
from hub.server.views.ticket import ticket_view
from hub.wire import TicketView, Words

NEAR = 3
"""From so many people ahead on the visitor is asked to be in the waiting area."""
MOVING = frozenset({"waiting", "called", "serving", "parked", "no_show"})

_WORDS = {
    "waiting": ("正在等候", "Waiting"),
    "called": ("请到{counter}号窗口", "Please go to counter {counter}"),
    "serving": ("正在{counter}号窗口办理", "Being served at counter {counter}"),
    "served": ("已经办完", "All done"),
    "parked": ("号码已为您保留", "Kept for you"),
    "no_show": ("已过号", "Your call has passed"),
    "withdrawn": ("此号码已取消", "This number was cancelled"),
}
_NOTES = {
    "served": ("谢谢您的到来。", "Thank you for coming."),
    "withdrawn": ("如需办理，请重新取号。", "Please take a new one if you still need us."),
}
_MISSED = {
    True: ("没关系，回到大厅后按下面的按钮，就能继续排队。", "No problem: once you are back in the hall, press the "
           "button below to queue again."),
    False: ("没关系，请重新取号，或到咨询台，我们帮您取。", "No problem: please take a new number, or come to the "
            "enquiry desk and we will take one for you."),
}  # fmt: skip


_PARKED = {
    True: ("回到大厅后按下面的按钮，不用重新排队。", "Once you are back in the hall, press the button below: no need "
           "to queue again."),
    False: ("请留在附近，窗口会再次呼叫您。", "Please stay nearby. The counter will call you again."),
}  # fmt: skip
_THERE = ("接下来在{counter}号窗口办理，请等呼叫。", "Counter {counter} comes next; please wait for its call.")
_BACK_AT = ("{at} 起自动恢复排队。", "From {at} on you are in the queue again by yourself.")


@dataclass(frozen=True, slots=True)
class Shown:
    ticket: TicketView
    direction: Words | None = None
    """How to get to the counter that calls."""
    recalls: int = 0
    may_withdraw: bool = False
    call: str = ""
    """Another with each call and recall; empty where nobody is called."""
    since: datetime | None = None
    held: int | None = None
    """Of ten like this visitor, how many at least were called within the range; None where no range is told."""

    @property
    def moving(self) -> bool:
        """Whether anything may still change."""
        return self.ticket.state in MOVING

    @property
    def may_return(self) -> bool:
        """Whether its holder may say "I'm back" now, after a missed call or from where they were sent."""
        return bool(self.ticket.may)

    @property
    def near(self) -> bool:
        return self.ticket.ahead is not None and self.ticket.ahead <= NEAR

    @property
    def code(self) -> str:
        """What the page's address ends with."""
        return self.ticket.code_url.rpartition("/")[2]

    def act_id(self, act: str) -> str:
        """The command's id: the same for every press in this state, so that pressed twice it is done once."""
        moment = "" if self.since is None else self.since.isoformat()
        return sha256(f"{act} {self.ticket.id} {moment}".encode()).hexdigest()[:32]

    def words(self, say: Speech) -> str:
        """Its state in words."""
        return say.t(*_WORDS[self.ticket.state], counter=self.ticket.counter or "")

    def note(self, say: Speech) -> str:
        """What to know or do then; may be empty."""
        if self.ticket.state == "parked":
            back = [] if self.ticket.back_at is None else [say.t(*_BACK_AT, at=say.when(self.ticket.back_at))]
            return " ".join([say.t(*_PARKED[self.may_return]), *back])
        if self.ticket.state == "waiting" and self.ticket.counter is not None:
            return say.t(*_THERE, counter=self.ticket.counter)
        note = _MISSED[self.may_return] if self.ticket.state == "no_show" else _NOTES.get(self.ticket.state)
        return "" if note is None else say.t(*note)

    def title(self, say: Speech) -> str:
        """The page's title, seen among other pages: the call first."""
        if self.ticket.state == "waiting":
            return f"{self.ticket.number} {say.t('前面还有 {n} 位', '{n} ahead', n=self.ticket.ahead)}"
        return f"{self.ticket.number} {self.words(say)}"

    def spoken(self, say: Speech) -> str:
        """All that matters, for who hears the page."""
        parts = [self.title(say)]
        if self.ticket.state == "called" and self.direction is not None:
            parts.append(say.pick(self.direction))
        if self.ticket.wait_minutes is not None:
            low, high = self.ticket.wait_minutes
            zh, en = "预计等候 {low} 到 {high} 分钟", "expected wait {low} to {high} minutes"
            parts.append(say.t(zh, en, low=low, high=high))
        parts.append(self.note(say))
        return say.t("，", ", ").join(filter(None, parts))


def shown(state: HallState, ticket: Ticket, keys: Keys, public_url: str, now: datetime) -> Shown:
    """The ticket at `now`."""
    called = ticket.state is TicketState.CALLED
    desk = state.desks.get(ticket.counter or "") if called else None
    return Shown(
        ticket_view(state, ticket, keys, public_url, now),
        direction=None if desk is None or desk.direction is None else words(desk.direction),
        recalls=ticket.recalls if called else 0,
        may_withdraw=(ticket.state, Act.WITHDRAW) in TRANSITIONS,
        call=f"{ticket.call}.{ticket.recalls}" if called else "",
        since=ticket.since or ticket.issued_at,
        held=held_of_ten(state.learned, ticket.priority) if ticket.state is TicketState.WAITING else None,
    )
