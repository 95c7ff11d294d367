"""The running hall for its manager: what each counter serves, the rules of calling, closed days and notices."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from hall.definition import Counter, Queue
from hall.state import CounterState, HallState
from hall.waiting import open_counters, waiting_in
from hub.server.failures import not_allowed
from hub.server.requests import hub_of
from hub.server.staff.hall_rules import rules_of
from hub.server.staff.looking import Seen, look_of, see
from hub.server.staff.refusing import asked_of
from hub.server.staff.render import page
from hub.wire import Audience

BLANK_NOTICES = 2
"""Empty lines under the notices that there are."""


@dataclass(frozen=True, slots=True)
class Served:
    """One queue at one counter that could serve it."""

    queue: Queue
    serves: bool
    weight: str
    waiting: int


@dataclass(frozen=True, slots=True)
class Card:
    """One counter."""

    desk: Counter
    now: CounterState
    number: str
    """The ticket there; "" for none."""
    queues: list[Served]

    @property
    def serves(self) -> list[Served]:
        return [each for each in self.queues if each.serves]


async def get_hall(request: Request) -> Response:
    """For the manager alone."""
    look = look_of(request)
    if look.session.bearer.role is not Audience.MANAGER:
        raise not_allowed(role=look.session.bearer.role.value)
    if look.unchanged is not None:
        return look.unchanged
    seen, _ = await see(look, lambda _tx, _seen: None)
    state = hub_of(request).state
    cards = [card_of(state, each) for each in look.definition.counters]
    return page(
        request, "hall.html", seen.reader(look.session), look.now, tag=look.tag, cards=cards,
        rules=rules_of(look.definition.policy), definition=look.definition, blank=range(BLANK_NOTICES),
        waiting=sum(waiting_in(state, each) for each in state.queues),
        open=sum(each.now.clerk is not None and not each.now.paused for each in cards),
        refusing=asked_of(state, look.session.bearer.login), clerks=_clerks(seen), left=_left(state),
        extended=len(state.extended),
    )  # fmt: skip


def _clerks(seen: Seen) -> list[tuple[str, str]]:
    """(login, name) of who may lead a counter."""
    return [(login, each.name) for login, each in seen.staff.items() if each.role is Audience.CLERK]


def _left(state: HallState) -> list[Queue]:
    """Queues in which people wait though no counter would call them now."""
    left = (each for each in state.queues.values() if waiting_in(state, each.id) and not open_counters(state, each.id))
    return sorted(left, key=lambda each: each.letter)


def card_of(state: HallState, desk: Counter) -> Card:
    """The counter with every queue of its kind."""
    now = state.counters[desk.id]
    ticket = state.tickets.get(now.ticket or "")
    alike = sorted((each for each in state.queues.values() if each.kind == desk.kind), key=lambda each: each.letter)
    return Card(desk, now, "" if ticket is None else ticket.number, [_served(state, desk, each) for each in alike])


def _served(state: HallState, desk: Counter, queue: Queue) -> Served:
    weight = f"{desk.weights.get(queue.id, 1.0):g}"
    return Served(queue, queue.id in desk.queues, weight, waiting_in(state, queue.id))
